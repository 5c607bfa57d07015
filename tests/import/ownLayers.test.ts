import { describe, expect, it } from 'vitest';
import { setData, specOf } from '../../src/lib/experiment/edits.ts';
import { setStack } from '../../src/lib/experiment/layers/layerEdits.ts';
import { stackForm } from '../../src/lib/experiment/layers/stackForm.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { exportedRun } from '../../src/lib/export/exported.ts';
import { exportFiles } from '../../src/lib/export/files.ts';
import { broughtBack } from '../../src/lib/import/broughtBack.ts';
import { openFiles } from '../../src/lib/import/openFiles.ts';
import { initialParameters } from '../../src/lib/network/initialParameters.ts';

const layers = 'conv4.k5.s2.relu,conv3.k4.same.relu.max,dense3.tanh.residual';
const experiment = setStack(setData(firstScreen, 'shift'), 0, stackForm.read(layers)!);
const parameters = [0, 1].map((index) =>
	initialParameters(specOf(experiment, index), 1).map((value) => value + 0.25)
);
const run = exportedRun(experiment, {
	address: 'https://example.com/',
	histories: [[], []],
	parameters,
	changes: []
});

describe('openFiles(files) of layers of their own kinds', () => {
	it.each([
		['network.safetensors', []],
		['weights.npz', []],
		['model.json', ['weights.bin']]
	])('takes back what was saved: %s', async (name, beside) => {
		const files = [name, ...beside].map(async (wanted) => {
			const file = exportFiles.find((one) => one.name === wanted)!;
			const bytes = (await file.make(run, run.networks[0], { onnxOutput: 'logits' }))!;
			return { name: wanted, bytes };
		});
		const opened = openFiles(await Promise.all(files));
		if (opened.kind !== 'network') throw new Error(JSON.stringify(opened));
		const back = broughtBack(opened.network, firstScreen);
		if ('problem' in back) throw new Error(back.problem);
		expect(back.parameters).toEqual(parameters[0]);
		expect(stackForm.write(back.experiment.networks[0].stack!)).toBe(layers);
		expect(back.sentence).toMatch(/^Network A is back as it was at step 0, parameter by parameter/);
	});
});
