/**
 * The tensors that the released weights of each kind hold, written out by their shapes. Shares no code
 * with `src`: a second count, in the order and with the names that the weights have.
 */
type Config = Readonly<Record<string, number>>;
type Tensors = number[][];

export const sizeOf = (tensors: Tensors) =>
	tensors.reduce((all, tensor) => all + tensor.reduce((size, side) => size * side, 1), 0);
const repeat = (times: number, tensors: Tensors): Tensors =>
	Array.from({ length: times }, () => tensors).flat();

/** Weight and bias of a linear layer from `i` to `o`, as PyTorch stores them. */
const linear = (i: number, o: number, hasBias = true): Tensors => [
	[o, i],
	...(hasBias ? [[o]] : [])
];
const layerNorm = (d: number): Tensors => [[d], [d]];

/** q_proj, k_proj, v_proj, o_proj. */
const projections = (d: number, q: number, kv: number, bias: boolean, outBias = bias): Tensors => [
	...linear(d, q, bias),
	...linear(d, kv, bias),
	...linear(d, kv, bias),
	...linear(q, d, outBias)
];
/** gate_proj, up_proj, down_proj. */
const gated = (d: number, f: number, bias = false): Tensors => [
	...linear(d, f, bias),
	...linear(d, f, bias),
	...linear(f, d, bias)
];

/** Everything with LLaMA's block: embed_tokens, layers, norm, lm_head where it is not tied. */
export function llamaTensors(
	{ V, d, L, h, kv, w, f, tied }: Config,
	more: { queryBias?: boolean; headNorms?: boolean; wideNorms?: boolean; norms?: number } = {}
): Tensors {
	const { queryBias = false, headNorms = false, wideNorms = false, norms = 2 } = more;
	return [
		[V, d],
		...repeat(L, [
			...projections(d, h * w, kv * w, queryBias, false),
			...(headNorms ? [[w], [w]] : []),
			...(wideNorms ? [[h * w], [kv * w]] : []),
			...gated(d, f),
			...repeat(norms, [[d]])
		]),
		[d],
		...(tied ? [] : [[V, d]])
	];
}

/** Mixtures upon LLaMA's block, in which every block has experts. */
export function mixtureTensors(
	{ V, d, L, h, kv, w, experts, expertWidth, shared = 0 }: Config,
	more: { queryBias?: boolean; headNorms?: boolean } = {}
): Tensors {
	const { queryBias = false, headNorms = false } = more;
	return [
		[V, d],
		...repeat(L, [
			...projections(d, h * w, kv * w, queryBias, false),
			...(headNorms ? [[w], [w]] : []),
			[experts, d],
			...repeat(experts, gated(d, expertWidth)),
			...(shared > 0 ? [...gated(d, shared), [1, d]] : []),
			[d],
			[d]
		]),
		[d],
		[V, d]
	];
}

export function gptOssTensors({ V, d, L, h, kv, w, experts, f }: Config): Tensors {
	return [
		[V, d],
		...repeat(L, [
			...projections(d, h * w, kv * w, true),
			[h], // sinks
			[experts, d], // router
			[experts],
			[experts, d, 2 * f], // gate_up_proj
			[experts, 2 * f],
			[experts, f, d], // down_proj
			[experts, d],
			[d],
			[d]
		]),
		[d],
		[V, d]
	];
}

export function deepseekTensors({
	V,
	d,
	L,
	h,
	f,
	first,
	experts,
	expertWidth,
	shared,
	queryRank
}: Config): Tensors {
	const [nope, rope, value, rank] = [128, 64, 128, 512];
	const queries: Tensors =
		queryRank === 0
			? [[h * (nope + rope), d]]
			: [[queryRank, d], [queryRank], [h * (nope + rope), queryRank]];
	const attention: Tensors = [
		...queries,
		[rank + rope, d],
		[rank],
		[h * (nope + value), rank],
		[d, h * value]
	];
	return [
		[V, d],
		...repeat(first, [...attention, ...gated(d, f), [d], [d]]),
		...repeat(L - first, [
			...attention,
			[experts, d],
			...repeat(experts, gated(d, expertWidth)),
			...gated(d, shared * expertWidth),
			[d],
			[d]
		]),
		[d],
		[V, d]
	];
}

/** GPT-2, OPT without its changes of width, BLOOM, GPT-NeoX: what differs is at the ends. */
const block = (d: number, f: number): Tensors => [
	...layerNorm(d),
	...projections(d, d, d, true),
	...layerNorm(d),
	...linear(d, f),
	...linear(f, d)
];

