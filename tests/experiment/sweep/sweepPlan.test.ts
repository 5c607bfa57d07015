import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawData, type DataSettings } from '../../../src/lib/data/draw.ts';
import type { DrawnData } from '../../../src/lib/data/table.ts';
import { memoryEstimate } from '../../../src/lib/engine/webgl/memory.ts';
import { checkExperiment } from '../../../src/lib/experiment/schema.ts';
import type { Sweep } from '../../../src/lib/experiment/sweep/sweep.ts';
import {
	groupsOf,
	linesIn,
	planSweep,
	sweepBytes,
	sweepRefusal,
	sweepTotals
} from '../../../src/lib/experiment/sweep/sweepPlan.ts';
import { sweepPresetNamed, sweepPresets } from '../../../src/lib/experiment/sweep/sweepPresets.ts';
import { countParameters } from '../../../src/lib/network/cost.ts';
import { denseLayersOf, denseNetwork } from '../../../src/lib/network/spec.ts';
import { membersOf } from '../../../src/lib/members/experimentMembers.ts';
import { sweepMembers } from '../../../src/lib/members/sweepMembers.ts';
import { sweeps } from '../arbitraries.ts';

const { sweep } = sweepPresets[0];
const budget = 2 ** 28;

const drawn = new Map<string, DrawnData>();

/** `drawData(settings)`, which many networks of a sweep have in common. */
function drawnOnce(settings: DataSettings): DrawnData {
	const key = JSON.stringify(settings);
	let known = drawn.get(key);
	if (!known) drawn.set(key, (known = drawData(settings)));
	return known;
}

describe('planSweep(sweep)', () => {
	it('has a network for each value and each seed, in order', () => {
		const planned = planSweep({ ...sweep, values: [2, 5], seeds: 3 });
		expect(planned.map(({ value, seed }) => [value, seed])).toEqual([
			[2, 0],
			[2, 1],
			[2, 2],
			[5, 0],
			[5, 1],
			[5, 2]
		]);
		expect(planned[3].network).toEqual(
			denseNetwork({ inputs: 1, hidden: [5, 5], outputs: 1, activation: 'tanh' })
		);
		expect(planned[3].parameters).toBe(46);
	});

	it.each([
		['width', 5, [5, 5], 30],
		['depth', 3, [8, 8, 8], 30],
		['training', 64, [8, 8], 64]
	] as const)('varies %s alone', (axis, value, hidden, points) => {
		const [planned] = planSweep({ ...sweep, axis, values: [value] });
		expect(
			denseLayersOf(planned.network)
				.slice(0, -1)
				.map(({ outputs }) => outputs)
		).toEqual(hidden);
		expect(planned.experiment.data).toEqual({ ...sweep.data, training: points });
	});

	it('draws other points and other weights for each seed', () => {
		const planned = planSweep({ ...sweep, values: [2], seeds: 3, weightSeed: 4 });
		expect(planned.map(({ experiment }) => experiment.data.seed)).toEqual([1, 2, 3]);
		expect(planned.map(({ experiment }) => experiment.weightSeed)).toEqual([4, 5, 6]);
	});

	it('opens every network as a valid experiment that stops where its training does', () => {
		fc.assert(
			fc.property(sweeps, (any) => {
				const planned = planSweep(any);
				expect(planned.length).toBe(any.values.length * any.seeds * linesIn(any));
				for (const { experiment, network, parameters } of planned.slice(-3)) {
					expect(checkExperiment(experiment)).toEqual({ experiment });
					if (any.compute === null) expect(experiment.stopAt).toBe(any.steps);
					expect(experiment.hyperparameters).toBe(any.hyperparameters);
					expect(parameters).toBe(countParameters(network));
				}
			}),
			{ numRuns: 200, seed: 4 }
		);
	});
});

describe('planSweep(sweep) with equal compute', () => {
	const { sweep: equal } = sweepPresetNamed('equal-compute');

	it('divides it by six operations for each parameter and point seen', () => {
		const planned = planSweep({ ...equal, seeds: 1, compute: 3e6, values: [2, 8, 128] });
		expect(planned.map(({ parameters }) => parameters)).toEqual([13, 49, 769]);
		expect(planned.map(({ experiment }) => experiment.stopAt)).toEqual([601, 159, 10]);
	});

	it('takes at least one step, and no more than there may be', () => {
		const [least] = planSweep({ ...equal, compute: 1e4, values: [256] });
		expect(least.experiment.stopAt).toBe(1);
		const [most] = planSweep({ ...equal, compute: 1e12, values: [1] });
		expect(most.experiment.stopAt).toBe(100_000);
	});

	it('ends a cosine schedule at each network’s own last step', () => {
		const planned = planSweep({ ...equal, seeds: 1, values: [4, 64] });
		for (const [i, member] of sweepMembers(planned).members.entries()) {
			const { stopAt } = planned[i].experiment;
			expect(member).toMatchObject({ steps: stopAt, horizon: stopAt });
		}
	});
});

describe('groupsOf(planned, budgetBytes)', () => {
	it('trains all together where they fit', () => {
		expect(groupsOf(planSweep(sweep), budget)).toHaveLength(1);
	});

	it('puts every network into one group, and no group beyond the budget', () => {
		fc.assert(
			fc.property(sweeps, fc.integer({ min: 16, max: 30 }), (any, power) => {
				const planned = planSweep(any);
				const groups = groupsOf(planned, 2 ** power);
				expect(groups.flat().sort((a, b) => a - b)).toEqual(planned.map((_, i) => i));
				for (const group of groups) {
					const bytes = sweepBytes(group.map((i) => planned[i]));
					if (group.length > 1) expect(bytes).toBeLessThanOrEqual(2 ** power);
				}
			}),
			{ numRuns: 200, seed: 5 }
		);
	});

	it('trains the first seed of every size first', () => {
		const wide = { ...sweep, values: [1, 64, 512], seeds: 20 };
		const planned = planSweep(wide);
		const groups = groupsOf(planned, sweepBytes(planned) / 5);
		expect(groups.length).toBeGreaterThan(4);
		expect(groups[0].slice(0, 3).map((i) => [planned[i].value, planned[i].seed])).toEqual([
			[1, 0],
			[64, 0],
			[512, 0]
		]);
	});
});

