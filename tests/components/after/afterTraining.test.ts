import { describe, expect, it, test } from 'vitest';
import {
	dotsOf,
	earlierDots,
	lowestOf
} from '../../../src/lib/components/playground/after/byShare.ts';
import { keptFor } from '../../../src/lib/components/playground/after/keptFor.ts';
import { furtherQuestion } from '../../../src/lib/components/playground/after/furtherQuestions.ts';
import {
	bitsAt,
	stopInWords,
	stopOf
} from '../../../src/lib/components/playground/network/start/bitStops.ts';
import { emptiedSentence } from '../../../src/lib/components/playground/network/start/emptiedSentence.ts';
import { layerLevels } from '../../../src/lib/components/playground/network/start/layerLevels.ts';
import { beginLabel, startLabel } from '../../../src/lib/experiment/pretrained/startLabel.ts';
import {
	partOf,
	parts,
	trainingOf
} from '../../../src/lib/components/playground/network/start/trainedParts.ts';
import {
	classesSentence,
	pointsOfNewTask
} from '../../../src/lib/components/playground/after/newTask.ts';
import { storedOf } from '../../../src/lib/experiment/pretrained/stored.ts';
import { unmoved } from '../../../src/lib/data/moved.ts';
import { setData, setMoved } from '../../../src/lib/experiment/edits.ts';
import { toLink } from '../../../src/lib/experiment/link/link.ts';
import { fromLink } from '../../../src/lib/experiment/link/readLink.ts';
import type { Experiment } from '../../../src/lib/experiment/experiment.ts';
import {
	ask,
	questionNamed,
	questions,
	type Question
} from '../../../src/lib/experiment/pretrained/questions.ts';
import { original } from '../../../src/lib/experiment/pretrained/start.ts';
import { setStart } from '../../../src/lib/experiment/pretrained/startEdits.ts';
import { firstScreen, trySpiral } from '../../../src/lib/experiment/presets.ts';
import { checkExperiment } from '../../../src/lib/experiment/schema.ts';
import { penguins } from '../../../src/lib/data/tables/samples/penguinTable.ts';
import { questionOf } from '../../../src/lib/experiment/question.ts';
import { bitWidths } from '../../../src/lib/network/compression/quantize.ts';
import { denseNetwork } from '../../../src/lib/network/spec.ts';
import { history } from '../../analysis/curves.ts';

const prune = ask(firstScreen, questionNamed('prune'));
const quantize = ask(firstScreen, questionNamed('quantize'));
const weights = { share: 0.8, first: 'smallest', over: 'network', what: 'weights' } as const;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the slider “Bits”', () => {
	test('stands at the number of bits, and below two at three values and two', () => {
		expect([8, 6, 5, 4, 3, 2, 1, 0, 9].map(bitsAt)).toEqual([...bitWidths, null]);
		for (const bits of [...bitWidths, null]) expect(bitsAt(stopOf(bits))).toBe(bits);
	});

	test('has 8 bits at two stops, and stays at the one that it was moved to', () => {
		expect(bitsAt(7)).toBe(8);
		expect([stopOf(8), stopOf(8, 7), stopOf(6, 7), stopOf(null, 7)]).toEqual([8, 7, 6, 9]);
	});

	test('says what each stop is', () => {
		expect([9, 3, 1, 0].map((stop) => plain(stopInWords(stop)))).toEqual([
			'32, not rounded',
			'3 bits',
			'ternary',
			'binary'
		]);
	});
});

describe('storedOf(experiment, index)', () => {
	const bytesWith = (start: Parameters<typeof setStart>[2]) =>
		storedOf(setStart(prune, 1, start), 1);

	test('counts what pruning leaves, and the bytes it takes', () => {
		expect(storedOf(prune, 0)).toMatchObject({ left: 4417, of: 4417, bytes: { total: 17_668 } });
		expect(storedOf(prune, 1)).toMatchObject({ left: 558, of: 4417 });
		const fourFifths = bytesWith({ ...original, prune: weights });
		expect(fourFifths).toMatchObject({ left: 987, bytes: { total: 4484, positions: 536 } });
	});

	test('counts what whole units leave of the network that it starts from', () => {
		const units = { ...weights, share: 0.5, what: 'units' } as const;
		expect(bytesWith({ ...original, prune: units })).toMatchObject({
			left: 1185,
			of: 4417,
			bytes: { total: 4 * 1185, positions: 0 }
		});
	});

	test('counts rounded weights', () => {
		expect(storedOf(quantize, 1).bytes.total).toBe(2136);
	});
});

