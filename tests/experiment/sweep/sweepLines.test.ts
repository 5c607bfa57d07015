import { describe, expect, it } from 'vitest';
import { planSentence } from '../../../src/lib/components/sweep/words.ts';
import { countParameters } from '../../../src/lib/network/cost.ts';
import { bitValues } from '../../../src/lib/network/sweepAxis.ts';
import { original } from '../../../src/lib/experiment/pretrained/start.ts';
import { fromSweepLink, toSweepLink } from '../../../src/lib/experiment/link/sweepLink.ts';
import {
	lineNames,
	networkOfLine,
	noneUntrainedProblem,
	settledAfter,
	tableOf,
	usualLines,
	varies
} from '../../../src/lib/experiment/sweep/sweepLines.ts';
import {
	firstStepOf,
	groupsOf,
	lastStepOf,
	leftOfPlanned,
	planSweep,
	sweepRefusal,
	sweepTotals
} from '../../../src/lib/experiment/sweep/sweepPlan.ts';
import { checkExperiment } from '../../../src/lib/experiment/schema.ts';
import type { Sweep } from '../../../src/lib/experiment/sweep/sweep.ts';
import { sweepPresetNamed } from '../../../src/lib/experiment/sweep/sweepPresets.ts';
import { questionNamed } from '../../../src/lib/experiment/pretrained/questions.ts';

const { sweep: pruning } = sweepPresetNamed('how-many-can-go');
const { sweep: rounding } = sweepPresetNamed('how-exact-must-they-be');

const opened = (link: string) => fromSweepLink(link);

describe('no points of a new task', () => {
	const { sweep: preset } = sweepPresetNamed('few-points');
	const few: Sweep = { ...preset, values: [0, ...preset.values] };
	const at0 = planSweep(few).filter(({ value }) => value === 0);

	it('leave the pretrained network as it is, of lines that have learned something by then', () => {
		expect(at0.map(({ line, seed }) => [line, seed])).toEqual(
			[0, 1, 2, 3, 4].map((seed) => [1, seed])
		);
		for (const planned of at0) {
			expect(planned.isUntrained).toBe(true);
			expect(planned.experiment.networks[0].start).toEqual(original);
			expect(checkExperiment(planned.experiment)).toEqual({ experiment: planned.experiment });
			expect(lastStepOf(planned)).toBe(few.after!.pretrained.stopAt);
		}
		expect(planSweep(few).filter(({ isUntrained }) => isUntrained)).toEqual(at0);
		expect(tableOf(few).lines![1].startsFrom(0)).toBe('nothing');
	});

	it('are counted as what they are in the plan', () => {
		expect(planSentence(few, sweepTotals(few, 2 ** 28))).toMatch(
			/ Then 165 networks: 9 numbers of training points from 0 to 300, each in 4 ways, with 0 in 1 alone\.$/
		);
	});

	it('are in a link, and nothing to vary where every line begins with what has learned nothing', () => {
		const link = toSweepLink(few);
		expect(opened(link)).toEqual({ sweep: few, dropped: [] });
		const { sweep, dropped } = opened(link.replace('b=all', 'b=scratch'));
		expect(sweep.values).toEqual(few.values.slice(1));
		expect(dropped).toEqual([noneUntrainedProblem]);
		const random = link.replace(/&(p\.|[abcd]=|[abcd]\.)[^&]*/g, '');
		expect(opened(random).sweep.values[0]).toBeGreaterThan(0);
	});
});

