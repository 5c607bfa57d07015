import { describe, expect, it } from 'vitest';
import {
	bytesOfActivations,
	bytesToHold,
	bytesToTrain,
	countLayer,
	countParameters,
	multiplyAddsPerExample
} from '../../src/lib/network/cost.ts';
import { denseNetwork, layersOf, type NetworkSpec } from '../../src/lib/network/spec.ts';

const widths = [1, 2, 3, 4, 7, 8, 16, 31, 64, 100, 128, 255, 256, 400, 511, 512];
const depths = [0, 1, 2, 3, 4, 5, 6];
const grid = widths.flatMap((width) => depths.map((depth) => ({ width, depth })));

function network(inputs: number, hidden: number[], outputs = 1): NetworkSpec {
	return denseNetwork({ inputs, hidden, outputs, activation: 'tanh' });
}

/** Parameters of `depth` layers of one width: in·w + w, then w² + w for each further, then w·out + out. */
function closedForm(inputs: number, width: number, depth: number, outputs: number): number {
	if (depth === 0) return inputs * outputs + outputs;
	return inputs * width + width + (depth - 1) * (width * width + width) + width * outputs + outputs;
}

describe('countParameters(spec)', () => {
	it.each([
		[network(2, [64, 64]), 4417],
		[network(2, [3, 3]), 25],
		[network(2, []), 3],
		[network(1, []), 2],
		[network(2, [8]), 33],
		[network(2, [8, 8]), 105],
		[network(2, [8, 8, 8, 8]), 249],
		[network(2, [64, 64, 64, 64]), 12737],
		[network(2, [512, 512, 512, 512, 512, 512]), 1_315_329],
		[network(64, [512, 512], 10), 301_066]
	])('of %j is %i', (spec, count) => {
		expect(countParameters(spec)).toBe(count);
	});

	it('is the closed form for every width and depth', () => {
		for (const { width, depth } of grid) {
			for (const inputs of [1, 2, 10]) {
				for (const outputs of [1, 3]) {
					const spec = network(inputs, Array<number>(depth).fill(width), outputs);
					expect(countParameters(spec)).toBe(closedForm(inputs, width, depth, outputs));
				}
			}
		}
	});

	it('is where the flat parameter array ends', () => {
		for (const { width, depth } of grid) {
			const spec = network(2, Array<number>(depth).fill(width));
			expect(layersOf(spec).at(-1)!.end).toBe(countParameters(spec));
		}
	});

	it('adds up: a network split at a layer is two networks', () => {
		const hidden = [5, 17, 3, 64, 1, 9];
		const whole = countParameters(network(2, hidden, 4));
		hidden.forEach((units, at) => {
			const first = network(2, hidden.slice(0, at), units);
			const second = network(units, hidden.slice(at + 1), 4);
			expect(countParameters(first) + countParameters(second)).toBe(whole);
		});
	});
});

describe('countLayer(layer)', () => {
	it('is in × out + out of each dense layer', () => {
		expect(layersOf(network(2, [64, 32])).map(countLayer)).toEqual([192, 2080, 33]);
	});
});

describe('multiplyAddsPerExample(spec)', () => {
	it('is the count without the biases', () => {
		expect(multiplyAddsPerExample(network(2, [64, 64]))).toBe(2 * 64 + 64 * 64 + 64);
		for (const { width, depth } of grid) {
			const spec = network(2, Array<number>(depth).fill(width));
			expect(multiplyAddsPerExample(spec)).toBe(countParameters(spec) - depth * width - 1);
		}
	});
});

describe('bytesToHold(parameters), bytesToTrain(parameters, optimizer)', () => {
	it('are four bytes a number', () => {
		expect(bytesToHold(4417)).toBe(17_668);
		expect(bytesToTrain(4417, 'sgd')).toBe(35_336);
		expect(bytesToTrain(4417, 'momentum')).toBe(53_004);
		expect(bytesToTrain(4417, 'adam')).toBe(70_672);
	});
});

describe('bytesOfActivations(spec, rows)', () => {
	it('is four float32 for each unit and row, inputs included', () => {
		expect(bytesOfActivations(network(2, [3, 3]), 150)).toBe((2 + 3 + 3 + 1) * 150 * 16);
	});
});
