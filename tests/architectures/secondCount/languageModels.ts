/** Decoders alone, by the sizes of the tensors that their released weights hold. */
type Config = Readonly<Record<string, number>>;

const linear = (i: number, o: number, bias: number) => i * o + bias * o;

/** Attention and norms of one block of LLaMA's form. */
function llamaAttention(c: Config): number {
	const { width: d, keyValueWidth: k, queryBiases: bias } = c;
	const q = c.headWidth === 0 ? d : c.heads * c.headWidth;
	const head = c.headWidth === 0 ? Math.floor(d / c.heads) : c.headWidth;
	const projections = linear(d, q, bias) + 2 * linear(d, k, bias) + linear(q, d, 0);
	return projections + 2 * d + c.headNorms * 2 * head;
}

const ends = ({ width: d, vocabulary, tied }: Config) => (tied === 1 ? 1 : 2) * vocabulary * d + d;

const llama = (c: Config) => ends(c) + c.layers * (llamaAttention(c) + 3 * c.width * c.feedForward);

function sideBySide(c: Config): number {
	const { width: d, biases: bias, vocabulary: V } = c;
	const [q, k] = [c.heads * c.headWidth, c.keyValueHeads * c.headWidth];
	const attention = linear(d, q + 2 * k, bias) + linear(q, d, bias);
	const block = 2 * c.norms * d + attention + linear(d, 4 * d, bias) + linear(4 * d, d, bias);
	const head = (c.tied === 1 ? 0 : V * d) + bias * V;
	return V * d + c.layers * block + 2 * d + head;
}

function gemma(c: Config): number {
	const { width: d, headWidth: w } = c;
	const attention = d * w * (2 * c.heads + 2 * c.keyValueHeads) + c.headNorms * 2 * w;
	const norms = (c.afterNorms === 1 ? 4 : 2) * d;
	return c.vocabulary * d + d + c.layers * (attention + norms + 3 * d * c.feedForward);
}

function deepseek(c: Config): number {
	const { width: d, heads: h, headWidth: w, rotatedWidth: r, queryRank, keyValueRank: rank } = c;
	const queries =
		queryRank === 0 ? d * h * (w + r) : d * queryRank + queryRank + queryRank * h * (w + r);
	const keysAndValues = d * (rank + r) + rank + rank * h * 2 * w;
	const attention = queries + keysAndValues + h * w * d + 2 * d;
	const experts = (c.experts + c.shared) * 3 * d * c.expertWidth + d * c.experts;
	return (
		2 * c.vocabulary * d +
		d +
		c.denseLayers * (attention + 3 * d * c.feedForward) +
		c.layers * (attention + experts)
	);
}

export const languageModels: Record<string, (config: Config) => number> = {
	llama,
	mistral: llama,
	qwen: llama,
	mixtral: (c) =>
		ends(c) + c.layers * (llamaAttention(c) + c.experts * (3 * c.width * c.feedForward + c.width)),
	pythia: ({ layers, width: d, vocabulary, tied }) =>
		(2 - tied) * vocabulary * d + layers * (12 * d * d + 13 * d) + 2 * d,
	'side-by-side': sideBySide,
	gemma,
	deepseek
};