describe('networkOfLine(after, line, axis, value)', () => {
	it('sets the share of what is pruned, by size and at random', () => {
		const [size, random] = [0, 1].map((line) => networkOfLine(pruning.after!, line, 'pruned', 80));
		expect(size.start?.prune).toMatchObject({ share: 0.8, first: 'smallest' });
		expect(random.start?.prune).toMatchObject({ share: 0.8, first: 'random' });
	});

	it('is the question’s own networks at the question’s own share, and bits', () => {
		const prune = questionNamed('prune').experiment.networks.slice(1);
		expect([0, 1, 2].map((line) => networkOfLine(pruning.after!, line, 'pruned', 90))).toEqual(
			prune
		);
		const quantize = questionNamed('quantize').experiment.networks.slice(1);
		expect([0, 1, 2].map((line) => networkOfLine(rounding.after!, line, 'bits', 3))).toEqual(
			quantize
		);
	});

	it('has a kind of rounding for every value of the axis of bits', () => {
		const bits = bitValues.map(
			(value) => networkOfLine(rounding.after!, 0, 'bits', value).start?.quantize?.bits
		);
		expect(bits).toEqual(['binary', 'ternary', 2, 3, 4, 5, 6, 8]);
	});

	it('takes what the axis does not vary as it is', () => {
		const after = { ...pruning.after!, lines: usualLines('rank', pruning.after!.pretrained) };
		const ranks = after.lines.map((_, line) => networkOfLine(after, line, 'rank', 4).start?.train);
		expect(ranks).toEqual([{ rank: 4 }, 'all', 'biases', undefined]);
		expect(after.lines.map((line) => varies(line, 'rank'))).toEqual([true, false, false, false]);
	});
});

describe('planSweep(sweep) of networks that start from a pretrained one', () => {
	it('has each seed start from a pretrained network of its own', () => {
		const planned = planSweep({ ...pruning, values: [50], seeds: 2 });
		expect(planned.map(({ line, seed }) => [line, seed])).toEqual([
			[0, 0],
			[0, 1],
			[1, 0],
			[1, 1],
			[2, 0],
			[2, 1]
		]);
		for (const { experiment, seed } of planned) {
			const { pretrained, data, weightSeed } = experiment;
			const seeds = [data.seed, weightSeed, pretrained!.data.seed, pretrained!.weightSeed];
			expect(seeds).toEqual(Array(4).fill(1 + seed));
		}
	});

	it('lets what starts over on the same points train from step 0, and all else from where pretraining ends', () => {
		const planned = planSweep({ ...pruning, values: [0, 90], seeds: 2 });
		expect(planned.map(firstStepOf)).toEqual(planned.map(({ line }) => (line === 2 ? 0 : 1500)));
		const groups = groupsOf(planned, 2 ** 28);
		expect(groups.map((group) => new Set(group.map((i) => firstStepOf(planned[i]))))).toEqual([
			new Set([1500]),
			new Set([0])
		]);
	});

	it('counts what is left, and as many from the start or fewer', () => {
		const planned = planSweep({ ...pruning, values: [80, 90], seeds: 1 });
		expect(planned.map(leftOfPlanned)).toEqual([987, 987, 987, 558, 558, 547]);
		expect(planned.map(({ parameters }) => parameters)).toEqual([4417, 4417, 987, 4417, 4417, 547]);
		for (const { network, parameters } of planned)
			expect(countParameters(network)).toBe(parameters);
	});

	it('has what rests end where it begins', () => {
		const planned = planSweep({ ...rounding, values: [3], seeds: 1 });
		expect(planned.map(lastStepOf)).toEqual([1500, 1500, 2000]);
		const { multiplyAdds } = sweepTotals({ ...rounding, values: [3], seeds: 1 }, 2 ** 28);
		const further = sweepTotals({ ...rounding, steps: 2500, values: [3], seeds: 1 }, 2 ** 28);
		expect(further.multiplyAdds).toBe(2 * multiplyAdds);
	});

	it('is refused where the pretrained network does not fit', () => {
		expect(sweepRefusal(pruning, 2 ** 28)).toBeNull();
		expect(sweepRefusal(rounding, 2 ** 10)).toMatch(/take fewer points, or a smaller network\.$/);
	});
});

describe('lineNames(after, axis)', () => {
	it('says what differs, and of twins their letter and rate', () => {
		expect(lineNames(pruning.after!, 'pruned')).toEqual([
			'by size, trained further',
			'at random, trained further',
			'as many from the start'
		]);
		expect(lineNames(rounding.after!, 'bits')).toEqual([
			'a scale per layer, at rest',
			'a scale per unit, at rest',
			'a scale per layer, trained further'
		]);
		const { pretrained } = pruning.after!;
		const rates = [0.01, 0.003].map((learningRate) => ({ start: null, own: { learningRate } }));
		expect(lineNames({ pretrained, lines: rates }, 'rank')).toEqual([
			'A: from random weights, learning rate 0.01',
			'B: from random weights, learning rate 0.003'
		]);
	});
});

