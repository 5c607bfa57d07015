/**
 * Convolutional networks and the recurrent one, by running sums over their definitions. Shares no code
 * with `src`.
 */
type Config = Readonly<Record<string, number>>;

/** A convolution without bias and its batch normalisation. */
const convBn = (k: number, i: number, o: number) => k * k * i * o + 2 * o;
/** One with biases. */
const conv = (k: number, i: number, o: number) => (k * k * i + 1) * o;
const dense = (i: number, o: number) => (i + 1) * o;

function vgg({ channels, hidden, classes, ...config }: Config): number {
	const widths = [1, 2, 4, 8, 8].map((times) => times * channels);
	const each = widths.flatMap((width, at) => Array<number>(config[`stage${at + 1}`]).fill(width));
	const convolutions = each.reduce((sum, width, at) => sum + conv(3, each[at - 1] ?? 3, width), 0);
	return (
		convolutions + dense(49 * 8 * channels, hidden) + dense(hidden, hidden) + dense(hidden, classes)
	);
}

/** Rows of MobileNetV2's table: t, c, n. */
const mobileRows = [
	[6, 24, 2],
	[6, 32, 3],
	[6, 64, 4],
	[6, 96, 3],
	[6, 160, 3],
	[6, 320, 1]
];

function mobilenet({ expansion: t, classes }: Config): number {
	// The first block does not widen.
	let count = convBn(3, 3, 32) + (9 * 32 + 64) + convBn(1, 32, 16);
	let before = 16;
	for (const [, c, n] of mobileRows) {
		for (let at = 0; at < n; at++) {
			const wide = t * before;
			count += (t > 1 ? convBn(1, before, wide) : 0) + 9 * wide + 2 * wide + convBn(1, wide, c);
			before = c;
		}
	}
	return count + convBn(1, 320, 1280) + dense(1280, classes);
}

function densenet({ growth: g, channels, classes, ...config }: Config): number {
	let count = convBn(7, 3, channels);
	let width = channels;
	for (const stage of [1, 2, 3, 4]) {
		for (let at = 0; at < config[`stage${stage}`]; at++) {
			count += 2 * width + width * 4 * g + 2 * 4 * g + 9 * 4 * g * g;
			width += g;
		}
		if (stage < 4) {
			count += 2 * width + width * (width >> 1);
			width >>= 1;
		}
	}
	return count + 2 * width + dense(width, classes);
}

/** The rounding of channels as its paper's code has it, divisor 8. */
function divisible(value: number): number {
	const next = Math.max(8, Math.trunc((value + 4) / 8) * 8);
	return next < 0.9 * value ? next + 8 : next;
}

function efficientnet({ width, depth, classes }: Config): number {
	const kernels = [3, 3, 5, 3, 5, 5, 3];
	const channels = [16, 24, 40, 80, 112, 192, 320].map((c) => divisible((c * width) / 100));
	const depths = [1, 2, 2, 3, 3, 4, 1].map((n) => Math.ceil((n * depth) / 100));
	let before = divisible((32 * width) / 100);
	let count = convBn(3, 3, before);
	kernels.forEach((k, stage) => {
		for (let at = 0; at < depths[stage]; at++) {
			const wide = stage === 0 ? before : 6 * before;
			const squeezed = Math.max(1, Math.floor(before / 4));
			if (stage > 0) count += convBn(1, before, wide);
			count += k * k * wide + 2 * wide;
			count += dense(wide, squeezed) + dense(squeezed, wide);
			count += convBn(1, wide, channels[stage]);
			before = channels[stage];
		}
	});
	return count + convBn(1, before, 4 * before) + dense(4 * before, classes);
}

/** Weights k·i·o of all convolutions, and twice the outputs for their normalisations. */
function inception({ classes }: Config): number {
	const c = (area: number, i: number, o: number) => area * i * o + 2 * o;
	const stem = c(9, 3, 32) + c(9, 32, 32) + c(9, 32, 64) + c(1, 64, 80) + c(9, 80, 192);
	const a = (i: number, pool: number) =>
		c(1, i, 64) +
		(c(1, i, 48) + c(25, 48, 64)) +
		(c(1, i, 64) + c(9, 64, 96) + c(9, 96, 96)) +
		c(1, i, pool);
	const b = c(9, 288, 384) + c(1, 288, 64) + c(9, 64, 96) + c(9, 96, 96);
	const d = (m: number) =>
		c(1, 768, 192) +
		(c(1, 768, m) + c(7, m, m) + c(7, m, 192)) +
		(c(1, 768, m) + 3 * c(7, m, m) + c(7, m, 192)) +
		c(1, 768, 192);
	const e =
		c(1, 768, 192) + c(9, 192, 320) + (c(1, 768, 192) + 2 * c(7, 192, 192) + c(9, 192, 192));
	const f = (i: number) =>
		c(1, i, 320) +
		(c(1, i, 384) + 2 * c(3, 384, 384)) +
		(c(1, i, 448) + c(9, 448, 384) + 2 * c(3, 384, 384)) +
		c(1, i, 192);
	const blocks =
		a(192, 32) + a(256, 64) + a(288, 64) + b + d(128) + 2 * d(160) + d(192) + e + f(1280) + f(2048);
	return stem + blocks + dense(2048, classes);
}

function unet({ channels: c, levels, inputs, classes }: Config): number {
	const twice = (i: number, o: number) => conv(3, i, o) + conv(3, o, o);
	let count = twice(inputs, c) + conv(1, c, classes);
	for (let level = 0; level < levels; level++) {
		const [narrow, wide] = [c << level, c << (level + 1)];
		// Down, the way up, and the level again, over what comes from both sides.
		count += twice(narrow, wide) + conv(2, wide, narrow) + twice(wide, narrow);
	}
	return count;
}

export const convolutional: Record<string, (config: Config) => number> = {
	alexnet: ({ channels: c, hidden, classes }) =>
		conv(11, 3, c) +
		conv(5, c, 3 * c) +
		conv(3, 3 * c, 6 * c) +
		conv(3, 6 * c, 4 * c) +
		conv(3, 4 * c, 4 * c) +
		dense(6 * 6 * 4 * c, hidden) +
		dense(hidden, hidden) +
		dense(hidden, classes),
	vgg,
	'mobilenet-v2': mobilenet,
	densenet,
	efficientnet,
	'inception-v3': inception,
	'u-net': unet,
	'lstm-language': ({ layers, units: u, vocabulary }) =>
		vocabulary * u + layers * 4 * u * (u + u + 1) + dense(u, vocabulary)
};
