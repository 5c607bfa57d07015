/** The page's letters, written into a picture that stands on its own. */
export async function fontFaces(): Promise<string> {
	const [{ default: regular }, { default: semibold }] = await Promise.all([
		import('@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2?inline'),
		import('@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff2?inline')
	]);
	const face = (weight: number, url: string) =>
		`@font-face{font-family:"IBM Plex Sans";font-weight:${weight};src:url(${url}) format("woff2")}`;
	return face(400, regular) + face(600, semibold);
}
