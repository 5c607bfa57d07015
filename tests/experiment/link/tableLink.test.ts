import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawData } from '../../../src/lib/data/draw.ts';
import { packTable, unpackTable } from '../../../src/lib/data/tables/packTable.ts';
import { knowTable } from '../../../src/lib/data/tables/tableSets.ts';
import { writeTable } from '../../../src/lib/data/tables/tableText.ts';
import {
	lossOf,
	newDraw,
	setData,
	setDataOption,
	setFlips,
	setPoints,
	specOf
} from '../../../src/lib/experiment/edits.ts';
import { toLink } from '../../../src/lib/experiment/link/link.ts';
import { fromLink } from '../../../src/lib/experiment/link/readLink.ts';
import { fromSweepLink, toSweepLink } from '../../../src/lib/experiment/link/sweepLink.ts';
import type { Sweep } from '../../../src/lib/experiment/sweep/sweep.ts';
import { usualValuesOf } from '../../../src/lib/experiment/sweep/sweepForms.ts';
import { planSweep } from '../../../src/lib/experiment/sweep/sweepPlan.ts';
import { tableOfLink } from '../../../src/lib/experiment/link/linkTables.ts';
import { firstScreen } from '../../../src/lib/experiment/presets.ts';
import { checkExperiment } from '../../../src/lib/experiment/schema.ts';
import { countParameters } from '../../../src/lib/network/cost.ts';
import { classedTable, numberTable } from '../../data/tables/tableFixtures.ts';

function own(counts: readonly number[]) {
	const table = classedTable(counts);
	return knowTable(table, packTable(table));
}

describe('an experiment on a reader’s table', () => {
	test('starts with three fifths and a fifth of the rows, and an output for each of three classes', () => {
		const experiment = setData(firstScreen, own([50, 30, 20]).name);
		expect(experiment.data).toMatchObject({ training: 60, validation: 20, flips: 0 });
		expect(experiment.data.options).toEqual({ kept: 0.2 });
		expect(lossOf(experiment)).toBe('softmaxCrossEntropy');
		// Three inputs, 3 and 3 units, three outputs.
		expect(countParameters(specOf(experiment, 0))).toBe(3 * 3 + 3 + 3 * 3 + 3 + 3 * 3 + 3);
	});

	test('has one output for two classes and for a number', () => {
		const two = setData(firstScreen, own([30, 30]).name);
		expect(lossOf(two)).toBe('binaryCrossEntropy');
		expect(specOf(two, 0).layers.at(-1)).toMatchObject({ units: 1 });
		const numbers = numberTable(30);
		const number = setData(firstScreen, knowTable(numbers, packTable(numbers)).name);
		expect(lossOf(number)).toBe('meanSquaredError');
	});

	test('takes no more rows than there are, and flips no label', () => {
		const experiment = setData(firstScreen, own([50, 50]).name);
		expect(setPoints(experiment, 'training', 500).data.training).toBe(60);
		const fewer = setPoints(experiment, 'validation', 5);
		expect(setPoints(fewer, 'training', 500).data.training).toBe(75);
		expect(setFlips(experiment, 0.3)).toBe(experiment);
		const { training, validation } = setDataOption(experiment, 'kept', 0.5).data;
		expect(training + validation).toBe(50);
	});

	test('opens from its link alone with the same points', () => {
		const experiment = newDraw(
			setPoints(setData(firstScreen, own([40, 33, 31]).name), 'training', 50)
		);
		const link = toLink(experiment);
		const { name, packed } = tableOfLink(link)!;
		expect(name).toBe(experiment.data.set);
		const again = unpackTable(packed!)!;
		expect(writeTable(again)).toBe(writeTable(classedTable([40, 33, 31])));
		const opened = fromLink(link);
		expect(opened.dropped).toEqual([]);
		expect(opened.experiment).toEqual(experiment);
		expect(drawData(opened.experiment.data)).toEqual(drawData(experiment.data));
		expect(checkExperiment(JSON.parse(JSON.stringify(experiment)))).toEqual({ experiment });
	});

	test('opens as a sweep from its link', () => {
		const { data } = setData(firstScreen, own([30, 20, 10]).name);
		const { sweep } = fromSweepLink('');
		const link = toSweepLink({ ...sweep, data });
		expect(fromSweepLink(link)).toEqual({ sweep: { ...sweep, data }, dropped: [] });
		expect(planSweep({ ...sweep, data })[0].experiment.data.set).toBe(data.set);
	});

	test('opens as a sweep of training points, as many as its other parts leave', () => {
		const { data } = setData(firstScreen, own([30, 20, 10]).name);
		expect([data.validation, data.options.kept]).toEqual([12, 0.2]);
		const { sweep } = fromSweepLink('');
		const values = usualValuesOf('training', { ...sweep, data });
		expect(values).toEqual([16, 32, 36]);
		const wanted: Sweep = { ...sweep, data, axis: 'training', values, seeds: 1 };
		const opened = fromSweepLink(toSweepLink(wanted));
		expect(opened).toEqual({ sweep: wanted, dropped: [] });
		const [few, , most] = planSweep(wanted).map(({ experiment }) => drawData(experiment.data));
		expect([few.training.rows, most.training.rows]).toEqual([16, 36]);
		expect(few.validation.targets).toEqual(most.validation.targets);
		expect(few.training.targets).toEqual(
			most.training.targets.subarray(0, few.training.targets.length)
		);
		const beyond = fromSweepLink(toSweepLink(wanted).replace('values=16,32,36', 'values=16,40'));
		expect(beyond.sweep.values).toEqual([16, 36]);
		expect(beyond.dropped).toHaveLength(1);
	});

	test('of a table that is not here says so, and shows the first screen’s points', () => {
		const { experiment, dropped } = fromLink(
			'data=own~0123456789abcd&n=60&new=20&kept=.2&table=x&v=1'
		);
		expect(experiment.data).toEqual(firstScreen.data);
		expect(dropped).toHaveLength(1);
		expect(dropped[0]).toContain('are not on this device');
	});

	test('that a pretrained network learned from is complained of once, with all that follows from it', () => {
		const name = 'own~00000000000000';
		const source = `p.data=${name}&p.n=20&p.a=tanh:3x1&p.stop=20`;
		const run = 'a=tanh:3x1&a.start=all&stop=30';
		const three = own([50, 30, 20]).name;
		for (const data of ['rings', name, three]) {
			const { experiment, dropped } = fromLink(`data=${data}&${run}&${source}&v=1`);
			expect(dropped).toHaveLength(1);
			expect(dropped[0]).toContain(`(${name}) are not on this device`);
			expect(checkExperiment(experiment)).not.toHaveProperty('problems');
			expect(experiment.networks[0].start === undefined).toBe(data === three);
		}
	});

	test('of which a link was cut or changed anywhere never throws', () => {
		const link = toLink(setData(firstScreen, own([21, 22]).name));
		const letters = [...'aZ09=&%~-. '];
		fc.assert(
			fc.property(
				fc.nat(link.length),
				fc.array(fc.tuple(fc.nat(link.length), fc.constantFrom(...letters)), { maxLength: 3 }),
				(length, changes) => {
					const text = [...link.slice(0, length)];
					for (const [at, letter] of changes) if (at < text.length) text[at] = letter;
					const { experiment } = fromLink(text.join(''));
					const checked = checkExperiment(experiment);
					expect(checked).toHaveProperty('experiment');
				}
			),
			{ numRuns: 10_000 }
		);
	});
});
