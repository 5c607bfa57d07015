import { describe, expect, test } from 'vitest';
import { classesOfData, outputsOfData } from '../../src/lib/data/dataset.ts';
import { bestPossibleErrors, drawData } from '../../src/lib/data/draw.ts';
import { datasetNamed } from '../../src/lib/data/sets/index.ts';
import { lossOf, specOf } from '../../src/lib/experiment/edits.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { outputsOf } from '../../src/lib/network/spec.ts';
import { heaps, register } from '../support/manyClasses.ts';

const [three, ten] = [heaps(3), heaps(10)];
register(three, ten, heaps(2));

const settings = { set: 'heaps3', training: 9, validation: 6, flips: 0, options: {}, seed: 1 };

describe('outputsOfData(dataset)', () => {
	test.each([
		[datasetNamed('cosine'), 0, 1],
		[datasetNamed('rings'), 2, 1],
		[{ task: 'classification' as const, classes: ['no', 'yes'] }, 2, 1],
		[three, 3, 3],
		[ten, 10, 10]
	])('%#: is one of up to two classes, else one a class', (dataset, classes, outputs) => {
		expect(classesOfData(dataset)).toBe(classes);
		expect(outputsOfData(dataset)).toBe(outputs);
	});
});

describe('an experiment on more than two classes', () => {
	test.each([three, ten])('has a softmax over as many outputs: $title', (dataset) => {
		const experiment = { ...firstScreen, data: { ...settings, set: dataset.name } };
		expect(lossOf(experiment)).toBe('softmaxCrossEntropy');
		expect(outputsOf(specOf(experiment, 1))).toBe(dataset.classes!.length);
	});

	test('draws targets with a 1 in the column of the class, and flips none', () => {
		const { training, validation, flipped } = drawData({ ...settings, flips: 0.5 });
		expect([...training.targets]).toEqual([
			...[1, 0, 0, 0, 1, 0, 0, 0, 1],
			...[1, 0, 0, 0, 1, 0, 0, 0, 1],
			...[1, 0, 0, 0, 1, 0, 0, 0, 1]
		]);
		expect(validation.targets).toHaveLength(18);
		expect(flipped.training.some(Boolean)).toBe(false);
	});

	test('does not know how many it gets wrong of two classes whose truth nobody knows', () => {
		const data = { ...settings, set: 'heaps2' };
		expect(drawData(data).validation.targets).toHaveLength(6);
		expect(bestPossibleErrors(drawData(data).validation, data)).toBeNaN();
	});

	test('does not know how many the best possible network gets wrong', () => {
		expect(bestPossibleErrors(drawData(settings).validation, settings)).toBeNaN();
	});
});
