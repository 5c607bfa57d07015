import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unmoved } from '../../../src/lib/data/moved.ts';
import { startsAnew } from '../../../src/lib/experiment/consequence.ts';
import { differences } from '../../../src/lib/experiment/difference.ts';
import * as edits from '../../../src/lib/experiment/edits.ts';
import type { Experiment } from '../../../src/lib/experiment/experiment.ts';
import { toLink } from '../../../src/lib/experiment/link/link.ts';
import { fromLink } from '../../../src/lib/experiment/link/readLink.ts';
import { firstScreen, trySpiral } from '../../../src/lib/experiment/presets.ts';
import {
	firstChartStep,
	isNewTask,
	learnsSamePoints,
	newTaskSince
} from '../../../src/lib/experiment/pretrained/samePoints.ts';
import { original, type Start } from '../../../src/lib/experiment/pretrained/start.ts';
import { leftOf, widthWithin } from '../../../src/lib/experiment/pretrained/startCounts.ts';
import {
	keepLearned,
	keepProblem,
	setStart,
	sourceExperiment,
	withoutPretrained
} from '../../../src/lib/experiment/pretrained/startEdits.ts';
import { startForm, startInWords } from '../../../src/lib/experiment/pretrained/startForm.ts';
import { chainLength, chainProblem } from '../../../src/lib/experiment/pretrained/startProblem.ts';
import { questionOf } from '../../../src/lib/experiment/question.ts';
import { checkExperiment } from '../../../src/lib/experiment/schema.ts';
import { countParameters } from '../../../src/lib/network/cost.ts';
import { isKeptStep } from '../../../src/lib/network/evaluatedSteps.ts';
import { starts } from './arbitraries.ts';

const pruned: Start = {
	prune: { share: 0.9, first: 'smallest', over: 'network', what: 'weights' },
	quantize: null,
	train: 'all'
};
const quantized: Start = { ...original, quantize: { bits: 3, scale: 'unit' } };

/** B of the first screen, with 4,417 parameters, after its 500 steps. */
const kept = keepLearned(firstScreen, 1, 500, [original, pruned]);

describe('what a network starts from', () => {
	it.each<[string, Start]>([
		['nothing', original],
		['pruned:.9~all', pruned],
		[
			'pruned:.25:random:layer:units~lora:2',
			{
				prune: { share: 0.25, first: 'random', over: 'layer', what: 'units' },
				quantize: null,
				train: { rank: 2 }
			}
		],
		['quantized:3:unit~nothing', quantized],
		[
			'quantized:ternary~fresh:1',
			{
				prune: null,
				quantize: { bits: 'ternary', scale: 'layer' },
				train: { last: 1, fresh: true }
			}
		]
	])('is written as %s', (text, start) => {
		expect(startForm.write(start)).toBe(text);
		expect(startForm.read(text)).toEqual(start);
	});

	it('reads back whatever it is, and from nonsense nothing', () => {
		fc.assert(
			fc.property(starts, (start) => {
				expect(startForm.accepts(start)).toBe(true);
				expect(startForm.read(startForm.write(start))).toEqual(start);
			})
		);
		for (const text of [
			'',
			'pruned:.9',
			'pruned~all',
			'all~all',
			'quantized:7~all',
			'lora',
			'pruned:.9:smallest:random~all',
			'fresh:x',
			'all:2'
		]) {
			expect(startForm.read(text), text).toBeUndefined();
		}
	});

	it('is told in words', () => {
		expect(startInWords(undefined)).toBe('random weights');
		expect(startInWords(original)).toBe('the pretrained network, at rest');
		expect(startInWords(pruned)).toBe('the pretrained network, 90\u00a0% pruned, trained further');
		expect(startInWords(quantized)).toBe(
			'the pretrained network, quantized to 3\u00a0bits (one scale per unit), at rest'
		);
	});
});

