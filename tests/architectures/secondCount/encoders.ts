/** Encoder and decoder, and both halves of CLIP, by the sizes of their tensors. */
type Config = Readonly<Record<string, number>>;

const block = (d: number) => 4 * (d * d + d) + 2 * 2 * d + 8 * d * d + 5 * d;

function t5({ layers, width: d, heads, headWidth, feedForward: f, vocabulary }: Config): number {
	const attention = 4 * d * heads * headWidth + d;
	const wide = 2 * d * f + d;
	const encoder = 32 * heads + layers * (attention + wide) + d;
	const decoder = 32 * heads + layers * (2 * attention + wide) + d;
	return vocabulary * d + encoder + decoder;
}

function whisper({ layers, width: d, vocabulary, context, mels }: Config): number {
	const attention = 4 * d * d + 3 * d + 2 * d;
	const wide = 8 * d * d + 5 * d + 2 * d;
	const sound = (mels * 3 + 1) * d + (d * 3 + 1) * d;
	const encoder = layers * (attention + wide) + 2 * d;
	const decoder = layers * (2 * attention + wide) + 2 * d;
	return sound + encoder + vocabulary * d + context * d + decoder;
}

function clip(c: Config): number {
	const { width: d, imageWidth: D, shared, patch } = c;
	const places = Math.floor(c.image / patch) ** 2 + 1;
	const text = c.vocabulary * d + c.context * d + c.layers * block(d) + 2 * d;
	const image = 3 * patch * patch * D + D + places * D + 2 * D + c.imageLayers * block(D) + 2 * D;
	return text + image + (d + D) * shared + 1;
}

export const encoders: Record<string, (config: Config) => number> = { t5, whisper, clip };
