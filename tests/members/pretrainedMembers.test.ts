import { beforeAll, describe, expect, it } from 'vitest';
import { endOf } from '../../src/cli/jobs/history.ts';
import { learnedParameters, preparedMember } from '../../src/cli/jobs/preparedMember.ts';
import { carryOut } from '../../src/cli/jobs/task.ts';
import { drawData } from '../../src/lib/data/draw.ts';
import { unmoved } from '../../src/lib/data/moved.ts';
import type { Split } from '../../src/lib/data/table.ts';
import * as edits from '../../src/lib/experiment/edits.ts';
import type { Experiment } from '../../src/lib/experiment/experiment.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { original, type Start } from '../../src/lib/experiment/pretrained/start.ts';
import { leftOf } from '../../src/lib/experiment/pretrained/startCounts.ts';
import {
	keepLearned,
	setStart,
	setTeacher
} from '../../src/lib/experiment/pretrained/startEdits.ts';
import { membersOf } from '../../src/lib/members/experimentMembers.ts';
import { sourceTaskOf } from '../../src/lib/members/learnedPoints.ts';
import { picturedPoints } from '../../src/lib/members/picturedPoints.ts';
import { resumedMembers, trainAlong } from '../../src/lib/members/pretrainedMembers.ts';
import { hasPrunedWeights } from '../../src/lib/experiment/pretrained/startProblem.ts';
import { forward } from '../../src/lib/network/forward.ts';
import { initialParameters } from '../../src/lib/network/initialParameters.ts';
import { kernelsOf, layersOf } from '../../src/lib/network/spec.ts';

const pruned: Start = {
	prune: { share: 0.8, first: 'smallest', over: 'network', what: 'weights' },
	quantize: null,
	train: 'all'
};
const further: Start = { ...original, train: 'all' };

const small = edits.setWidth(firstScreen, 1, 8);
/** 105 parameters, of which 88 are weights; 40 steps, then 30 more. */
const kept = keepLearned(small, 1, 40, [original, pruned, further], 30);

function startingAs(start: Start, experiment: Experiment = kept): Experiment {
	return setStart({ ...experiment, networks: experiment.networks.slice(0, 1) }, 0, start);
}

async function ended(experiment: Experiment, index = 0) {
	const { member, resume } = await preparedMember(experiment, index);
	const { stopAt, stopAtBest } = experiment;
	const options = { stopAt, stopAtBest, record: 'losses', resume, onStep() {} } as const;
	return { member, ...(await endOf(member, options)) };
}

let learned: Float32Array;
beforeAll(async () => {
	learned = await learnedParameters(kept.pretrained!);
});

describe('what pretraining ends with', () => {
	it('is what the same experiment ends with, to the last bit', async () => {
		const { parameters } = await ended({ ...kept.pretrained!, view: firstScreen.view });
		expect(parameters).toEqual(learned);
		const [alone] = membersOf(kept.pretrained!, drawData(kept.data));
		expect(alone).not.toHaveProperty('mask');
	});
});

