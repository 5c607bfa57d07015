import { describe, expect, it } from 'vitest';
import type { OwnTable } from '../../src/lib/data/tables/ownTable.ts';
import { contentId } from '../../src/lib/data/tables/contentId.ts';
import { findDataset } from '../../src/lib/data/sets/index.ts';
import { longestPacked, packTable } from '../../src/lib/data/tables/packTable.ts';
import { knowTable } from '../../src/lib/data/tables/tableSets.ts';
import { writeTable } from '../../src/lib/data/tables/tableText.ts';
import { setData } from '../../src/lib/experiment/edits.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { textBytes } from '../../src/lib/export/bytes.ts';
import { writeExperimentJson } from '../../src/lib/export/experimentJson.ts';
import type { ExportedRun, KnownNetwork } from '../../src/lib/export/exported.ts';
import { factsOf } from '../../src/lib/export/facts.ts';
import { torchArrays } from '../../src/lib/export/namedArrays.ts';
import { writeSafetensors } from '../../src/lib/export/safetensors.ts';
import { writeZip } from '../../src/lib/export/zip.ts';
import { broughtBack } from '../../src/lib/import/broughtBack.ts';
import { openFiles } from '../../src/lib/import/openFiles.ts';
import { randomStream } from '../../src/lib/random/randomStream.ts';
import { kinds, ownExperiments, ownRun } from '../export/ownRuns.ts';

const numbers = randomStream(5, 'long table');
const long: OwnTable = {
	...kinds,
	name: 'long',
	rows: 1500,
	values: Float64Array.from({ length: 3000 }, () => numbers.normal()),
	targets: Float64Array.from({ length: 1500 }, (_, row) => row % 3)
};

/** A run on a table of another device: its file, made here, names a table that is not known here. */
function awayRun(title: string): { json: string; name: string; run: ExportedRun } {
	const here = knowTable(long, packTable(long));
	const run = ownRun(setData(firstScreen, here.name));
	const away = { ...long, name: title };
	const name = `own~${contentId(writeTable(away))}`;
	const json = writeExperimentJson(run.experiment)
		.replaceAll(here.name, name)
		.replace('"name":"long"', `"name":"${title}"`);
	return { json, name, run };
}

function tensorsOf(run: ExportedRun, change = (fact: string) => fact) {
	const network = run.networks[0] as KnownNetwork;
	const facts = factsOf(run.experiment, network);
	return writeSafetensors(torchArrays(network.network, network.parameters), {
		...facts,
		experiment: change(facts.experiment)
	});
}

describe('openFiles(files)', () => {
	it('knows the table of an experiment.json that is too long for a link', () => {
		expect(packTable(long)).toBeNull();
		expect(longestPacked).toBeLessThan(writeTable(long).length);
		const { json, name } = awayRun('away one');
		expect(findDataset(name)).toBeNull();
		const opened = openFiles([{ name: 'experiment.json', bytes: textBytes(json) }]);
		expect(opened).toMatchObject({ kind: 'experiment', experiment: { data: { set: name } } });
		expect(findDataset(name)?.table).toEqual({ ...long, name: 'away one' });
	});

	it('knows it from a zip that holds a network beside it', () => {
		const { json, name, run } = awayRun('away two');
		const zip = writeZip([
			{ path: 'experiment.json', bytes: textBytes(json) },
			{
				path: 'network.safetensors',
				bytes: tensorsOf(run, (link) => link.replace(run.experiment.data.set, name))
			}
		]);
		const opened = openFiles([{ name: 'run.zip', bytes: zip }]);
		if (opened.kind !== 'network') throw new Error(JSON.stringify(opened));
		const back = broughtBack(opened.network, firstScreen);
		expect(back).toMatchObject({ experiment: { data: { set: name } } });
		expect('parameters' in back && back.parameters).toEqual(run.networks[0].parameters);
	});

	it('says so where an experiment.json names a table that is neither here nor in it', () => {
		const { json } = awayRun('away three');
		const without = `${json.slice(0, json.indexOf(',\n\t"table"'))}\n}\n`;
		const opened = openFiles([{ name: 'experiment.json', bytes: textBytes(without) }]);
		expect(opened).toMatchObject({ kind: 'problem' });
	});
});

describe('broughtBack(opened, present)', () => {
	function opened(bytes: Uint8Array) {
		const read = openFiles([{ name: 'network.safetensors', bytes }]);
		if (read.kind !== 'network') throw new Error(JSON.stringify(read));
		return read.network;
	}

	it.each(Object.entries(ownExperiments))('puts a network back where it was: %s', (_, make) => {
		const run = ownRun(make());
		const back = broughtBack(opened(tensorsOf(run)), firstScreen);
		expect(back).toMatchObject({
			experiment: { data: run.experiment.data, networks: [run.experiment.networks[0]] },
			parameters: run.networks[0].parameters
		});
	});

	it.each(Object.entries(ownExperiments))('takes one of others on such data: %s', (_, make) => {
		const run = ownRun(make());
		const network = { ...opened(tensorsOf(run)), facts: {}, activations: null };
		const back = broughtBack(network, run.experiment);
		expect(back).toMatchObject({ experiment: { data: run.experiment.data }, step: 0 });
		expect('sentence' in back && back.sentence).toMatch(/a loss of \d/);
	});

	it('says how many outputs a network on the data has', () => {
		const experiment = ownExperiments['three classes']();
		const network = {
			widths: [2, 1],
			parameters: new Float32Array(3),
			activations: null,
			facts: {}
		};
		expect(broughtBack(network, experiment)).toEqual({
			problem: 'It gives 1 output; a network on these data gives 3.'
		});
	});

	it('asks for the table that a network was trained on', () => {
		const { run, name } = awayRun('away four');
		const bytes = tensorsOf(run, (link) => link.replace(run.experiment.data.set, name));
		const back = broughtBack(opened(bytes), firstScreen);
		expect('problem' in back && back.problem).toMatch(/table that is not on this device/);
	});
});