describe('keepLearned(experiment, index, step, starts)', () => {
	it('makes one network the pretrained one, from which others start', () => {
		expect(kept.pretrained).toMatchObject({ stopAt: 500, networks: [firstScreen.networks[1]] });
		expect(kept.networks.map(({ width, start }) => [width, start])).toEqual([
			[64, original],
			[64, pruned]
		]);
		expect(kept.stopAt).toBe(1000);
		expect(learnsSamePoints(kept)).toBe(true);
		expect(checkExperiment(kept)).toEqual({ experiment: kept });
	});

	it('takes what the network had for itself', () => {
		const own = edits.setHyperparameter(firstScreen, 'l2', 0.01, 1);
		const { pretrained, hyperparameters } = keepLearned(own, 1, 500, [original]);
		expect(pretrained!.hyperparameters.l2).toBe(0.01);
		expect(pretrained!.networks[0].own).toEqual({});
		expect(hyperparameters.l2).toBe(0.01);
	});

	it('lets three follow one another, and refuses a fourth in a sentence', () => {
		const two = keepLearned(kept, 1, 1000, [pruned]);
		const three = keepLearned(two, 0, 1500, [pruned]);
		expect([kept, two, three].map(chainLength)).toEqual([1, 2, 3]);
		expect(keepProblem(two, 0)).toBeNull();
		expect(keepProblem(three, 0)).toBe(chainProblem);
		expect(keepLearned(three, 0, 2000, [pruned])).toBe(three);
		expect(fromLink(toLink(three))).toEqual({ experiment: three, dropped: [] });
		const four = { ...three, pretrained: { ...three, networks: three.networks.slice(0, 1) } };
		expect(checkExperiment(four)).toEqual({
			problems: [`Pretrained network: a${chainProblem.slice(1)}`]
		});
		const { experiment, dropped } = fromLink(toLink(four));
		expect(dropped.join(' ')).toContain('At most three pretrained networks can follow'.slice(1));
		expect(chainLength(experiment)).toBe(3);
	});

	it('keeps nothing where none is left from a network that starts from random weights', () => {
		const scratch = setStart(kept, 1, null);
		expect(keepLearned(scratch, 1, 1000, [original]).pretrained).not.toHaveProperty('pretrained');
	});
});

