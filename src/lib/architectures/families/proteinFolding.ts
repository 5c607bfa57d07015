/**
 * ESMFold: a language model of proteins, a trunk that goes over the chain and over all pairs of its
 * residues, and a structure module that turns both into places in space. Pairs meet in triangles.
 */
import type { Block, Line, Purpose } from '../block.ts';
import { defineFamily, type Field } from '../family.ts';
import { dense, embedding } from '../layer.ts';
import { attentionLines } from '../parts/attention.ts';
import { layerNorm, transformer, words } from '../parts/ends.ts';
import { plainFeedForward } from '../parts/feedForward.ts';

const fields = {
	languageLayers: { label: 'Layers of the language model', minimum: 0, maximum: 10_000 },
	languageWidth: { label: 'Width of the language model', minimum: 1, maximum: 1_000_000 },
	languageHeads: { label: 'Heads of the language model', minimum: 1, maximum: 10_000 },
	blocks: { label: 'Blocks of the trunk', minimum: 0, maximum: 10_000 },
	width: { label: 'Width for a residue', minimum: 1, maximum: 1_000_000 },
	pairWidth: { label: 'Width for a pair', minimum: 1, maximum: 1_000_000 },
	heads: { label: 'Heads over the chain', minimum: 1, maximum: 10_000 },
	pairHeads: { label: 'Heads over pairs', minimum: 1, maximum: 10_000 },
	residues: {
		label: 'Residues',
		minimum: 1,
		maximum: 100_000,
		hint: 'Links of the chain: longer chains, no more parameters'
	}
} satisfies Record<string, Field>;

/** Of AlphaFold 2, whose structure module it has: width, heads, their widths, points and angles. */
const structure = { width: 384, heads: 12, headWidth: 16, queryPoints: 4, valuePoints: 8 };
const angleWidth = 128;
const timesUsed = 8;

const line = (name: string, purpose: Purpose, layer: Line['layer'], copies = 1): Line => ({
	name,
	purpose,
	layer,
	copies
});
const at = (places: number, lines: readonly Line[]): Line[] =>
	lines.map((one) => ({ ...one, places }));

/** Each side of a pair is updated by the two other sides of every triangle: outwards and inwards. */
const triangles = (c: number): Line[] => [
	layerNorm('of triangles, before and after', c, 4),
	line('Triangles: values and gates', 'feed-forward', dense(c, c), 12)
];

const triangleAttention = (c: number, heads: number): Line[] => [
	layerNorm('before attention along triangles', c, 2),
	line('What the third side adds', 'attention', dense(c, heads, false), 2),
	line('Queries, keys and values along triangles', 'attention', dense(c, c, false), 6),
	line('Gate and output along triangles', 'attention', dense(c, c), 4)
];

function trunkBlock(config: Readonly<Record<keyof typeof fields, number>>): Line[] {
	const { width: s, pairWidth: z, heads, pairHeads, residues } = config;
	return [
		...at(residues, [
			layerNorm('before attention', s),
			line('Queries, keys and values', 'attention', dense(s, s, false), 3),
			line('Gate and output of attention', 'attention', dense(s, s), 2),
			layerNorm('before feed-forward', s),
			...plainFeedForward(s, 4 * s),
			layerNorm('before pairs', s),
			line('From residues to pairs', 'feed-forward', dense(s, z))
		]),
		...at(residues ** 2, [
			line('Into the pairs', 'feed-forward', dense(z, z)),
			layerNorm('of pairs before attention', z),
			line('What a pair adds to attention', 'attention', dense(z, heads, false)),
			...triangles(z),
			...triangleAttention(z, pairHeads),
			layerNorm('before feed-forward of pairs', z),
			...plainFeedForward(z, 4 * z)
		])
	];
}

