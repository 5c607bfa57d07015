import { describe, expect, it } from 'vitest';
import { attentionOf, looksOf } from '../../src/lib/analysis/strips/looking.ts';
import { spansOfLayers, usesOf } from '../../src/lib/analysis/strips/uses.ts';
import { stackForm } from '../../src/lib/experiment/layers/stackForm.ts';
import { stackNetwork } from '../../src/lib/experiment/layers/stackNetwork.ts';
import { describeParameter } from '../../src/lib/network/describeParameter.ts';
import { matricesOf } from '../../src/lib/network/matrices.ts';
import { denseLayersOf, denseNetwork } from '../../src/lib/network/spec.ts';

const networkOf = (text: string, inputs = 40) =>
	stackNetwork(stackForm.read(text)!, { inputs, outputs: 4 });
const two = networkOf('conv8.k5.s2.relu,conv8.k5.s2.relu.max');

describe('matricesOf(network)', () => {
	it('has every kernel once, a row a filter', () => {
		const sides = matricesOf(two).map(({ index, inputs, outputs, kernel, kernelStart, end }) => [
			...[index, inputs, outputs, kernel],
			...[kernelStart, end]
		]);
		expect(sides).toEqual([
			[0, 5, 8, 5, 0, 48],
			[1, 40, 8, 5, 48, 376],
			[3, 8, 4, undefined, 376, 412]
		]);
	});

	it('is denseLayersOf(network) of dense layers', () => {
		const dense = denseNetwork({ inputs: 2, hidden: [3, 4], outputs: 1, activation: 'tanh' });
		expect(matricesOf(dense)).toEqual(denseLayersOf(dense));
	});
});

describe('describeParameter(network, index)', () => {
	it.each([
		[0, 'weight 1 of 5 to filter 1 of hidden layer 1, shared by all places'],
		[
			48,
			'weight 1 of 5 from filter 1 of hidden layer 1 to filter 1 of hidden layer 2, shared by all places'
		],
		[47, 'bias of filter 8 of hidden layer 1'],
		[376, 'weight from the largest of filter 1 of hidden layer 2 to output 1'],
		[411, 'bias of output 4']
	])('names filters and pooled ones: %i', (index, sentence) => {
		expect(describeParameter(two, index).sentence).toBe(sentence);
	});

	it('names what windows hand on, and counts no layer for them', () => {
		const windows = networkOf('conv2.k5.relu.pool2,conv3.k3.relu.max');
		const [, second] = matricesOf(windows);
		expect(describeParameter(windows, second.kernelStart).sentence).toBe(
			'weight 1 of 3 from the largest in a window of filter 1 of hidden layer 1 to filter 1 of hidden layer 2, shared by all places'
		);
	});

	it('names places that lie in one row', () => {
		const flat = networkOf('conv2.k5.s5.relu,dense3.relu');
		const first = matricesOf(flat)[1].kernelStart;
		expect(describeParameter(flat, first + 3 * 3).sentence).toBe(
			'weight from place 2 of filter 2 of hidden layer 1 to unit 1 of hidden layer 2'
		);
	});
});

describe('spansOfLayers(network) with windows', () => {
	it('has all that the places of a window see', () => {
		const spans = spansOfLayers(networkOf('conv2.k5.s2.relu.pool3.every2,conv2.k2.relu.max'));
		// Places of the convolution begin at 0, 2, 4 …; a window holds three of them.
		expect(spans[1]!.slice(0, 2)).toEqual([
			{ from: 0, to: 4 },
			{ from: 2, to: 6 }
		]);
		expect(spans[2]!.slice(0, 2)).toEqual([
			{ from: 0, to: 8 },
			{ from: 4, to: 12 }
		]);
		expect(spans[3]![0]).toEqual({ from: 0, to: 12 });
	});
});

describe('usesOf(network, parameter)', () => {
	it('is every place of a kernel: 18 of the first, 7 of the second', () => {
		const first = usesOf(two, 2 * 8)!; // the third of five, to the first filter
		expect(first.isShared).toBe(true);
		expect(first.spans).toHaveLength(18);
		expect(first.spans.slice(0, 2)).toEqual([
			{ from: 2, to: 2 },
			{ from: 4, to: 4 }
		]);
		expect(first.spans.at(-1)).toEqual({ from: 36, to: 36 });
		const second = usesOf(two, 48)!;
		expect(second.spans).toHaveLength(7);
		expect(second.spans[1]).toEqual({ from: 4, to: 8 });
	});

	it('is one sample of a dense layer on the strip', () => {
		const dense = networkOf('dense9.relu');
		expect(usesOf(dense, 7 * 9 + 2)).toEqual({ spans: [{ from: 7, to: 7 }], isShared: false });
	});

	it('leaves out what the zeros beyond the ends take', () => {
		const same = networkOf('conv1.k3.same.relu.max', 5);
		expect(usesOf(same, 0)!.spans.map(({ from }) => from)).toEqual([0, 1, 2, 3]);
		expect(usesOf(same, 1)!.spans.map(({ from }) => from)).toEqual([0, 1, 2, 3, 4]);
	});

	it('is null for a bias and behind the pooling', () => {
		expect(usesOf(two, 40)).toBeNull();
		expect(usesOf(two, 380)).toBeNull();
	});

	it('goes through places in one row', () => {
		const flat = networkOf('conv2.k5.s5.relu,dense3.relu');
		const first = matricesOf(flat)[1].kernelStart;
		expect(usesOf(flat, first + 3 * 3)).toEqual({ spans: [{ from: 5, to: 9 }], isShared: false });
	});
});

describe('spansOfLayers(network)', () => {
	it('is what each place sees of the strip', () => {
		const spans = spansOfLayers(two);
		expect(spans.map((one) => one?.length ?? null)).toEqual([40, 18, 7, null]);
		expect(spans[2]![0]).toEqual({ from: 0, to: 12 });
		expect(spans[2]![6]).toEqual({ from: 24, to: 36 });
	});
});

describe('looksOf(network, parameters, inputs)', () => {
	it('is the window in which each filter found its largest value', () => {
		const network = networkOf('conv2.k2.linear.max', 5);
		// The first filter takes the sum of two samples, the second the fall from one to the next.
		const parameters = [1, 1, 1, -1, 0, 0, ...Array<number>(12).fill(0)];
		const looks = looksOf(network, parameters, [0, 1, 2, 5, 1])!;
		expect(looks).toEqual([
			[
				{ filter: 0, value: 7, span: { from: 2, to: 3 } },
				{ filter: 1, value: 4, span: { from: 3, to: 4 } }
			]
		]);
		expect(attentionOf(looks[0], 5)).toEqual([0, 0, 0.5, 1, 0.5]);
	});

	it('is null where nothing is pooled', () => {
		expect(looksOf(networkOf('dense9.relu'), [], [])).toBeNull();
	});

	it('counts no filter that found nothing', () => {
		const span = { from: 0, to: 1 };
		const looks = [
			{ filter: 0, value: 0, span },
			{ filter: 1, value: 2, span: { from: 1, to: 2 } }
		];
		expect(attentionOf(looks, 4)).toEqual([0, 1, 1, 0]);
		expect(attentionOf([looks[0]], 4)).toEqual([0, 0, 0, 0]);
	});
});