test('layerLevels(…) has the weights of one layer that are not pruned, and what they are rounded to', () => {
	const spec = denseNetwork({ inputs: 1, hidden: [2], outputs: 1, activation: 'relu' });
	// A kernel of two, their biases, a kernel of two, its bias.
	const parameters = Float32Array.of(1, -0.5, 9, 9, 4, -2, 9);
	const quantization = { bits: 2, scale: 'layer' } as const;
	expect(layerLevels(spec, parameters, quantization, 1, null)).toEqual({
		weights: Float32Array.of(4, -2),
		values: [-4, 0, 4],
		perScale: 3
	});
	const pruned = Uint8Array.of(0, 1, 0, 0, 0, 0, 0);
	expect(layerLevels(spec, parameters, quantization, 0, pruned).weights).toEqual(
		Float32Array.of(1)
	);
	const byUnit = layerLevels(spec, parameters, { bits: 'binary', scale: 'unit' }, 0, null);
	expect(byUnit.values).toEqual([-1, 1, -0.5, 0.5]);
});

test('emptiedSentence(spec, pruned) names the layers that have no weight left', () => {
	const spec = denseNetwork({ inputs: 1, hidden: [2], outputs: 1, activation: 'relu' });
	const said = (...pruned: number[]) => emptiedSentence(spec, Uint8Array.from(pruned));
	expect(emptiedSentence(spec, null)).toBeNull();
	expect(said(1, 0, 0, 0, 0, 1, 0)).toBeNull();
	expect(said(0, 0, 0, 0, 1, 1, 0)).toBe(
		'No weight is left in the output: it gives every point the same answer. Prune fewer.'
	);
	expect(said(1, 1, 0, 0, 0, 1, 0)).toMatch(/^No weight is left in hidden layer 1: /);
	expect(said(1, 1, 0, 0, 1, 1, 0)).toMatch(/^Every weight is pruned: /);
});

test('startLabel(start) says what sets a network apart from the pretrained one', () => {
	expect(startLabel(original)).toBe('the original, at rest');
	expect(plain(startLabel({ ...original, prune: weights, train: 'all' }))).toBe(
		'80 % pruned, trained further'
	);
});

describe('furtherQuestion(experiment)', () => {
	function followed(experiment: Experiment) {
		const asked: string[] = [];
		for (let next = furtherQuestion(experiment); next; next = furtherQuestion(experiment)) {
			asked.push(next.asked);
			experiment = next.edit(experiment);
		}
		return { asked, experiment };
	}

	it('leads from the opening of each question to all of its networks', () => {
		for (const question of questions) {
			const { asked, experiment } = followed(ask(firstScreen, question));
			expect(asked).toEqual(question.further);
			expect(experiment).toEqual({ ...question.experiment, view: firstScreen.view });
		}
	});

	it('gives each network of a question its own letter, whichever is asked for first', () => {
		for (const question of questions) {
			const { networks } = question.experiment;
			const withoutThird = { ...question.experiment, networks: networks.toSpliced(2, 1) };
			const next = furtherQuestion(withoutThird)!;
			expect(next.asked).toBe(question.further[0]);
			expect(next.edit(withoutThird).networks).toEqual(networks);
		}
	});

	it('asks for a last layer where points are labelled otherwise, else for an update', () => {
		const few = ask(firstScreen, questionNamed('few points'));
		const asked = (experiment: Experiment) => furtherQuestion(experiment)?.asked;
		expect(asked(setData(few, 'moons'))).toBe('And with a fresh last layer alone?');
		expect(asked(setMoved(few, { ...unmoved, size: 2 }))).toBe('Is a small update enough?');
		expect(asked(setMoved(few, unmoved))).toBe('And from the answers of the large one?');
	});

	it('asks nothing where nothing was changed after training', () => {
		expect(furtherQuestion(firstScreen)).toBeNull();
	});
});

