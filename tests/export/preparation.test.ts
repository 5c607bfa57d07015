import * as ort from 'onnxruntime-web';
import { describe, expect, it } from 'vitest';
import { drawData } from '../../src/lib/data/draw.ts';
import { seenInputs } from '../../src/lib/data/features.ts';
import { datasetNamed } from '../../src/lib/data/sets/index.ts';
import { partsOf } from '../../src/lib/data/tables/drawTable.ts';
import { unscale } from '../../src/lib/data/tables/scaling.ts';
import { knowTable } from '../../src/lib/data/tables/tableSets.ts';
import { setData } from '../../src/lib/experiment/edits.ts';
import type { Experiment } from '../../src/lib/experiment/experiment.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import type { ExportedRun, KnownNetwork } from '../../src/lib/export/exported.ts';
import { exportFiles } from '../../src/lib/export/files.ts';
import { factsOf } from '../../src/lib/export/facts.ts';
import { writeReadme } from '../../src/lib/export/readme.ts';
import { scriptFiles } from '../../src/lib/export/scripts/scriptFiles.ts';
import { forward } from '../../src/lib/network/forward.ts';
import { outputsOf } from '../../src/lib/network/spec.ts';
import { largestDifference } from './networks.ts';
import { kinds, ownExperiments, ownRun } from './ownRuns.ts';

ort.env.wasm.numThreads = 1;

const cases = Object.entries(ownExperiments);
const logits = { onnxOutput: 'logits' } as const;

/** New points as the reader has them: in a table, in its own units. */
function rawRows({ experiment: { data } }: ExportedRun): Float32Array {
	const { table } = datasetNamed(data.set);
	if (!table) return drawData(data).validation.inputs;
	const rows = [...partsOf(table, data).validation];
	return Float32Array.from(rows.flatMap((row) => [...table.values.subarray(2 * row, 2 * row + 2)]));
}

/** What the network says of the new points, in the target's own unit. */
function answersOf({ experiment: { data } }: ExportedRun, network: KnownNetwork): Float64Array {
	const { inputs } = drawData(data).validation;
	const said = forward(network.network, network.parameters, seenInputs(data, inputs));
	const { table } = datasetNamed(data.set);
	const target = table ? partsOf(table, data).scaling.target : null;
	return target ? said.map((value) => unscale(target, value)) : said;
}

describe('exportFiles and scriptFiles', () => {
	it.each(cases)('make every file of a network: %s', (_, make) => {
		const run = ownRun(make());
		for (const { name, make: made } of [...exportFiles, ...scriptFiles]) {
			expect(made(run, run.networks[0], logits), name).toBeInstanceOf(Uint8Array);
		}
	});

	it.each(cases)('have a network.onnx that takes raw points: %s', async (_, make) => {
		const run = ownRun(make());
		const network = run.networks[0] as KnownNetwork;
		const file = exportFiles.find(({ name }) => name === 'network.onnx')!;
		const session = await ort.InferenceSession.create(
			(await file.make(run, network, logits)) as Uint8Array
		);
		const rows = rawRows(run);
		const input = new ort.Tensor('float32', rows, [rows.length / 2, 2]);
		const { output } = await session.run({ input });
		await session.release();
		const expected = answersOf(run, network);
		const largest = Math.max(1, ...expected.map(Math.abs));
		expect(output.dims).toEqual([rows.length / 2, outputsOf(network.network)]);
		const difference = largestDifference(expected, output.data as Float32Array);
		expect(difference / largest).toBeLessThan(1e-5);
	});
});

describe('factsOf(experiment, network)', () => {
	it('has the numbers of the scaling with all their digits', () => {
		const experiment = ownExperiments['a number to predict']();
		const facts = factsOf(experiment, ownRun(experiment).networks[0]);
		const { scaling } = partsOf(datasetNamed(experiment.data.set).table!, experiment.data);
		expect(JSON.parse(facts.input_means)).toEqual(scaling.inputs.map(({ mean }) => mean));
		expect(JSON.parse(facts.input_spreads)).toEqual(scaling.inputs.map(({ spread }) => spread));
		expect(Number(facts.target_mean)).toBe(scaling.target!.mean);
		expect(Number(facts.target_spread)).toBe(scaling.target!.spread);
		expect(facts.features).toBeUndefined();
	});

	it('names classes and what is computed of a point', () => {
		const experiment = ownExperiments['three classes of chosen inputs']();
		const facts = factsOf(experiment, ownRun(experiment).networks[0]);
		expect(facts).toMatchObject({
			classes: '["red","green","blue"]',
			features: 'x2,x1x2,sinx2',
			target_name: 'kind',
			loss: 'softmaxCrossEntropy'
		});
		expect(facts.target_mean).toBeUndefined();
	});
});

describe('writeReadme(run, files)', () => {
	it('says what is done to a point, and by which file', () => {
		const run = ownRun(ownExperiments['three classes of chosen inputs']());
		const text = writeReadme(run, [{ path: 'a.csv', about: 'Numbers.' }]);
		expect(text).toContain(
			'Networks see of each point x₂, x₁x₂, sin x₂, computed after the scaling'
		);
		expect(text).toContain('one logit for each class: red, green, blue.');
		expect(text).toContain('network.onnx does this itself: it takes a point as points.csv has it.');
	});

	it('says that a table is too long for the link, and which file holds it', () => {
		const text = (experiment: Experiment) =>
			writeReadme(ownRun(experiment), [{ path: 'a', about: 'A.' }]);
		const sentence = 'too long for a link: drop experiment.json';
		// A table of its own, since other tests know theirs packed.
		const { name } = knowTable({ ...kinds, name: 'too long for a link' }, null);
		expect(text(setData(firstScreen, name))).toContain(sentence);
		expect(text(ownExperiments['chosen inputs']())).not.toContain(sentence);
	});

	it('says that a number to predict comes out in its own unit', () => {
		const text = writeReadme(ownRun(ownExperiments['a number to predict']()), [
			{ path: 'a.csv', about: 'Numbers.' }
		]);
		expect(text).toContain('and answers in the target’s unit.');
		expect(text).toMatch(/ {2}price: mean 9\d\d/);
	});
});