const largest: Sweep = {
	...sweep,
	data: {
		...sweep.data,
		set: 'sum',
		training: 2000,
		validation: 2000,
		options: { inputs: 10, noise: 0.5 }
	},
	values: [512],
	network: { width: 8, depth: 6, activation: 'relu' },
	seeds: 20
};

describe('sweepBytes(planned)', () => {
	it.each<[string, Sweep]>([
		// Layers of their own kinds are the WebAssembly executor's, which keeps no textures.
		...sweepPresets
			.filter((preset) => !preset.sweep.network.stack)
			.map((preset): [string, Sweep] => [preset.name, preset.sweep]),
		['depth 0', { ...sweep, axis: 'depth', values: [0] }],
		['sgd', { ...sweep, hyperparameters: { ...sweep.hyperparameters, optimizer: 'sgd' } }],
		[
			'40 widths, 20 seeds',
			{ ...sweep, values: Array.from({ length: 40 }, (_, i) => i + 1), seeds: 20 }
		],
		['512 wide, 6 deep, 2,000 points', { ...largest, seeds: 2 }],
		['512 wide, 20 seeds', { ...sweep, values: [512], seeds: 20 }]
	])('is no less than what the engine takes: %s', (_, any) => {
		const planned = planSweep(any);
		for (const group of groupsOf(planned, budget)) {
			const networks = group.map((i) => planned[i]);
			const members = networks.map(
				({ experiment }) => membersOf(experiment, drawnOnce(experiment.data))[0]
			);
			const { bytes, longestSide } = memoryEstimate(members);
			expect(bytes).toBeLessThanOrEqual(sweepBytes(networks));
			expect(longestSide).toBeLessThanOrEqual(8192);
		}
	});
});

describe('sweepTotals(sweep, budgetBytes)', () => {
	it('adds up what will be trained', () => {
		const totals = sweepTotals(sweep, budget);
		const planned = planSweep(sweep);
		expect(totals.networks).toBe(75);
		expect(totals.parameters).toBe(planned.reduce((sum, { parameters }) => sum + parameters, 0));
		expect(totals.bytes).toBe(sweepBytes(planned));
		const twice = sweepTotals({ ...sweep, steps: 2 * sweep.steps }, budget);
		expect(twice.multiplyAdds).toBe(2 * totals.multiplyAdds);
	});

	it('counts a batch no larger than the points there are', () => {
		const batch = (batchSize: number | 'all') =>
			sweepTotals({ ...sweep, hyperparameters: { ...sweep.hyperparameters, batchSize } }, budget)
				.multiplyAdds;
		expect(batch(1000)).toBe(batch('all'));
		expect(batch(10)).toBe(batch('all') / 3);
	});
});

describe('sweepTotals(sweep, budgetBytes) with equal compute', () => {
	const { sweep: equal } = sweepPresetNamed('equal-compute');

	it('knows the fewest and the most steps', () => {
		const stops = planSweep(equal).map(({ experiment }) => experiment.stopAt);
		const { steps } = sweepTotals(equal, budget);
		expect(steps).toEqual({ fewest: stops[stops.length - 1], most: stops[0] });
	});

	it('is about the same for every network, but for biases and whole steps', () => {
		const each = [4, 16, 64].map(
			(width) => sweepTotals({ ...equal, values: [width] }, budget).multiplyAdds
		);
		expect(Math.max(...each) / Math.min(...each)).toBeLessThan(1.2);
	});
});

describe('sweepRefusal(sweep, budgetBytes)', () => {
	it('lets pass what fits in groups', () => {
		expect(sweepRefusal(sweep, budget)).toBeNull();
		expect(sweepRefusal(largest, 2 ** 29)).toBeNull();
		expect(sweepTotals(largest, 2 ** 29).groups).toBeGreaterThan(1);
	});

	it('says what one network takes, and what would fit', () => {
		const sentence = sweepRefusal(largest, 2 ** 26)!;
		const [, fitting] = /widths up to (\d+) fit\.$/.exec(sentence)!;
		expect(sentence).toMatch(
			/^The largest network takes about \d+ MB of memory by itself, and 68 MB/
		);
		expect(sweepRefusal({ ...largest, values: [Number(fitting)] }, 2 ** 26)).toBeNull();
		expect(sweepRefusal({ ...largest, values: [Number(fitting) + 1] }, 2 ** 26)).not.toBeNull();
	});

	it.each(['depth', 'training'] as const)('names what would fit on the axis %s', (axis) => {
		const values = axis === 'depth' ? [0, 6] : [2, 2000];
		const network = { width: 512, depth: 6, activation: 'relu' } as const;
		const sentence = sweepRefusal({ ...largest, axis, values, network }, 1.5e8)!;
		expect(sentence).toMatch(axis === 'depth' ? /depths up to \d fit\.$/ : /training points up to/);
	});

	it('still says something where nothing fits', () => {
		expect(sweepRefusal(largest, 1000)).toMatch(/take fewer points, or a smaller network\.$/);
	});
});