describe('questionOf(experiment) with a pretrained network', () => {
	const textOf = (experiment: Experiment) =>
		plain(
			questionOf(experiment)
				.map(({ text }) => text)
				.join('')
		);

	it('says what was changed, and asks whether it does as well', () => {
		expect(textOf(prune)).toBe(
			'A has learned the spiral with 4,417 numbers. B is that network, 90 % of its weights pruned, ' +
				'then trained further. Will B be right as often on points it has never seen?'
		);
		expect(textOf(quantize)).toBe(
			'A has learned the spiral with 4,417 numbers. B is that network, its weights rounded to 3 bits, ' +
				'one scale per layer. Will B be right as often on points it has never seen?'
		);
	});
});

describe('questionOf(experiment) about what is learned from the pretrained network', () => {
	const textOf = (name: Question['name'], networks = 4) =>
		plain(
			questionOf(ask(firstScreen, questionNamed(name), networks))
				.map(({ text }) => text)
				.join('')
		);

	it('names the new task, and what of each network is trained for it', () => {
		expect(textOf('few points')).toBe(
			'A network has learned the spiral. The new task is the spiral, labels swapped, with 16 points. ' +
				'A starts from random weights, 4,417 of them. B is that network, fine-tuned. ' +
				'C trains a fresh last layer of it alone. ' +
				'D trains a fresh last layer of it alone, the rest untrained. ' +
				'Which will be right on most points it has never seen?'
		);
		expect(textOf('small update')).toMatch(
			/turned by 90°, with 48 points\. .* C trains a LoRA update of rank 2 to it\. D trains the biases of it alone\. /
		);
	});

	it('names what is rehearsed', () => {
		const few = ask(firstScreen, questionNamed('few points'));
		const start = { ...few.networks[1].start!, rehearse: 64 };
		const networks = [few.networks[0], { ...few.networks[1], start }];
		const text = questionOf({ ...few, networks }).map((part) => part.text);
		expect(text.join('')).toContain(
			'B is that network, fine-tuned, 64 points of the source task rehearsed. '
		);
	});

	it('names what a student learns from', () => {
		expect(textOf('distil', 2)).toBe(
			'A has learned the rings with 4,417 numbers. B starts from random weights, 67 of them. ' +
				'Will B be right as often on points it has never seen?'
		);
		expect(textOf('distil')).toMatch(
			/ 67 of them, and learns what A says of the same points\. .* 67 of them, and ends at its best\. /
		);
	});
});

describe('beginLabel(experiment, index)', () => {
	const labels = (experiment: Experiment) =>
		experiment.networks.map((_, index) => beginLabel(experiment, index));

	it('says what sets each network of a question apart', () => {
		expect(labels(questionNamed('few points').experiment)).toEqual([
			'random weights',
			'the original, fine-tuned',
			'a fresh last layer',
			'a fresh last layer, on untrained layers'
		]);
		expect(labels(questionNamed('small update').experiment).slice(2)).toEqual([
			'LoRA update of rank 2',
			'biases alone fine-tuned'
		]);
		expect(labels(questionNamed('distil').experiment)).toEqual([
			'the original, at rest',
			'learns from labels',
			'learns from the teacher’s answers',
			'learns from labels, ends at its best'
		]);
	});

	it('says nothing where the count does', () => {
		expect(labels(firstScreen)).toEqual([null, null]);
		expect(beginLabel(ask(firstScreen, questionNamed('distil')), 1)).toBeNull();
	});
});