describe('a link with a pretrained network', () => {
	it('says everything of it, and what each network starts from', () => {
		const link = toLink(kept);
		expect(link).toBe(
			'a=tanh:64x2&a.start=nothing&b=tanh:64x2&b.start=pruned:.9~all&stop=1000&p.a=tanh:64x2&v=1'
		);
		expect(fromLink(link)).toEqual({ experiment: kept, dropped: [] });
	});

	it.each([
		[
			'a=tanh:3x2&a.start=all&v=1',
			/Network A starts from random weights: it starts from a pretrained network, and there is none/
		],
		['a=tanh:3x2&a.start=all&p.a=tanh:4x2&v=1', /Network A .*has other layers than that/],
		[
			'data=xor&sees=x1,x2,x1x2&a=tanh:4x2&a.start=all&p.a=tanh:4x2&v=1',
			/takes 2 inputs, and these points have 3/
		],
		[
			'a=tanh:4x2&a.start=pruned:2~all&p.a=tanh:4x2&v=1',
			/“a.start=pruned:2~all” became pruned:.99~all/
		],
		[
			'a=tanh:4x2&stop=20&p.a=tanh:4x2&p.stop=40&v=1',
			/goes on from the pretrained network at step 40/
		],
		['a=tanh:4x2&p.n=20&v=1', /layers of the link's pretrained network are missing/],
		['a=tanh:4x2&p.a=tanh:4x2&p.b=tanh:4x2&v=1', /“p.b=tanh:4x2” means nothing here/]
	])('says what it cannot do: %s', (link, sentence) => {
		const { experiment, dropped } = fromLink(link);
		expect(dropped).toHaveLength(1);
		expect(dropped[0]).toMatch(sentence);
		expect(checkExperiment(experiment)).toEqual({ experiment });
	});
});

describe('an experiment with a pretrained network', () => {
	it('tells what differs', () => {
		expect(differences(firstScreen, kept)).toEqual([
			'width of A 3 → 64',
			'A starts from random weights → the pretrained network, at rest',
			'B starts from random weights → the pretrained network, 90\u00a0% pruned, trained further',
			'stop step 500 → 1,000',
			'pretrained network added: tanh 64, 64'
		]);
		const other = { ...kept, pretrained: edits.newDraw(kept.pretrained!) };
		expect(differences(kept, other)).toEqual(['pretrained network: data seed 1 → 2']);
	});

	it('begins anew with another start or another pretrained network', () => {
		expect(startsAnew(kept, setStart(kept, 1, quantized))).toBe(true);
		expect(startsAnew(kept, { ...kept, pretrained: edits.newWeights(kept.pretrained!) })).toBe(
			true
		);
		expect(startsAnew(kept, withoutPretrained(kept))).toBe(true);
		expect(startsAnew(kept, structuredClone(kept))).toBe(false);
		expect(startsAnew(kept, edits.setHyperparameter(kept, 'learningRate', 0.003))).toBe(false);
	});

	it('names the start where all else is alike', () => {
		const text = questionOf(kept)
			.map(({ text }) => text)
			.join('');
		expect(text).toContain(
			'B is that network, 90\u00a0% of its weights pruned, then trained further.'
		);
	});

	it('keeps the layers of a network that starts from it', () => {
		for (const edit of [edits.setWidth, edits.setDepth]) expect(edit(kept, 1, 3)).toEqual(kept);
		expect(edits.setActivation(kept, 1, 'relu')).toEqual(kept);
		expect(edits.setWidth(setStart(kept, 1, null), 1, 3).networks[1].width).toBe(3);
	});

	it('draws new points and weights of both stages', () => {
		const drawn = edits.newWeights(edits.newDraw(kept));
		expect([drawn.data.seed, drawn.pretrained!.data.seed]).toEqual([2, 2]);
		expect([drawn.weightSeed, drawn.pretrained!.weightSeed]).toEqual([2, 2]);
		const moved = edits.newDraw(edits.setDataOption(kept, 'noise', 0.2));
		expect([moved.data.seed, moved.pretrained!.data.seed]).toEqual([2, 1]);
	});

	it('keeps it when the points change, and starts from random weights where it does not fit', () => {
		const spiral = trySpiral(kept);
		expect(spiral.pretrained).toBe(kept.pretrained);
		expect(edits.setData(kept, 'moons').networks.map(({ start }) => start)).toEqual(
			kept.networks.map(({ start }) => start)
		);
		const seen = edits.setFeatures(kept, ['x1', 'x2', 'x1x2']);
		expect(seen.networks.every(({ start }) => start === undefined)).toBe(true);
	});

	it('never stops before pretraining ends', () => {
		expect(edits.setStopAt(kept, 100).stopAt).toBe(500);
		expect(checkExperiment({ ...kept, stopAt: 100 })).toHaveProperty(
			'problems.0',
			expect.stringContaining('step 500')
		);
	});

	it('shows its source as the present one is shown', () => {
		const log = edits.setView(kept, { lossScale: 'log' });
		expect(sourceExperiment(log)).toEqual({ ...kept.pretrained, view: log.view });
	});
});

describe('leftOf(experiment, index)', () => {
	const withPrune = (changes: Partial<NonNullable<Start['prune']>>): Experiment =>
		setStart(kept, 1, { ...pruned, prune: { ...pruned.prune!, ...changes } });

	it.each([
		[0.8, 987],
		[0.9, 558],
		[0, 4417],
		[0.99, 172]
	])('prunes %d of the weights and no bias', (share, left) => {
		expect(leftOf(withPrune({ share }), 1)).toEqual({ left, all: 4417 });
	});

	it('counts each layer by itself where they are compared there', () => {
		expect(leftOf(withPrune({ over: 'layer' }), 1)).toEqual({
			left: 4417 - 115 - 3686 - 58,
			all: 4417
		});
	});

	it('makes the network smaller where whole units go', () => {
		const units = withPrune({ share: 0.5, what: 'units' });
		expect(countParameters(edits.specOf(units, 1))).toBe(3 * 32 + 33 * 32 + 33);
		expect(leftOf(units, 1)).toEqual({ left: 1185, all: 1185 });
		const next = keepLearned(units, 1, 1000, [original]);
		expect(next.networks[0].width).toBe(32);
		expect(edits.specOf(next, 0)).toEqual(edits.specOf(units, 1));
	});

	it('finds the nearest count from the start', () => {
		expect(widthWithin(kept, 1, 558)).toBe(21);
		expect(widthWithin(kept, 1, 987)).toBe(29);
		expect(widthWithin(kept, 1, 5)).toBeNull();
	});
});

describe('another task', () => {
	const turned = edits.setMoved(kept, { ...unmoved, turn: 90 });

	it('is other data, or the same moved or set otherwise, not other points of the same', () => {
		expect(isNewTask(turned)).toBe(true);
		expect(isNewTask(edits.setData(kept, 'moons'))).toBe(true);
		expect(isNewTask(edits.setDataOption(kept, 'noise', 0.2))).toBe(true);
		expect(isNewTask(kept)).toBe(false);
		expect(isNewTask(edits.newDraw(edits.setPoints(kept, 'training', 20)))).toBe(false);
		expect(isNewTask(firstScreen)).toBe(false);
	});

	it('begins for what starts from the pretrained network where that ended', () => {
		expect(newTaskSince(turned, 0)).toBe(500);
		expect(newTaskSince(setStart(turned, 0, null), 0)).toBe(0);
		expect(newTaskSince(kept, 0)).toBe(0);
	});

	it('is shown from the end of pretraining on, with a fifth as many steps before, from a kept one', () => {
		const first = firstChartStep({ ...turned, stopAt: 1000 });
		expect(first).toBe(397);
		expect(isKeptStep(first)).toBe(true);
		expect(firstChartStep({ ...turned, stopAt: 90_000 })).toBe(0);
		expect(firstChartStep(kept)).toBe(0);
		expect(firstChartStep(firstScreen)).toBe(0);
	});
});