function structureModule(z: number): Line[] {
	const { width: c, heads, headWidth, queryPoints, valuePoints } = structure;
	const gathered = heads * (z + headWidth + 4 * valuePoints);
	return [
		layerNorm('of residues', c),
		layerNorm('of pairs', z),
		line('Into the module', 'feed-forward', dense(c, c)),
		line('Queries', 'attention', dense(c, heads * headWidth)),
		line('Keys and values', 'attention', dense(c, 2 * heads * headWidth)),
		line('Points that ask', 'attention', dense(c, 3 * heads * queryPoints)),
		line('Points that answer', 'attention', dense(c, 3 * heads * (queryPoints + valuePoints))),
		line('What a pair adds', 'attention', dense(z, heads)),
		line('How much a point counts, for each head', 'attention', embedding(heads, 1)),
		line('Output of attention', 'attention', dense(gathered, c)),
		layerNorm('after attention and after feed-forward', c, 2),
		line('Feed-forward', 'feed-forward', dense(c, c), 3),
		line('Turn and shift of a residue', 'head', dense(c, 6)),
		line('Angles, from before and from now', 'head', dense(c, angleWidth), 2),
		line('Angles, residual', 'head', dense(angleWidth, angleWidth), 4),
		line('Seven angles', 'head', dense(angleWidth, 14))
	];
}

export const proteinFolding = defineFamily({
	id: 'esmfold',
	name: 'Protein folding',
	lane: 'Protein folding',
	unit: 'example',
	fields,
	blocks: (config) => {
		const { languageLayers, languageWidth: d, languageHeads, residues } = config;
		const { width: s, pairWidth: z, blocks } = config;
		const c = structure.width;
		const language: Block[] = [
			{ name: 'Language model, embedding', lines: [words(33, d)] },
			{
				...transformer(
					languageLayers,
					at(residues, [
						layerNorm('before attention', d),
						...attentionLines({ width: d, heads: 1, headWidth: d, hasBias: true }),
						layerNorm('before feed-forward', d),
						...plainFeedForward(d, 4 * d)
					])
				),
				name: 'Language model, block'
			},
			{
				name: 'Language model, end',
				lines: [
					layerNorm('at the end', d),
					line('Which residues touch', 'head', dense(languageLayers * languageHeads, 1))
				]
			}
		];
		return [
			...language,
			{
				name: 'Into the trunk',
				lines: [
					line(
						'Weights of the language model’s layers',
						'embedding',
						embedding(languageLayers + 1, 1)
					),
					layerNorm('of the language model', d),
					...at(residues, [
						line('From the language model', 'embedding', dense(d, s)),
						line('Dense', 'embedding', dense(s, s))
					]),
					line('Residues', 'embedding', embedding(23, s)),
					line('Distances along the chain', 'position', embedding(66, z)),
					line('Distances of the last round', 'position', embedding(15, z)),
					layerNorm('of the last round’s residues', s),
					layerNorm('of the last round’s pairs', z)
				]
			},
			{ name: 'Block of the trunk', repeats: blocks, lines: trunkBlock(config) },
			{
				name: 'Out of the trunk',
				lines: [
					...at(residues, [line('Residues', 'feed-forward', dense(s, c))]),
					...at(residues ** 2, [line('Pairs', 'feed-forward', dense(z, z))])
				]
			},
			{ name: 'Structure module', lines: at(timesUsed * residues, structureModule(z)) },
			{
				name: 'Heads',
				lines: [
					...at(residues ** 2, [
						line('Distances', 'head', dense(z, 64)),
						line('How well all of it is placed', 'head', dense(z, 64))
					]),
					...at(residues, [
						line('Which residue', 'head', dense(s, 23)),
						layerNorm('of confidence', c),
						line('Confidence, narrower', 'head', dense(c, 128)),
						line('Confidence', 'head', dense(128, 128)),
						line('Confidence of each atom', 'head', dense(128, 37 * 50))
					])
				]
			}
		];
	},
	models: [
		{
			id: 'esmfold',
			name: 'ESMFold',
			short: 'ESMFold',
			config: {
				...{ languageLayers: 36, languageWidth: 2560, languageHeads: 40 },
				...{ blocks: 48, width: 1024, pairWidth: 128, heads: 32, pairHeads: 4, residues: 256 }
			},
			published: { exact: 3_525_038_915, by: 'Hugging Face’s implementation, facebook/esmfold_v1' },
			sources: [
				{
					title:
						'Evolutionary-scale prediction of atomic-level protein structure with a language model',
					year: 2023,
					url: 'https://www.science.org/doi/10.1126/science.ade2574'
				},
				{
					title: 'Released weights: facebook/esmfold_v1',
					year: 2022,
					url: 'https://huggingface.co/facebook/esmfold_v1'
				}
			],
			notes: [
				'Four fifths of it are the language model ESM-2, which was not trained further. What folds are the 690 million of its trunk and the two million of its structure module, built as AlphaFold 2’s.'
			]
		}
	]
});
