/** WebAssembly in base64. */
declare module '*?assembly' {
	const bytes: string;
	export default bytes;
}
