import { describe, expect, it } from 'vitest';
import { setData, setMoved, setStopAtBest } from '../../../src/lib/experiment/edits.ts';
import { differences } from '../../../src/lib/experiment/difference.ts';
import { startsAnew } from '../../../src/lib/experiment/consequence.ts';
import type { Experiment } from '../../../src/lib/experiment/experiment.ts';
import { toLink } from '../../../src/lib/experiment/link/link.ts';
import { fromLink } from '../../../src/lib/experiment/link/readLink.ts';
import { questionNamed } from '../../../src/lib/experiment/pretrained/questions.ts';
import { refittedInWords } from '../../../src/lib/experiment/pretrained/refitted.ts';
import { isNewTask } from '../../../src/lib/experiment/pretrained/samePoints.ts';
import { original } from '../../../src/lib/experiment/pretrained/start.ts';
import {
	trainableInWords,
	trainableOf
} from '../../../src/lib/experiment/pretrained/startCounts.ts';
import {
	setStart,
	setTeacher,
	setTemperature
} from '../../../src/lib/experiment/pretrained/startEdits.ts';
import { updateNotes } from '../../../src/lib/experiment/pretrained/updateNotes.ts';
import { checkExperiment } from '../../../src/lib/experiment/schema.ts';
import { penguins } from '../../../src/lib/data/tables/samples/penguinTable.ts';
import { denseNetwork } from '../../../src/lib/network/spec.ts';
import { unmoved } from '../../../src/lib/data/moved.ts';

const few = questionNamed('few points').experiment;
const update = questionNamed('small update').experiment;
const distil = questionNamed('distil').experiment;

describe('trainableOf(experiment, index)', () => {
	const said = (experiment: Experiment, index: number) => {
		const trainable = trainableOf(experiment, index);
		return trainable && trainableInWords(trainable);
	};

	it('counts what the run adjusts', () => {
		expect(said(few, 2)).toBe('65 of 4,417 trainable');
		expect(said(few, 0)).toBe('4,417 of 4,417 trainable');
		expect(said(update, 2)).toBe('388 trainable beside 4,417');
		expect(said(update, 3)).toBe('129 of 4,417 trainable');
		const two = setStart(few, 2, { ...original, train: { last: 2, fresh: false } });
		expect(said(two, 2)).toBe('4,225 of 4,417 trainable');
	});

	it('leaves out what the count of a network says already', () => {
		for (const index of [0, 1, 2]) expect(said(distil, index)).toBeNull();
		const weights = { share: 0.5, first: 'smallest', over: 'network', what: 'weights' } as const;
		expect(said(setStart(few, 1, { ...original, prune: weights, train: 'all' }), 1)).toBeNull();
	});
});

describe('updateNotes(network, rank)', () => {
	const network = (hidden: number[]) =>
		denseNetwork({ inputs: 2, hidden, outputs: 1, activation: 'relu' });

	it('says that merged it is as large as before, and of which kernel the update is larger', () => {
		expect(updateNotes(network([64, 64]), 2)).toEqual([
			'Merged, it is 4,417 again.',
			'For the kernel of hidden layer 1 (2 × 64) the update is larger than the kernel: 132 numbers for 128.'
		]);
		expect(updateNotes(network([64, 64]), 1)).toEqual(['Merged, it is 4,417 again.']);
	});

	it('says beyond which rank a kernel needs no update', () => {
		const [, first, second] = updateNotes(network([3, 3]), 8);
		expect(first).toMatch(
			/\(2 × 3\) .*: 40 numbers for 6\. No update of it needs more than rank 2\.$/
		);
		expect(second).toMatch(
			/\(3 × 3\) .*: 48 numbers for 9\. No update of it needs more than rank 3\.$/
		);
	});

	it('says that without a hidden layer nothing is trained', () => {
		expect(updateNotes(network([]), 2)).toEqual([
			'It has no hidden layer, so there is no kernel to update: nothing of it is trained.'
		]);
	});
});

describe('isNewTask(experiment)', () => {
	it('tells other points of the same task from another task', () => {
		expect([few, update, distil].map(isNewTask)).toEqual([true, true, false]);
		const more = { ...distil, data: { ...distil.data, training: 20, seed: 9, flips: 0 } };
		expect(isNewTask(more)).toBe(false);
		expect(isNewTask(setMoved(few, unmoved))).toBe(false);
		expect(isNewTask(setData(few, 'moons'))).toBe(true);
	});
});