describe('a network that starts from the pretrained one', () => {
	it('rests as it is where nothing of it trains', async () => {
		const { parameters, history } = await ended(kept, 0);
		expect(parameters).toEqual(learned);
		expect(history.map(({ step }) => step)).toEqual([40]);
	});

	it('goes on from the step at which pretraining ended, with an optimizer that starts', async () => {
		const { parameters, history } = await ended(kept, 2);
		expect(history[0].step).toBe(40);
		expect(history.at(-1)!.step).toBe(70);
		const [unbroken] = membersOf({ ...small, stopAt: 70 }, drawData(small.data)).slice(1);
		const options = { stopAt: 70, stopAtBest: false, record: 'losses', onStep() {} } as const;
		const whole = await endOf(unbroken, options);
		expect(whole.history.find(({ step }) => step === 40)).toEqual(history[0]);
		expect(parameters).not.toEqual(whole.parameters);
	});

	it('keeps pruned weights at 0, and as many as the document says', async () => {
		const { parameters, member } = await ended(kept, 1);
		const zeros = [...parameters].filter((value) => value === 0).length;
		expect(zeros).toBe(Math.round(0.8 * 88));
		expect(leftOf(kept, 1)).toEqual({ left: 105 - zeros, all: 105 });
		for (const [i, moves] of member.mask!.entries()) expect(parameters[i] === 0).toBe(!moves);
	});

	it('keeps them at 0 in what starts from it in turn', async () => {
		const next = keepLearned(kept, 1, 70, [further], 20);
		expect(hasPrunedWeights(next.pretrained!)).toBe(true);
		const before = await ended(kept, 1);
		const after = await ended(next, 0);
		expect(after.history[0].step).toBe(70);
		expect(after.member.mask).toEqual(before.member.mask);
		expect(after.parameters).not.toEqual(before.parameters);
		for (const [i, value] of before.parameters.entries()) {
			if (value === 0) expect(after.parameters[i]).toBe(0);
		}
	});

	it('is smaller where whole units went', async () => {
		const units = startingAs({
			...original,
			prune: { ...pruned.prune!, what: 'units', share: 0.5 }
		});
		const { parameters, member } = await ended(units);
		expect(member.network).toEqual(edits.specOf(units, 0));
		expect(parameters).toHaveLength(3 * 4 + 5 * 4 + 5);
		const source = new Set(learned);
		expect([...parameters].every((value) => source.has(value))).toBe(true);
	});

	it('is rounded once where it rests, and goes on from what it was where it trains', async () => {
		const quantize = { bits: 3, scale: 'layer' } as const;
		const rested = await ended(startingAs({ ...original, quantize }));
		for (const { start, end } of kernelsOf(rested.member.network)) {
			expect(new Set(rested.parameters.subarray(start, end)).size).toBeLessThan(8);
		}
		const { member, resume } = await preparedMember(startingAs({ ...further, quantize }), 0);
		expect(member).toHaveProperty('quantization', { ...quantize, from: 40 });
		expect(resume!.members[0].parameters).toEqual(learned);
	});

	it.each<[string, Start['train'], (layer: number, isBias: boolean) => boolean]>([
		['biases alone', 'biases', (_, isBias) => isBias],
		['its last layer', { last: 1, fresh: false }, (layer) => layer === 2],
		['its last two layers', { last: 2, fresh: false }, (layer) => layer > 0],
		['a fresh last layer', { last: 1, fresh: true }, (layer) => layer === 2]
	])('moves %s and nothing else', async (_, train, moves) => {
		const { member, parameters } = await ended(startingAs({ ...original, train }));
		for (const { index, arrays } of layersOf(member.network)) {
			for (const { array, start, end } of arrays) {
				const [before, after] = [learned, parameters].map((all) => all.subarray(start, end));
				if (moves(index, !array.isKernel)) expect(after).not.toEqual(before);
				else expect(after).toEqual(before);
			}
		}
	});

	it('begins a fresh last layer neither as it ended nor as it once began', async () => {
		const start: Start = { ...original, train: { last: 1, fresh: true } };
		const { member, resume } = await preparedMember(startingAs(start), 0);
		const last = layersOf(member.network).at(-1)!;
		const own = ({ subarray }: Float32Array, of: Float32Array) =>
			subarray.call(of, last.start, last.end - 1);
		const begun = own(learned, resume!.members[0].parameters);
		const first = initialParameters(member.network, member.seeds.weights);
		expect(begun.every((value) => Math.abs(value) < Math.sqrt(6 / 9))).toBe(true);
		expect(begun).not.toEqual(own(learned, learned));
		expect(begun).not.toEqual(own(learned, first));
	});
});

describe('a new task', () => {
	const moved = edits.setMoved(kept, { ...unmoved, turn: 90, right: 0.5 });

	it('is learned beside points of the old one that are rehearsed, each of its own twice', async () => {
		const few = edits.setPoints(moved, 'training', 10);
		const { member } = await preparedMember(startingAs({ ...further, rehearse: 6 }, few), 0);
		const { training } = member.data as Split;
		expect(training.rows).toBe(26);
		const own = drawData(few.data).training.inputs;
		const old = drawData(kept.data).training.inputs.subarray(0, 12);
		expect(training.inputs).toEqual(Float32Array.of(...own, ...own, ...old));
	});

	it('is begun by a control with the weights that the pretrained network began with', async () => {
		const start: Start = { ...original, train: { last: 1, fresh: true }, untrained: true };
		const { member, resume } = await preparedMember(startingAs(start, moved), 0);
		const { start: last } = layersOf(member.network).at(-1)!;
		const first = initialParameters(member.network, kept.pretrained!.weightSeed);
		expect(resume!.members[0].parameters.subarray(0, last)).toEqual(first.subarray(0, last));
	});

	it.each<[string, Start, boolean]>([
		['one that rests', original, true],
		['one that trains further', further, true],
		['an update', { ...original, train: { rank: 1 } }, true],
		['its own last layer', { ...original, train: { last: 1, fresh: false } }, true],
		['a fresh last layer', { ...original, train: { last: 1, fresh: true } }, false],
		['a control', { ...further, untrained: true }, false]
	])('lets a reader see what %s forgets of the old one: %o, %s', async (_, start, isJudged) => {
		const { inputs, targets } = drawData(kept.data).validation;
		expect(sourceTaskOf(startingAs(start, moved), 0)).toEqual(
			isJudged ? { rows: 300, inputs, targets } : null
		);
		// It costs time, and only a page shows it.
		expect((await preparedMember(startingAs(start, moved), 0)).member).not.toHaveProperty(
			'sourceTask'
		);
	});

	it('is none where only other points of the same task are learned', () => {
		for (const same of [kept, edits.setPoints(edits.setFlips(kept, 0.3), 'training', 12)]) {
			expect(sourceTaskOf(startingAs(further, same), 0)).toBeNull();
		}
		expect(sourceTaskOf(setStart(moved, 0, null), 0)).toBeNull();
	});

	it('is shown with its own points and with those that are rehearsed', async () => {
		const few = edits.setPoints(moved, 'training', 10);
		const drawn = drawData(few.data);
		const rehearsing = startingAs({ ...further, rehearse: 6 }, few);
		const { training, rehearsed, rows } = picturedPoints(rehearsing, 0, drawn);
		expect(training).toBe(drawn.training);
		expect(rehearsed!.inputs).toEqual(drawData(kept.data).training.inputs.subarray(0, 12));
		const { member } = await preparedMember(rehearsing, 0);
		expect((member.data as Split).training.rows).toBe(rows);
		const plain = picturedPoints(startingAs(further, few), 0, drawn);
		expect(plain).toMatchObject({ training: drawn.training, rehearsed: null, rows: 10 });
	});

	it('is met by a low-rank update of the frozen network', async () => {
		const { member, resume } = await preparedMember(
			startingAs({ ...original, train: { rank: 2 } }, moved),
			0
		);
		expect(member.lora).toEqual({ rank: 2 });
		expect(resume!.members[0].parameters).toEqual(learned);
	});
});

