import { describe, expect, it } from 'vitest';
import { jsonFault } from '../../../src/lib/architectures/files/jsonFault.ts';
import { groupByLayer } from '../../../src/lib/architectures/files/layerGroups.ts';
import { runsOfLayers } from '../../../src/lib/architectures/files/layerRuns.ts';
import { sameCount } from '../../../src/lib/architectures/files/sameCount.ts';
import { cleanName } from '../../../src/lib/architectures/files/names.ts';
import { notLearned } from '../../../src/lib/architectures/files/notLearned.ts';
import type { Tensor } from '../../../src/lib/architectures/files/tensor.ts';
import { averageBits, totalsByType } from '../../../src/lib/architectures/files/typeTotals.ts';
import { utf8 } from './make/bytes.ts';

const tensor = (name: string, shape: number[] = [2], type = 'F32'): Tensor => {
	const count = shape.reduce((product, side) => product * side, 1);
	return { name, shape, type, count, bytes: 4 * count };
};
const unknown: Tensor = { name: 'x', shape: null, type: '', count: null, bytes: null };

describe('groupByLayer', () => {
	const layersOf = (...names: string[]) =>
		groupByLayer(names.map((name) => tensor(name))).map(({ name, tensors, count }) => [
			name,
			tensors.length,
			count
		]);

	it('gathers numbered layers in the order of their numbers, and others by their module', () => {
		expect(
			layersOf(
				'lm_head.weight',
				'model.layers.10.mlp.up.weight',
				'model.layers.2.mlp.up.weight',
				'model.layers.2.attn.q.weight',
				'model.norm.weight',
				'model.embed_tokens.weight'
			)
		).toEqual([
			['lm_head', 1, 2],
			['model.layers.2', 2, 4],
			['model.layers.10', 1, 2],
			['model.norm', 1, 2],
			['model.embed_tokens', 1, 2]
		]);
	});

	it.each([
		['layer1.0.conv1.weight', 'layer1.0'],
		['blk.3.attn_q.weight', 'blk.3'],
		['0.weight', '0'],
		['dense_1/kernel', 'dense_1'],
		['arr_0', 'arr_0'],
		['bert.embeddings.LayerNorm.weight', 'bert.embeddings.LayerNorm'],
		['.weight', '.weight'],
		['', '']
	])('%s lies in %s', (name, layer) => {
		expect(layersOf(name)).toEqual([[layer, 1, 2]]);
	});

	it('knows no count where no tensor has one, and else that of those which have', () => {
		expect(groupByLayer([unknown])[0].count).toBeNull();
		expect(groupByLayer([{ ...unknown, name: 'a.x' }, tensor('a.y', [3])])[0].count).toBe(3);
	});
});

describe('runsOfLayers', () => {
	const runsOf = (...tensors: Tensor[]) =>
		runsOfLayers(groupByLayer(tensors)).map(({ name, repeats, count }) => [name, repeats, count]);

	it('puts layers together that follow one another and are alike', () => {
		expect(
			runsOf(
				tensor('embed.weight', [9]),
				...[0, 1, 2, 3].map((at) => tensor(`h.${at}.w`, [5])),
				tensor('h.4.w', [5], 'F16'),
				tensor('h.5.w', [6]),
				tensor('h.7.w', [6]),
				tensor('g.8.w', [6])
			)
		).toEqual([
			['embed', 1, 9],
			['h.0 – 3', 4, 20],
			['h.4', 1, 5],
			['h.5', 1, 6],
			['h.7', 1, 6],
			['g.8', 1, 6]
		]);
	});

	it('tells layers apart by the names of their tensors, in whatever order these stand', () => {
		const names = ['h.0.a', 'h.0.b', 'h.1.b', 'h.1.a', 'h.2.a', 'h.2.c'];
		expect(runsOf(...names.map((name) => tensor(name)))).toEqual([
			['h.0 – 1', 2, 8],
			['h.2', 1, 4]
		]);
	});
});

describe('sameCount', () => {
	const models = [
		{ name: 'GPT-2 small', count: 12 },
		{ name: 'a twin', count: 12 },
		{ name: 'GPT-4', count: null }
	];
	it('names the models with as many parameters, masks left out or not', () => {
		const weights = tensor('w', [12]);
		const mask = tensor('h.0.attn.bias', [1, 1, 2, 2]);
		expect(sameCount(12, [weights], models)).toBe('Exactly as many as GPT-2 small and a twin.');
		expect(sameCount(16, [weights, mask], models)).toBe(
			'Without what is not learned, exactly as many as GPT-2 small and a twin.'
		);
		expect(sameCount(13, [tensor('w', [13])], models)).toBeNull();
	});
});

describe('totalsByType', () => {
	it('adds up each type, the one with most numbers first', () => {
		const types = totalsByType([tensor('a'), tensor('b', [9], 'Q4_K'), tensor('c'), unknown]);
		expect(types.map(({ type, tensors, count }) => [type, tensors, count])).toEqual([
			['Q4_K', 1, 9],
			['F32', 2, 4],
			['', 1, null]
		]);
	});
});

describe('averageBits', () => {
	it('leaves out what is not known', () => {
		expect(averageBits([tensor('a'), unknown])).toBe(32);
		expect(averageBits([unknown])).toBeNull();
		expect(averageBits([])).toBeNull();
	});
});

describe('notLearned', () => {
	it('names the masks that are among the weights of GPT-2', () => {
		const weights = tensor('h.0.attn.c_attn.bias', [2304]);
		const masks = [0, 1].map((at) => tensor(`h.${at}.attn.bias`, [1, 1, 1024, 1024]));
		expect(notLearned([weights, ...masks])).toEqual([
			'By name or type, 2 tensors hold 2,097,152 of them: masks of attention, which are fixed. Without these there are 2,304.'
		]);
	});

	it('names statistics, positions and whole numbers, each apart', () => {
		const some = [
			tensor('w', [10]),
			tensor('bn.running_mean', [3]),
			tensor('bn.num_batches_tracked', [], 'I64'),
			tensor('embeddings.position_ids', [1, 5], 'I64'),
			tensor('q.qweight', [7], 'I32')
		];
		expect(
			notLearned(some).map((note) => /hold\w? (\d+) of them: (\w+)/.exec(note)?.slice(1))
		).toEqual([
			['4', 'statistics'],
			['5', 'positions'],
			['7', 'whole']
		]);
		expect(notLearned([tensor('attn.bias', [64]), unknown])).toEqual([]);
	});
});

describe('cleanName', () => {
	it('cuts long names in the middle, and shows no signs that are not seen', () => {
		expect(cleanName('a<b>&"')).toBe('a<b>&"');
		expect(cleanName('x\u202ey\u0000\n')).toBe('x�y��');
		expect(cleanName('ab'.repeat(100))).toHaveLength(80);
	});
});

describe('jsonFault', () => {
	it.each([
		['{"a" 1}', 5, false],
		['{"a":1,}', 7, false],
		['[1,2', 4, true],
		['{"a":"b', 7, true],
		['{"a":tru', 8, true],
		['{"a":trux}', 5, false],
		['[1}', 2, false],
		['{"a":1}}', 7, false],
		['["a\nb"]', 3, false],
		['', 0, true],
		['01', 2, true],
		['[01]', 1, false],
		['{1:2}', 1, false],
		['["\\x"]', 2, false],
		['["\\u12g4"]', 2, false],
		['["\\u12', 6, true]
	])('of %j is at byte %i', (text, at, isCut) => {
		expect(jsonFault(utf8(text))).toEqual({ at, isCut });
	});
});
