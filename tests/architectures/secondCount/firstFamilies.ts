/**
 * Every family counted once more, in a different way: not by layers but by the sizes of the tensors
 * that a reference implementation stores, or from the published arithmetic. Shares no code with `src`.
 */

type Config = Readonly<Record<string, number>>;

const sizes = (...tensors: number[][]) =>
	tensors.reduce((all, tensor) => all + tensor.reduce((size, side) => size * side, 1), 0);
const times = (n: number, count: number) => n * count;
const total = (counts: number[]) => counts.reduce((all, count) => all + count, 0);

/** The tensors of one block of BERT, GPT-2, ViT and CLIP. */
function blockTensors(d: number): number {
	const projections = [1, 2, 3, 4].flatMap(() => [[d, d], [d]]);
	return sizes(...projections, [d], [d], [4 * d, d], [4 * d], [d, 4 * d], [d], [d], [d]);
}

function decoderOnly({ layers, width: d, vocabulary, context }: Config): number {
	return sizes([vocabulary, d], [context, d], [d], [d]) + times(layers, blockTensors(d));
}

function resnet(c: Config, isBottleneck: boolean): number {
	const convBn = (k: number, i: number, o: number) => k * k * i * o + o + o + c.biases * o;
	let channels = c.channels;
	let count = convBn(7, 3, channels);
	for (const [stage, depth] of [c.stage1, c.stage2, c.stage3, c.stage4].entries()) {
		const m = c.channels << stage;
		const out = isBottleneck ? 4 * m : m;
		for (let at = 0; at < depth; at++) {
			count += isBottleneck
				? convBn(1, channels, m) + convBn(c.kernel, m, m) + convBn(1, m, out)
				: convBn(c.kernel, channels, m) + convBn(c.kernel, m, m);
			if (channels !== out) count += convBn(1, channels, out);
			channels = out;
		}
	}
	return count + (channels + 1) * c.classes;
}

const conv = (k: number, i: number, o: number) => (k * k * i + 1) * o;

function residual(i: number, o: number, k: number, time: number): number {
	const embedding = time === 0 ? 0 : (time + 1) * o;
	const shortcut = i === o ? 0 : (i + 1) * o;
	return 2 * i + conv(k, i, o) + embedding + 2 * o + conv(k, o, o) + shortcut;
}

/** 2c + 6c of norms, 2(c² + c) in and out, self 4c² + c, cross 2c² + 2xc + c, GEGLU 12c² + 9c. */
const crossAttention = (c: number, x: number) =>
	20 * c * c + 2 * x * c + (2 + 6 + 2 + 1 + 1 + 9) * c;

function unet(config: Config): number {
	const { channels: c, blocks: n, kernel: k, latent, context: x } = config;
	const time = 4 * c;
	const widths = [c, 2 * c, 4 * c, 4 * c];
	const down: [number, number, boolean][] = [];
	const skips = [c];
	let before = c;
	widths.forEach((width, level) => {
		for (let at = 0; at < n; at++) {
			down.push([before, width, level < 3]);
			skips.push(width);
			before = width;
		}
		if (level < 3) skips.push(width);
	});
	const up: [number, number, boolean][] = [];
	[3, 2, 1, 0].forEach((level) => {
		for (let at = 0; at <= n; at++) {
			up.push([before + skips.pop()!, widths[level], level < 3]);
			before = widths[level];
		}
	});
	const blocks = [...down, ...up].map(
		([i, o, attends]) => residual(i, o, k, time) + (attends ? crossAttention(o, x) : 0)
	);
	const resampling = [c, 2 * c, 4 * c, 4 * c, 4 * c, 2 * c].map((w) => conv(k, w, w));
	const middle = 2 * residual(4 * c, 4 * c, k, time) + crossAttention(4 * c, x);
	const ends = (c + 1) * time + (time + 1) * time + conv(k, latent, c) + 2 * c + conv(k, c, latent);
	return total(blocks) + total(resampling) + middle + ends;
}

function autoencoder({ channels: c, blocks: n, kernel: k, latent: z }: Config): number {
	const chain = (widths: number[], start: number, depth: number) => {
		let before = start;
		return total(
			widths.flatMap((width) =>
				Array.from({ length: depth }, () => {
					const count = residual(before, width, k, 0);
					before = width;
					return count;
				})
			)
		);
	};
	const down = [c, 2 * c, 4 * c, 4 * c];
	const wide = 4 * c;
	const middle = 2 * residual(wide, wide, k, 0) + 2 * wide + 4 * (wide * wide + wide);
	const encoder =
		conv(k, 3, c) +
		chain(down, c, n) +
		total([c, 2 * c, 4 * c].map((w) => conv(k, w, w))) +
		middle +
		(2 * wide + conv(k, wide, 2 * z) + conv(1, 2 * z, 2 * z));
	const decoder =
		conv(1, z, z) +
		conv(k, z, wide) +
		middle +
		chain(down.toReversed(), wide, n + 1) +
		total([4 * c, 4 * c, 2 * c].map((w) => conv(k, w, w))) +
		(2 * c + conv(k, c, 3));
	return encoder + decoder;
}

export const firstFamilies: Record<string, (config: Config) => number> = {
	'multilayer-perceptron': ({ inputs, width, depth, outputs }) => {
		const units = [inputs, ...Array<number>(depth).fill(width), outputs];
		return total(units.slice(1).map((unit, at) => unit * (units[at] + 1)));
	},
	lenet: ({ pixels, first, second, classes }) =>
		sizes([pixels, first], [first], [first, second], [second], [second, classes], [classes]),
	resnet: (config) => resnet(config, false),
	'resnet-bottleneck': (config) => resnet(config, true),
	vit: ({ layers, width: d, patch, image, classes }) => {
		const side = Math.floor(image / patch);
		return (
			sizes([d, 3, patch, patch], [d], [1, 1, d], [1, side * side + 1, d], [d], [d]) +
			times(layers, blockTensors(d)) +
			sizes([classes, d], [classes])
		);
	},
	bert: ({ layers, width: d, vocabulary, context, segments, pooler }) =>
		sizes([vocabulary, d], [context, d], [segments, d], [d], [d]) +
		times(layers, blockTensors(d)) +
		times(pooler, sizes([d, d], [d])),
	'gpt-2': decoderOnly,
	'gpt-3': decoderOnly,
	'clip-text': decoderOnly,
	gopher: ({ layers, width: d, vocabulary }) => d * (vocabulary + layers * (13 * d + 2) + 1),
	'stable-diffusion-u-net': unet,
	'stable-diffusion-autoencoder': autoencoder
};
