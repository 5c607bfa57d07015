import { describe, expect, it } from 'vitest';
import {
	addNetwork,
	duplicateNetwork,
	openLayers,
	removeNetwork,
	setActivation,
	setData,
	setDepth,
	setHyperparameter,
	setLayerWidth,
	setWidth
} from '../../src/lib/experiment/edits.ts';
import type { Experiment } from '../../src/lib/experiment/experiment.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { distinctionsOf, questionOf } from '../../src/lib/experiment/question.ts';

const textOf = (experiment: Experiment) =>
	questionOf(experiment)
		.map(({ text }) => text)
		.join('')
		.replaceAll('\u00a0', ' ');

const twins = duplicateNetwork(removeNetwork(firstScreen, 0), 0);
const triplets = duplicateNetwork(twins, 0);
const asked = 'Which will be right more often on points it has never seen?';
const both = 'Same 150 points. Both networks have 4,417 numbers to adjust.';

describe('questionOf(experiment)', () => {
	it('sets two networks apart by their counts', () => {
		expect(textOf(firstScreen)).toBe(
			`Same 150 points. One network has 25 numbers to adjust, the other 4,417. ${asked}`
		);
		expect(questionOf(firstScreen).filter(({ letter }) => letter)).toEqual([
			{ text: '25', letter: 'A' },
			{ text: '4,417', letter: 'B' }
		]);
	});

	it.each<[string, (experiment: Experiment) => Experiment]>([
		['dropout (A off, B 50 %)', (e) => setHyperparameter(e, 'dropout', 0.5, 1)],
		['learning rate (A 0.01, B 0.1)', (e) => setHyperparameter(e, 'learningRate', 0.1, 1)],
		['weight decay (A 0.1, B off)', (e) => setHyperparameter(e, 'weightDecay', 0.1, 0)],
		['L2 (A off, B 0.001)', (e) => setHyperparameter(e, 'l2', 0.001, 1)],
		['optimizer (A adam, B sgd)', (e) => setHyperparameter(e, 'optimizer', 'sgd', 1)],
		['batch size (A all, B 32)', (e) => setHyperparameter(e, 'batchSize', 32, 1)],
		['activation (A tanh, B relu)', (e) => setActivation(e, 1, 'relu')],
		[
			'activation (A tanh, B relu) and dropout (A off, B 20 %)',
			(e) => setActivation(setHyperparameter(e, 'dropout', 0.2, 1), 1, 'relu')
		],
		[
			'optimizer (A adam, B sgd), learning rate (A 0.01, B 0.1), batch size (A all, B 8) and one setting more',
			(e) =>
				setHyperparameter(
					setHyperparameter(
						setHyperparameter(setHyperparameter(e, 'optimizer', 'sgd', 1), 'learningRate', 0.1, 1),
						'batchSize',
						8,
						1
					),
					'l1',
					0.1,
					1
				)
		]
	])('says what differs where the counts are equal: %s', (difference, change) => {
		expect(textOf(change(twins))).toBe(`${both} They differ in ${difference}. ${asked}`);
	});

	it('names width and depth where another shape has the same count', () => {
		const wide = duplicateNetwork(removeNetwork(firstScreen, 1), 0);
		const flat = setDepth(setWidth(wide, 1, 6), 1, 1);
		expect(textOf(flat)).toBe(
			'Same 150 points. Both networks have 25 numbers to adjust. ' +
				`They differ in width (A 3, B 6) and depth (A 2, B 1). ${asked}`
		);
		const opened = setLayerWidth(setLayerWidth(flat, 0, 0, 3), 0, 1, 3);
		expect(textOf(opened)).toContain('They differ in layers (A 3-3, B 6).');
	});

	it('has no question for twins, who do the same', () => {
		expect(textOf(twins)).toBe(
			'Same 150 points. Both networks have 4,417 numbers to adjust and the same settings: ' +
				'they will learn the same. Change one of them.'
		);
	});

	it('leaves out what changes nothing: a depth of 0 has no width, activation or dropout', () => {
		const linear = setDepth(setDepth(twins, 0, 0), 1, 0);
		const changed = setActivation(setHyperparameter(linear, 'dropout', 0.5, 1), 1, 'relu');
		expect(textOf(changed)).toContain('Both networks have 3 numbers to adjust and the same');
	});

	it('says of three or four networks what sets those of equal count apart', () => {
		expect(textOf(setHyperparameter(triplets, 'dropout', 0.5, 2))).toBe(
			'Same 150 points. All three networks have 4,417 numbers to adjust. ' +
				'They differ in dropout (A off, B off, C 50 %). ' +
				'Which will be right most often on points it has never seen?'
		);
		const mixed = duplicateNetwork(firstScreen, 1);
		expect(textOf(setActivation(mixed, 2, 'relu'))).toBe(
			'Same 150 points. The networks have 25, 4,417 and 4,417 numbers to adjust. ' +
				'B and C differ in activation (B tanh, C relu). ' +
				'Which will be right most often on points it has never seen?'
		);
		expect(textOf(mixed)).toContain('B and C are alike in everything.');
		expect(textOf(duplicateNetwork(mixed, 0))).toContain(
			'A and D are alike in everything. B and C are alike in everything.'
		);
		expect(textOf(addNetwork(firstScreen))).toBe(
			'Same 150 points. The networks have 25, 4,417 and 337 numbers to adjust. ' +
				'Which will be right most often on points it has never seen?'
		);
	});

	it('asks of one network how well it will do, and in regression which is closer', () => {
		expect(textOf(removeNetwork(firstScreen, 1))).toBe(
			'150 points, and a network with 25 numbers to adjust. ' +
				'How well will it do on points it has never seen?'
		);
		expect(textOf(setData(firstScreen, 'cosine'))).toMatch(/Which will be closer on points/);
	});

	it('does not take opened layers of one width for another shape', () => {
		expect(textOf(openLayers(twins, 1))).toContain('and the same settings');
	});
});

describe('distinctionsOf(experiment)', () => {
	const plain = (texts: readonly (string | null)[]) =>
		texts.map((text) => text?.replaceAll('\u00a0', ' ') ?? null);

	it('is nothing where counts differ, or nothing does', () => {
		expect(distinctionsOf(firstScreen)).toEqual([null, null]);
		expect(distinctionsOf(twins)).toEqual([null, null]);
	});

	it('names what sets networks of one count apart, and leaves others alone', () => {
		const one = setHyperparameter(triplets, 'dropout', 0.5, 1);
		expect(plain(distinctionsOf(setActivation(one, 2, 'relu')))).toEqual([
			'activation tanh, dropout off',
			'activation tanh, dropout 50 %',
			'activation relu, dropout off'
		]);
		expect(plain(distinctionsOf(setWidth(one, 2, 3)))).toEqual([
			'dropout off',
			'dropout 50 %',
			null
		]);
	});
});
