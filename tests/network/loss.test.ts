import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRight, rowLoss, scoreOutputs } from '../../src/lib/network/loss.ts';

const logit = fc.double({ min: -20, max: 20, noNaN: true });
const label = fc.constantFrom(0, 1);

describe("rowLoss('meanSquaredError', …)", () => {
	it('is the mean over outputs, from `start` on', () => {
		expect(rowLoss('meanSquaredError', [9, 1, 5], [9, 2, 3], 1, 2)).toBe((1 + 4) / 2);
	});
});

describe("rowLoss('binaryCrossEntropy', …)", () => {
	it('is −log of the probability given to the label', () => {
		fc.assert(
			fc.property(logit, label, (z, y) => {
				const p = 1 / (1 + Math.exp(-z));
				const naive = -(y * Math.log(p) + (1 - y) * Math.log(1 - p));
				expect(rowLoss('binaryCrossEntropy', [z], [y], 0, 1)).toBeCloseTo(naive, 6);
			})
		);
	});

	it.each([
		[1000, 1, 0],
		[1000, 0, 1000],
		[-1000, 1, 1000],
		[-1000, 0, 0],
		[0, 1, Math.LN2],
		[-40, 0, Math.exp(-40)],
		[1e300, 0, 1e300],
		[1000, 0.25, 750]
	])('of logit %f and target %f is %f', (z, y, loss) => {
		expect(rowLoss('binaryCrossEntropy', [z], [y], 0, 1)).toBeCloseTo(loss, 12);
	});

	it('keeps its digits where the loss is tiny', () => {
		const loss = rowLoss('binaryCrossEntropy', [-40], [0], 0, 1);
		expect(loss / Math.exp(-40)).toBeCloseTo(1, 12);
	});
});

describe("rowLoss('softmaxCrossEntropy', …)", () => {
	it('is −log of the share that softmax gives to the label', () => {
		const rows = fc.array(logit, { minLength: 2, maxLength: 6 });
		fc.assert(
			fc.property(rows, fc.nat(), (z, at) => {
				const chosen = at % z.length;
				const targets = z.map((_, i) => (i === chosen ? 1 : 0));
				const sum = z.reduce((total, value) => total + Math.exp(value), 0);
				const naive = -Math.log(Math.exp(z[chosen]) / sum);
				expect(rowLoss('softmaxCrossEntropy', z, targets, 0, z.length)).toBeCloseTo(naive, 9);
			})
		);
	});

	it.each([
		[[1000, -1000, 0], [1, 0, 0], 0],
		[[1000, -1000, 0], [0, 1, 0], 2000],
		[[1000, 1000], [0, 1], Math.LN2],
		[[-1000, -1000], [1, 0], Math.LN2],
		[[0, 0, 0, 0], [0.25, 0.25, 0.25, 0.25], Math.log(4)]
	])('of logits %j and targets %j is %f', (z, targets, loss) => {
		expect(rowLoss('softmaxCrossEntropy', z, targets, 0, z.length)).toBeCloseTo(loss, 12);
	});

	it('of two classes is the binary one of the difference', () => {
		fc.assert(
			fc.property(logit, logit, (a, b) => {
				const two = rowLoss('softmaxCrossEntropy', [a, b], [0, 1], 0, 2);
				expect(two).toBeCloseTo(rowLoss('binaryCrossEntropy', [b - a], [1], 0, 1), 9);
			})
		);
	});
});

describe('isRight(loss, outputs, targets, start, width)', () => {
	it.each([
		[0.1, 1, true],
		[-0.1, 1, false],
		[0, 0, true],
		[0.1, 0, false],
		[NaN, 0, false],
		[NaN, 1, false],
		[Infinity, 1, true]
	])('of logit %f and class %i is %s', (z, y, right) => {
		expect(isRight('binaryCrossEntropy', [z], [y], 0, 1)).toBe(right);
	});

	it('is the largest logit for more classes', () => {
		expect(isRight('softmaxCrossEntropy', [9, 0, 2, 1], [9, 0, 1, 0], 1, 3)).toBe(true);
		expect(isRight('softmaxCrossEntropy', [0, 2, 1], [1, 0, 0], 0, 3)).toBe(false);
		expect(isRight('softmaxCrossEntropy', [NaN, 2], [1, 0], 0, 2)).toBe(false);
	});
});

describe('scoreOutputs(loss, outputs, targets, width)', () => {
	it('averages over rows', () => {
		const { loss, accuracy } = scoreOutputs('binaryCrossEntropy', [0, 2, -2, 2], [0, 1, 1, 0], 1);
		const [right, wrong] = [Math.log1p(Math.exp(-2)), Math.log1p(Math.exp(2))];
		expect(loss).toBeCloseTo((Math.LN2 + right + 2 * wrong) / 4, 12);
		expect(accuracy).toBe(0.5);
	});

	it('averages the squared error over rows and outputs, and knows no accuracy for it', () => {
		const score = scoreOutputs('meanSquaredError', [1, 2, 3, 4], [0, 0, 0, 0], 2);
		expect(score).toEqual({ loss: (1 + 4 + 9 + 16) / 4, accuracy: NaN });
	});

	it('reads float32 arrays', () => {
		const outputs = new Float32Array([1000, -1000]);
		const score = scoreOutputs('binaryCrossEntropy', outputs, new Float32Array([0, 0]), 1);
		expect(score).toEqual({ loss: 500, accuracy: 0.5 });
	});

	it('is not finite for a network that has diverged', () => {
		for (const loss of ['meanSquaredError', 'binaryCrossEntropy'] as const) {
			expect(scoreOutputs(loss, [NaN, 0], [0, 1], 1).loss).toBeNaN();
		}
		expect(scoreOutputs('softmaxCrossEntropy', [NaN, 0], [0, 1], 2).loss).toBeNaN();
	});
});