export const gpt2Tensors = ({ V, C, d, L }: Config): Tensors => [
	[V, d],
	[C, d],
	...repeat(L, block(d, 4 * d)),
	...layerNorm(d)
];
export const gptNeoTensors = ({ V, C, d, L }: Config): Tensors => [
	[V, d],
	[C, d],
	...repeat(L, [
		...layerNorm(d),
		...projections(d, d, d, false, true),
		...layerNorm(d),
		...linear(d, 4 * d),
		...linear(4 * d, d)
	]),
	...layerNorm(d)
];
export const gptNeoxTensors = ({ V, d, L, f }: Config): Tensors => [
	[V, d],
	...repeat(L, block(d, f)),
	...layerNorm(d),
	[V, d]
];
export const gptjTensors = ({ V, d, L }: Config): Tensors => [
	[V, d],
	...repeat(L, [
		...layerNorm(d),
		...projections(d, d, d, false),
		...linear(d, 4 * d),
		...linear(4 * d, d)
	]),
	...layerNorm(d),
	...linear(d, V)
];
export const optTensors = ({ V, C, d, L, f, words }: Config): Tensors => [
	[V, words],
	[C + 2, d],
	...(words === d ? layerNorm(d) : [...linear(words, d, false), ...linear(d, words, false)]),
	...repeat(L, block(d, f))
];
export const bloomTensors = ({ V, d, L }: Config): Tensors => [
	[V, d],
	...layerNorm(d),
	...repeat(L, block(d, 4 * d)),
	...layerNorm(d)
];
export const falconTensors = ({ V, d, L, h, kv, norms, bias }: Config): Tensors => [
	[V, d],
	...repeat(L, [
		...repeat(norms, layerNorm(d)),
		...linear(d, d + (2 * kv * d) / h, bias === 1), // query_key_value
		...linear(d, d, bias === 1),
		...linear(d, 4 * d, bias === 1),
		...linear(4 * d, d, bias === 1)
	]),
	...layerNorm(d)
];
export const phiTensors = ({ V, d, L, f }: Config): Tensors => [
	[V, d],
	...repeat(L, [...layerNorm(d), ...projections(d, d, d, true), ...linear(d, f), ...linear(f, d)]),
	...layerNorm(d),
	...linear(d, V)
];

export function t5Tensors({ V, d, L, h, f, isGated, tied }: Config): Tensors {
	const w = 64 * h;
	const attention: Tensors = [[w, d], [w, d], [w, d], [d, w], [d]];
	const wide: Tensors = isGated ? [[f, d], [f, d], [d, f], [d]] : [[f, d], [d, f], [d]];
	return [
		[V, d],
		[32, h],
		...repeat(L, [...attention, ...wide]),
		[d],
		[32, h],
		...repeat(L, [...attention, ...attention, ...wide]),
		[d],
		...(tied ? [] : [[V, d]])
	];
}

export function whisperTensors({ V, C, d, L, mels }: Config): Tensors {
	const attention: Tensors = [
		...linear(d, d), // q_proj
		...linear(d, d, false), // k_proj
		...linear(d, d),
		...linear(d, d),
		...layerNorm(d)
	];
	const wide: Tensors = [...linear(d, 4 * d), ...linear(4 * d, d), ...layerNorm(d)];
	return [
		[d, mels, 3],
		[d],
		[d, d, 3],
		[d],
		...repeat(L, [...attention, ...wide]),
		...layerNorm(d),
		[V, d],
		[C, d],
		...repeat(L, [...attention, ...attention, ...wide]),
		...layerNorm(d)
	];
}

export const bertTensors = ({ V, C, d, L, segments, pooler }: Config): Tensors => [
	[V, d],
	[C, d],
	[segments, d],
	...layerNorm(d),
	...repeat(L, block(d, 4 * d)),
	...(pooler ? linear(d, d) : [])
];
export const albertTensors = ({ V, d }: Config): Tensors => [
	[V, 128],
	[512, 128],
	[2, 128],
	...layerNorm(128),
	...linear(128, d),
	...block(d, 4 * d),
	...linear(d, d)
];
export const vitTensors = ({ d, L, patch, classes }: Config): Tensors => [
	[1, 1, d],
	[1, (224 / patch) ** 2 + 1, d],
	[d, 3, patch, patch],
	[d],
	...repeat(L, block(d, 4 * d)),
	...layerNorm(d),
	...(classes > 0 ? linear(d, classes) : linear(d, d))
];
export const clipTensors = ({ d, D, L, p, patch }: Config): Tensors => [
	[], // logit_scale
	[49_408, d],
	[77, d],
	...repeat(12, block(d, 4 * d)),
	...layerNorm(d),
	[D],
	[D, 3, patch, patch],
	[(224 / patch) ** 2 + 1, D],
	...layerNorm(D),
	...repeat(L, block(D, 4 * D)),
	...layerNorm(D),
	[p, D],
	[p, d]
];
/** Gemma 3's language model, SigLIP's vision transformer, and what joins them. */
export const gemmaWithImagesTensors = (language: Tensors, { d, D, L, f }: Config): Tensors => [
	...language,
	[D, 3, 14, 14],
	[D],
	[64 * 64, D],
	...repeat(L, block(D, f)),
	...layerNorm(D),
	[D, d],
	[D]
];
