import { describe, expect, it } from 'vitest';
import { setPoints } from '../../src/lib/experiment/edits.ts';
import { bytesOfSnapshot, estimateBytes, refusal } from '../../src/lib/experiment/estimate.ts';
import type { Experiment } from '../../src/lib/experiment/experiment.ts';
import { defaultNetwork, firstScreen } from '../../src/lib/experiment/presets.ts';

const gibibyte = 2 ** 30;

function networks(count: number, width: number, depth: number): Experiment {
	const network = { ...defaultNetwork, width, depth };
	const points = setPoints(setPoints(firstScreen, 'training', 2000), 'validation', 2000);
	return { ...points, networks: Array(count).fill(network) };
}

describe('estimateBytes(experiment)', () => {
	it('counts parameters, activations and two snapshots', () => {
		const linear = { ...networks(1, 1, 0), hyperparameters: firstScreen.hyperparameters };
		const parameters = 3 * 4 * 4; // three of them, four float32 each with Adam
		const activations = (2 + 1) * 4000 * 4 * 4;
		const snapshots = 2 * 3 * 3 * 4;
		expect(bytesOfSnapshot(linear)).toBe(3 * 3 * 4);
		expect(estimateBytes(linear)).toBe(parameters + activations + snapshots);
	});

	it('adds up over networks', () => {
		expect(estimateBytes(networks(4, 64, 3))).toBe(4 * estimateBytes(networks(1, 64, 3)));
	});

	it('goes by each network’s own optimizer', () => {
		const [network] = networks(1, 64, 2).networks;
		const sgd = { ...networks(1, 64, 2), networks: [{ ...network, own: { optimizer: 'sgd' } }] };
		expect(bytesOfSnapshot(sgd as Experiment)).toBe(4417 * 4);
	});
});

describe('refusal(experiment, budgetBytes)', () => {
	it('lets the largest network train alone within 1 GiB, with all the points there can be', () => {
		expect(refusal(networks(1, 512, 6), gibibyte)).toBeNull();
		expect(refusal(firstScreen, gibibyte)).toBeNull();
	});

	it('says what would fit', () => {
		expect(refusal(networks(4, 512, 6), gibibyte / 2)).toBe(
			'Training this takes about 998 MB of memory, and 537 MB is the most it may take: ' +
				'it fits with layers of at most 301 units, or with the first 2 networks.'
		);
	});

	it('gives a width that fits, and none wider does', () => {
		const sentence = refusal(networks(4, 512, 6), gibibyte / 2)!;
		const width = Number(/most (\d+) units/.exec(sentence)![1]);
		expect(refusal(networks(4, width, 6), gibibyte / 2)).toBeNull();
		expect(refusal(networks(4, width + 1, 6), gibibyte / 2)).not.toBeNull();
	});

	it('asks for fewer points where not even the narrowest fits', () => {
		expect(refusal(networks(1, 4, 2), 1000)).toMatch(/: take fewer points or networks\.$/);
	});
});
