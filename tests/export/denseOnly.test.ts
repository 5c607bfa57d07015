import { describe, expect, it } from 'vitest';
import { setData } from '../../src/lib/experiment/edits.ts';
import { presetNamed, setStack } from '../../src/lib/experiment/layers/layerEdits.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { denseLack } from '../../src/lib/export/denseOnly.ts';
import { exportedRun } from '../../src/lib/export/exported.ts';
import { exportFiles } from '../../src/lib/export/files.ts';
import { madeFiles } from '../../src/lib/export/madeFiles.ts';
import { scriptFiles } from '../../src/lib/export/scripts/scriptFiles.ts';
import { initialParameters } from '../../src/lib/network/initialParameters.ts';
import { specOf } from '../../src/lib/experiment/edits.ts';

/** A has convolutions, B is dense. */
const experiment = setStack(setData(firstScreen, 'shift'), 0, presetNamed('convolution, pooled'));
const run = exportedRun(experiment, {
	address: 'https://example.com/',
	histories: [[], []],
	parameters: [0, 1].map((index) => initialParameters(specOf(experiment, index), 1)),
	changes: []
});

/** Files that hold layers of every kind. */
const wholeFiles = ['network.safetensors', 'network.onnx', 'weights.npz'];

describe('denseLack(network)', () => {
	it('says which files there are none of', () => {
		expect(denseLack(run.networks[0])).toContain('Network A has layers that are not dense.');
		expect(denseLack(run.networks[1])).toBeNull();
	});
});

describe('madeFiles(file, run, networks, options)', () => {
	it.each([...exportFiles, ...scriptFiles].map((file) => [file.name, file] as const))(
		'makes of convolutions what can hold them, and of dense layers all: %s',
		async (name, file) => {
			const made = await madeFiles(file, run, run.networks, { onnxOutput: 'logits' });
			const paths = made.map(({ path }) => path);
			if (file.subject === 'run') expect(paths).toEqual([name]);
			else if (wholeFiles.includes(name)) expect(paths).toEqual([`A/${name}`, `B/${name}`]);
			else expect(paths).toEqual([`B/${name}`]);
		}
	);
});