describe('classesSentence(training, outputs, task)', () => {
	const said = (targets: number[], outputs = 1) => {
		const rows = targets.length / outputs;
		const table = { rows, inputs: new Float32Array(rows), targets: Float32Array.from(targets) };
		return classesSentence(table, outputs, 'classification');
	};

	it('says of which class there is no point', () => {
		expect(said([1, 1])).toMatchObject({
			text: expect.stringMatching(
				/^Of one of the two classes there is no point among these 2 points, /
			),
			isMissing: true
		});
		expect(said([0, 1, 0, 0, 1, 0], 3)?.text).toMatch(/^Of 2 of the classes there is no point/);
	});

	it('says where one has more, and nothing where they have as many', () => {
		expect(said([1, 1, 1, 0])).toEqual({
			text: 'Not as many of each class: 1 and 3.',
			isMissing: false
		});
		expect([said([1, 0]), said([1, 0, 1])]).toEqual([null, null]);
		const numbers = { rows: 1, inputs: new Float32Array(1), targets: Float32Array.of(0.3) };
		expect(classesSentence(numbers, 1, 'regression')).toBeNull();
	});
});

test('pointsOfNewTask(points) goes from 2 to 300, and further only where there are more', () => {
	expect(pointsOfNewTask(16)).toEqual({ minimum: 2, maximum: 300 });
	expect(pointsOfNewTask(600)).toEqual({ minimum: 2, maximum: 600 });
});

test('trainingOf(part) opens with what was measured, and partOf(train) tells it back', () => {
	const opened = parts.map(({ value }) => trainingOf(value));
	expect(opened).toEqual(['all', { last: 1, fresh: true }, 'biases', { rank: 2 }]);
	expect(opened.map((train) => partOf(train as Parameters<typeof partOf>[0]))).toEqual(
		parts.map(({ value }) => value)
	);
});

describe('keptFor(learned, index, experiment)', () => {
	const learned = { experiment: firstScreen, steps: [500, 480] };

	it('starts from what a network had learned, on the present data', () => {
		const spiral = trySpiral(firstScreen);
		const kept = keptFor(learned, 1, spiral) as Experiment;
		expect(kept.data).toEqual(spiral.data);
		expect(kept.pretrained?.data).toEqual(firstScreen.data);
		expect(kept.pretrained?.stopAt).toBe(480);
		expect(kept.networks.map(({ width, start }) => [width, start?.train])).toEqual([
			[64, 'nothing'],
			[64, 'all']
		]);
		expect(fromLink(toLink(kept)).experiment).toEqual(kept);
	});

	it('takes a fresh last layer where there are other classes', () => {
		const kept = keptFor(learned, 1, setData(firstScreen, penguins.name)) as Experiment;
		expect(kept.networks.map(({ start }) => start?.train)).toEqual([
			undefined,
			{ last: 1, fresh: true }
		]);
		expect(checkExperiment(kept)).toEqual({ experiment: kept });
	});

	it('says why it does not fit', () => {
		expect(keptFor(learned, 1, setData(firstScreen, 'cosine'))).toBe(
			'The pretrained network takes 2 inputs, and these points have 1.'
		);
	});
});

describe('dots by share pruned', () => {
	const curves = [history([1, 1], [0.9, 0.4]), history([1, 1], [0.9, 0.3])];

	test('are those networks that start from the pretrained one', () => {
		const dots = dotsOf(prune, curves, true, 'share');
		expect(dots.map(({ letter, at, isSquare }) => [letter, at, isSquare])).toEqual([
			['A', 0, false],
			['B', 0.9, false]
		]);
		expect(dots[1].right).toBe(curves[1].at(-1)!.validation.accuracy);
		expect(dotsOf(quantize, curves, true, 'share').map(({ letter }) => letter)).toEqual(['A']);
		expect(dotsOf(firstScreen, curves, true, 'share')).toEqual([]);
	});

	test('are of earlier runs from the same pretrained network', () => {
		const run = (experiment: Experiment) => ({
			id: '',
			finishedAt: 0,
			experiment,
			histories: curves,
			marks: []
		});
		const other = setStart(prune, 1, { ...original, prune: weights });
		const elsewhere = { ...prune, data: { ...prune.data, seed: 2 } };
		const runs = [run(other), run(elsewhere), run(firstScreen)];
		expect(earlierDots(runs, prune, 'share').map(({ at }) => at)).toEqual([0, 0.8]);
	});

	test('begin at the tenth below the lowest', () => {
		expect(lowestOf([0.61])).toBeCloseTo(0.6);
		expect(lowestOf([0.99])).toBeCloseTo(0.9);
		expect(lowestOf([])).toBeCloseTo(0.9);
	});
});