describe('tableOf(sweep)', () => {
	it('names each line’s start as links do, without a comma', () => {
		const { lines = [] } = tableOf(pruning);
		expect(lines.map(({ name, startsFrom }) => `${name} ${startsFrom(90)}`)).toEqual([
			'A pruned:.9~all',
			'B pruned:.9:random~all',
			'C relu:21x2'
		]);
		expect(tableOf(sweepPresetNamed('u-curve').sweep)).toEqual({ axis: 'width' });
	});
});

describe('toSweepLink(sweep), after training', () => {
	it('carries the pretrained network and what each line starts from', () => {
		expect(toSweepLink(pruning)).toBe(
			'data=spiral&n=300&new=1000&flips=0&turns=1.5&noise=.02&axis=pruned' +
				'&values=0,50,70,80,85,90,93,95,97,98,99&a=pruned:.9~all&b=pruned:.9:random~all' +
				'&c=scratch&c.lr=.005&lr=.003&batch=64&l2=.0001' +
				'&p.data=spiral&p.n=300&p.new=1000&p.flips=0&p.turns=1.5&p.noise=.02' +
				'&p.a=relu:64x2&p.lr=.005&p.batch=64&p.l2=.0001&p.stop=1500&v=1'
		);
		expect(opened(toSweepLink(pruning))).toEqual({ sweep: pruning, dropped: [] });
	});
});

describe('fromSweepLink(hash), after training', () => {
	const { sweep } = opened('data=rings&axis=pruned&seeds=1&p.a=tanh:4x1&p.stop=50&v=1');

	it('takes the usual lines and values of an axis for what a typed link leaves out', () => {
		expect(sweep).toMatchObject({ axis: 'pruned', network: { width: 4, depth: 1 } });
		expect(sweep.values).toHaveLength(11);
		expect(sweep.after?.lines).toEqual(usualLines('pruned', sweep.after!.pretrained));
		expect(opened('p.a=tanh:4x1&p.stop=50&v=1').sweep.axis).toBe('pruned');
	});

	it.each([
		[
			'axis=width&p.a=tanh:4x1&v=1',
			/“axis=width” became pruned: axis must be pruned, bits, rank or/
		],
		[
			'axis=bits&values=7&p.a=tanh:4x1&v=1',
			/“values=7” became .*: values must be different ones of 1, 1\.58, 2/
		],
		[
			'data=rings&stop=10&p.a=tanh:4x1&p.stop=50&v=1',
			/cannot stop before\. The link’s stop became that step\.$/
		],
		['data=rings&compute=100000&p.a=tanh:4x1&v=1', /take the same steps, not the same compute\.$/],
		['a=pruned:2~all&p.a=tanh:4x1&v=1', /“a=pruned:2~all” became pruned:\.99~all: /],
		[
			'data=rings&a=nothing&p.data=cosine&p.a=tanh:4x1&v=1',
			/^A line was left out\. The pretrained network takes 1 inputs/
		],
		[
			'p.a=tanh:4x1&p.a.start=nothing&p.p.a=tanh:4x1&v=1',
			/^The pretrained network of a sweep starts from random weights itself\.$/
		],
		[
			'p.a=layers:dense4.tanh,dense4.relu&v=1',
			/^Only a network that is given by its width and depth/
		]
	])('says what it dropped: %s', (link, sentence) => {
		const { dropped, sweep } = opened(link);
		expect(dropped[0]).toMatch(sentence);
		expect(opened(toSweepLink(sweep))).toEqual({ sweep, dropped: [] });
	});
});

describe('settledAfter(sweep)', () => {
	it('keeps what can be, and has one line in any case', () => {
		const data = { ...pruning.data, set: 'cosine', options: { noise: 0.4 } };
		const { after } = settledAfter({ ...pruning, data });
		expect(after?.lines).toEqual([pruning.after!.lines[2]]);
		const lines = [{ start: original, own: {} }];
		const other = settledAfter({ ...pruning, data, after: { ...pruning.after!, lines } });
		expect(other.after?.lines.map(({ start }) => start)).toEqual([null]);
		expect(settledAfter({ ...pruning, steps: 3 }).steps).toBe(1500);
	});
});
