import { describe, expect, it } from 'vitest';
import type { DrawnPoint } from '../../src/lib/data/tables/drawn/drawing.ts';
import { tableOfDrawing } from '../../src/lib/data/tables/drawn/drawnTable.ts';
import { grownTable } from '../../src/lib/data/tables/drawn/grownTable.ts';
import { knowTable } from '../../src/lib/data/tables/tableSets.ts';
import {
	changedHyperparameters,
	pointsJoined,
	startsAnew
} from '../../src/lib/experiment/consequence.ts';
import * as edits from '../../src/lib/experiment/edits.ts';
import type { Experiment } from '../../src/lib/experiment/experiment.ts';
import { firstScreen, trySpiral } from '../../src/lib/experiment/presets.ts';

type Edit = (experiment: Experiment) => Experiment;

const cosine = edits.setHyperparameter(firstScreen, 'schedule', 'cosine');

describe('startsAnew(before, after)', () => {
	it.each<[string, Edit]>([
		['another width', (e) => edits.setWidth(e, 1, 32)],
		['another depth', (e) => edits.setDepth(e, 0, 1)],
		['another activation', (e) => edits.setActivation(e, 0, 'relu')],
		['another network', edits.addNetwork],
		['one network less', (e) => edits.removeNetwork(e, 1)],
		['other points', edits.newDraw],
		['other weights', edits.newWeights],
		['more noise', (e) => edits.setDataOption(e, 'noise', 0.2)],
		['another data set', trySpiral],
		['another optimizer', (e) => edits.setHyperparameter(e, 'optimizer', 'sgd')],
		['another batch size', (e) => edits.setHyperparameter(e, 'batchSize', 32)],
		['another batch size for one', (e) => edits.setHyperparameter(e, 'batchSize', 32, 1)],
		['another executor', (e) => edits.setView(e, { executor: 'reference' })]
	])('is true for %s', (_, edit) => {
		expect(startsAnew(firstScreen, edit(firstScreen))).toBe(true);
	});

	it.each<[string, Edit]>([
		['the same experiment', (e) => structuredClone(e)],
		['another learning rate', (e) => edits.setHyperparameter(e, 'learningRate', 0.1)],
		['more dropout for one', (e) => edits.setHyperparameter(e, 'dropout', 0.3, 1)],
		['more weight decay', (e) => edits.setHyperparameter(e, 'weightDecay', 1)],
		['another stop step', (e) => edits.setStopAt(e, 1000)],
		['early stopping', (e) => edits.setStopAtBest(e, true)],
		['another speed', (e) => edits.setView(e, { speed: 'full' })]
	])('is false for %s', (_, edit) => {
		expect(startsAnew(firstScreen, edit(firstScreen))).toBe(false);
	});

	it('is true for another stop step where a cosine schedule runs over it', () => {
		expect(startsAnew(cosine, edits.setStopAt(cosine, 1000))).toBe(true);
	});
});

describe('pointsJoined(before, after)', () => {
	const drawn = (count: number) => {
		const points = Array.from({ length: count }, (_, at): DrawnPoint => {
			return { x: at / 50, y: (at % 7) / 10, mark: at % 2 };
		});
		return tableOfDrawing({ ground: 'plane', points })!;
	};
	const inUse = { table: drawn(40), training: 24, validation: 8, kept: 0.2 };
	const before = edits.setTable(firstScreen, knowTable(inUse.table, null).name, inUse);
	const grown = grownTable(inUse, drawn(46))!;
	const after = edits.setTable(before, knowTable(grown.table, null).name, grown);

	it('counts the points that were drawn on', () => {
		expect(pointsJoined(before, after)).toBe(6);
	});

	it('is 0 where anything else changes too, or points leave their part', () => {
		expect(pointsJoined(before, before)).toBe(0);
		expect(pointsJoined(after, before)).toBe(0);
		expect(pointsJoined(firstScreen, after)).toBe(0);
		expect(pointsJoined(before, edits.setWidth(after, 0, 9))).toBe(0);
		expect(pointsJoined(before, edits.newDraw(after))).toBe(0);
		expect(pointsJoined(before, edits.setDataOption(after, 'kept', 0.4))).toBe(0);
		const anew = edits.setTable(before, knowTable(drawn(46), null).name, grown);
		expect(pointsJoined(before, anew)).toBe(0);
	});
});

describe('changedHyperparameters(before, after)', () => {
	it('names what changed for every network that shares it', () => {
		const after = edits.setHyperparameter(firstScreen, 'l2', 0.001);
		expect([...changedHyperparameters(firstScreen, after)]).toEqual([
			[0, { l2: 0.001 }],
			[1, { l2: 0.001 }]
		]);
	});

	it('leaves out networks with a value of their own', () => {
		const own = edits.setHyperparameter(firstScreen, 'l2', 0.01, 0);
		const after = edits.setHyperparameter(own, 'l2', 0.001);
		expect([...changedHyperparameters(own, after)]).toEqual([[1, { l2: 0.001 }]]);
	});

	it('is empty for edits of something else', () => {
		expect(changedHyperparameters(firstScreen, edits.setStopAt(firstScreen, 9)).size).toBe(0);
	});
});