describe('other data after pretraining', () => {
	const rank = setStart(few, 3, { ...original, train: { rank: 2 } });

	it('take a fresh last layer where there are more classes, and say so', () => {
		const birds = setData(rank, penguins.name);
		expect(birds.networks.map(({ start }) => start?.train)).toEqual([
			undefined,
			{ last: 1, fresh: true },
			{ last: 1, fresh: true },
			{ last: 1, fresh: true }
		]);
		expect(checkExperiment(birds)).toEqual({ experiment: birds });
		expect(refittedInWords(rank, birds)).toBe(
			'The pretrained network has 1 output, and these points need 3: only with a fresh last layer ' +
				'can it start here. So B and D have a fresh last layer each now. Undo brings back what was there.'
		);
	});

	it('start from random weights where there are fewer inputs, and say so', () => {
		const curve = setData(few, 'cosine');
		expect(curve.networks.every(({ start }) => start === undefined)).toBe(true);
		expect(refittedInWords(few, curve)).toBe(
			'The pretrained network takes 2 inputs, and these points have 1. So B, C and D start from ' +
				'random weights now. Undo brings back what was there.'
		);
	});

	it('leave a student to labels where its teacher has other outputs, and say so', () => {
		const birds = setData(distil, penguins.name);
		expect(birds.networks.some(({ teacher }) => teacher)).toBe(false);
		const alone = { ...distil, networks: distil.networks.slice(2, 3) };
		expect(refittedInWords(alone, setData(alone, penguins.name))).toMatch(
			/ So A learns from labels now\. Undo brings back what was there\.$/
		);
	});

	it('say nothing where all fit', () => {
		expect(refittedInWords(few, setData(few, 'moons'))).toBeNull();
	});
});

it('a link whose source task is on no table of this device says so', () => {
	const link = toLink(few).replace('p.data=spiral', 'p.data=own~00000000000000');
	const { experiment, dropped } = fromLink(link);
	expect(dropped[0]).toMatch(
		/^The data of the link’s source task \(own~0+\) are not on this device, .* Until then the network is pretrained on/
	);
	expect(experiment.data).toEqual(few.data);
	expect(checkExperiment(experiment)).toEqual({ experiment });
});

describe('setTeacher(experiment, index, teacher)', () => {
	const along = { ...distil, networks: distil.networks.slice(0, 2), stopAt: 1500 };

	it('lets a student and those beside it, which wait for the teacher, take as many steps as before', () => {
		const taught = setTeacher(along, 1, 'new');
		expect([taught.networks[1].teacher, taught.stopAt]).toEqual(['new', 2000]);
		const beside = { ...along, networks: [...along.networks, along.networks[1]] };
		const waits = setTeacher(beside, 2, 'training');
		expect(waits.stopAt).toBe(2000);
		expect(setTeacher(waits, 2, null).stopAt).toBe(1500);
	});

	it('never stops before pretraining ends, nor later than can be', () => {
		const beside = { ...along, networks: [...along.networks, along.networks[1]] };
		const late = setTeacher({ ...beside, stopAt: 100_000 }, 2, 'training');
		expect(late.stopAt).toBe(100_000);
		expect(setTeacher({ ...late, stopAt: 600 }, 2, null).stopAt).toBe(500);
		expect(checkExperiment(late)).toEqual({ experiment: late });
	});
});

describe('a student’s settings', () => {
	const warm = setTemperature(distil, 2, 3);

	it('hold the temperature of its teacher’s answers', () => {
		expect(warm.networks[2].temperature).toBe(3);
		expect(setTemperature(warm, 2, 1)).toEqual(distil);
		expect(setTemperature(warm, 2, 1000).networks[2].temperature).toBe(20);
		expect(setTemperature(distil, 1, 3)).toEqual(distil);
		expect(setTeacher(warm, 2, null).networks[2]).toEqual(distil.networks[1]);
		expect(startsAnew(distil, warm)).toBe(true);
		expect(differences(distil, warm)).toEqual([
			'C learns from the teacher’s answers on the same points → ' +
				'the teacher’s answers on the same points, at temperature 3'
		]);
	});

	it('hold that it ends at its best, which begins no run anew', () => {
		const ends = setStopAtBest(distil, true, 2);
		expect(ends.networks[2].stopAtBest).toBe(true);
		expect(startsAnew(distil, ends)).toBe(false);
		expect(differences(distil, ends)).toEqual(['C ends at the stop step → its best']);
		expect(setStopAtBest(ends, false, 2)).toEqual(distil);
	});

	it('are carried by links, and checked', () => {
		const both = setStopAtBest(warm, true, 2);
		expect(toLink(both)).toContain('c.best=1&c.teacher=training&c.temp=3');
		expect(fromLink(toLink(both))).toEqual({ experiment: both, dropped: [] });
		expect(checkExperiment(both)).toEqual({ experiment: both });
		const [network, ...others] = distil.networks;
		const alone = { ...distil, networks: [{ ...network, temperature: 2 }, ...others] };
		expect(checkExperiment(alone)).toEqual({
			problems: ['Network A: it has a temperature, and no teacher.']
		});
	});

	it('of which a link without a teacher means nothing', () => {
		const { dropped } = fromLink('a=tanh:3x2&a.temp=3&v=1');
		expect(dropped).toEqual([expect.stringContaining('“a.temp=3”')]);
	});
});