describe('a student', () => {
	const student = setTeacher(setStart(kept, 2, null), 2, 'training');

	it('learns from the probabilities of its teacher, and is judged by labels', async () => {
		const { member, resume } = await preparedMember(student, 2);
		expect(resume!.step).toBe(40);
		expect(resume!.members[0].parameters).toEqual(initialParameters(member.network, 1));
		const { training } = member.data as Split;
		const drawn = drawData(kept.data).training;
		expect(training.inputs).toEqual(drawn.inputs);
		expect(training.labels).toEqual(drawn.targets);
		const logits = forward(member.network, learned, drawn.inputs);
		[...training.targets].forEach((target, row) => {
			expect(target).toBeCloseTo(1 / (1 + Math.exp(-logits[row])), 6);
		});
	});

	it('has 512 points that nobody labelled where it asks for new ones', async () => {
		const { member } = await preparedMember(setTeacher(student, 2, 'new'), 2);
		expect((member.data as Split).training.rows).toBe(512);
		const asking = setTeacher(student, 2, 'new');
		const { training, rows } = picturedPoints(asking, 2, drawData(asking.data));
		expect([training.rows, rows]).toEqual([512, 512]);
		expect(training.inputs).toEqual((member.data as Split).training.inputs);
	});

	it('keeps all others waiting for its teacher', () => {
		expect(trainAlong(setStart(student, 0, null))).toEqual([]);
	});
});

describe('a network from random weights beside it', () => {
	const beside = setStart(kept, 2, null);

	it('trains along from step 0 where the points are the same', async () => {
		expect(trainAlong(beside)).toEqual([2]);
		const { history, parameters } = await ended(beside, 2);
		expect(history[0].step).toBe(0);
		const whole = await ended({ ...edits.setStopAt(small, 70) }, 1);
		expect(parameters).toEqual(whole.parameters);
	});

	it('begins when pretraining has ended where they are others', async () => {
		const moved = edits.setDataOption(beside, 'noise', 0.2);
		expect(trainAlong(moved)).toEqual([]);
		const { member, resume } = await preparedMember(moved, 2);
		expect(resume).toMatchObject({ step: 40, members: [{ steps: 40, optimizerSteps: 0 }] });
		expect(resume!.members[0].parameters).toEqual(initialParameters(member.network, 1));
	});
});

describe('resumedMembers(experiment, data, pretraining)', () => {
	it('has all networks, each with where it goes on from', async () => {
		const data = drawData(kept.data);
		const { members, resume, pruned } = resumedMembers(kept, data, { learned, along: new Map() });
		expect(members.map(({ steps }) => steps)).toEqual([40, undefined, undefined]);
		expect(resume!.step).toBe(40);
		expect(resume!.members.map(({ moments }) => moments)).toEqual([[], [], []]);
		expect(pruned.map((mask) => mask && mask.filter((moves) => !moves).length)).toEqual([
			null,
			70,
			null
		]);
	});

	it('begins at step 0 where nothing is pretrained', () => {
		const data = drawData(small.data);
		expect(resumedMembers(small, data, null)).toEqual({
			members: membersOf(small, data),
			resume: null,
			pruned: [null, null]
		});
	});
});

describe('the command train', () => {
	it('trains what a network starts from first', async () => {
		const history = await carryOut(
			{ kind: 'network', experiment: kept, index: 1, record: 'frames' },
			() => {}
		);
		expect(history[0].step).toBe(40);
		expect(history.at(-1)).toEqual((await ended(kept, 1)).history.at(-1));
	});
});
