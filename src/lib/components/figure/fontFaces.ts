/**
 * The letters of pictures that leave the page, under a name of their own: the page may stand without its
 * fonts, which come late or never, and it is not to change when a picture is made.
 */
const weights = ['400', '600'] as const;

export const paperFamily = 'Wiggle Room Sans';

/** Each as a `data:` URL, by weight. */
async function fontUrls(): Promise<Record<(typeof weights)[number], string>> {
	const [{ default: regular }, { default: semibold }] = await Promise.all([
		import('@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2?inline'),
		import('@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff2?inline')
	]);
	return { 400: regular, 600: semibold };
}

function bytesOf(url: string): Uint8Array<ArrayBuffer> {
	const content = atob(url.slice(url.indexOf(',') + 1));
	return Uint8Array.from(content, (letter) => letter.charCodeAt(0));
}

let loading: Promise<void> | undefined;

/** Resolves when canvases can be written on with them. Where they cannot be had, the page’s own stand in. */
export function loadPaperFonts(): Promise<void> {
	loading ??= (async () => {
		const urls = await fontUrls();
		for (const weight of weights) {
			const face = new FontFace(paperFamily, bytesOf(urls[weight]), { weight });
			document.fonts.add(await face.load());
		}
	})().catch(() => {});
	return loading;
}

/** The same, written into a picture that stands on its own. */
export async function fontFaces(): Promise<string> {
	const urls = await fontUrls();
	return weights
		.map(
			(weight) =>
				`@font-face{font-family:"${paperFamily}";font-weight:${weight};src:url(${urls[weight]}) format("woff2")}`
		)
		.join('');
}
