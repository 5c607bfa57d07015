import { describe, expect, it } from 'vitest';
import { setData, setHyperparameter, setStopAt, specOf } from '../../src/lib/experiment/edits.ts';
import { setStack } from '../../src/lib/experiment/layers/layerEdits.ts';
import { stackForm } from '../../src/lib/experiment/layers/stackForm.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { exportedRun, type ExportedRun } from '../../src/lib/export/exported.ts';
import { exportFiles } from '../../src/lib/export/files.ts';
import { madeFiles } from '../../src/lib/export/madeFiles.ts';
import { kerasScript } from '../../src/lib/export/scripts/keras.ts';
import { pytorchScript } from '../../src/lib/export/scripts/pytorch.ts';
import { scriptFiles } from '../../src/lib/export/scripts/scriptFiles.ts';
import { startNumbers } from '../../src/lib/export/scripts/startNumbers.ts';
import { initialParameters } from '../../src/lib/network/initialParameters.ts';

/** A has these layers, B is dense; on the shift patterns. */
function runOf(layers: string, dropout = 0): ExportedRun {
	const shift = setStopAt(setData(firstScreen, 'shift'), 12);
	const experiment = setHyperparameter(
		setStack(shift, 0, stackForm.read(layers)!),
		'dropout',
		dropout
	);
	return exportedRun(experiment, {
		address: 'https://example.com/',
		histories: [[], []],
		parameters: [0, 1].map((index) => initialParameters(specOf(experiment, index), 1)),
		changes: []
	});
}

/** The second section's code, which builds the network. */
function networksOf(layers: string, dropout?: number): { torch: string; keras: string } {
	const run = runOf(layers, dropout);
	const [network] = run.networks;
	const numbers = startNumbers(run, network);
	const [torch, keras] = [pytorchScript, kerasScript].map(
		(scriptOf) => scriptOf(run, network, numbers).sections[1].code
	);
	return { torch, keras };
}

const listIn = (code: string, begin: string) =>
	code
		.split(begin)[1]
		.split(/^[)\]]/m)[0]
		.trim()
		.split(/,\n\s*/)
		.map((line) => line.replace(/,$/, ''));

const modulesOf = ({ torch }: { torch: string }) => listIn(torch, 'nn.Sequential(\n');
const layersOf = ({ keras }: { keras: string }) => listIn(keras, 'keras.Sequential([\n');

describe('madeFiles(file, run, networks, options)', () => {
	const run = runOf('conv3.k5.relu.max,dense3.tanh.residual');

	it.each([...exportFiles, ...scriptFiles].map((file) => [file.name, file] as const))(
		'makes of layers of their own kinds what it makes of dense ones: %s',
		async (name, file) => {
			const made = await madeFiles(file, run, run.networks, { onnxOutput: 'logits' });
			const paths = made.map(({ path }) => path);
			expect(paths).toEqual(file.subject === 'run' ? [name] : [`A/${name}`, `B/${name}`]);
		}
	);
});

describe('pytorchScript and kerasScript of layers of their own kinds', () => {
	it('pool over all places, with channels first in PyTorch and last in Keras', () => {
		const made = networksOf('conv8.k5.s2.relu,conv6.k3.leakyRelu.max');
		expect(modulesOf(made)).toEqual([
			'nn.Unflatten(1, (1, 40))',
			'nn.Conv1d(1, 8, 5, stride=2)',
			'nn.ReLU()',
			'nn.Conv1d(8, 6, 3)',
			'nn.LeakyReLU(0.01)',
			'nn.AdaptiveMaxPool1d(1)',
			'nn.Flatten()',
			'nn.Linear(6, 4)'
		]);
		expect(layersOf(made)).toEqual([
			'keras.Input(shape=(40,))',
			'keras.layers.Reshape((40, 1))',
			'keras.layers.Conv1D(8, 5, strides=2, activation="relu")',
			'keras.layers.Conv1D(6, 3, activation=lambda sums: keras.activations.leaky_relu(sums, negative_slope=0.01))',
			'keras.layers.GlobalMaxPooling1D()',
			'keras.layers.Dense(4)'
		]);
		expect(made.keras).toContain('range(1, 4)');
	});

	it('flatten positions first, pool in windows, and pad an odd zero at the far end', () => {
		const made = networksOf(
			'conv3.k4.s3.same.gelu.pool2,conv2.k3.same.linear.pool3.every2,dense6.sin'
		);
		expect(modulesOf(made)).toEqual([
			'nn.Unflatten(1, (1, 40))',
			'nn.ConstantPad1d((1, 2), 0.0)',
			'nn.Conv1d(1, 3, 4, stride=3)',
			'nn.GELU(approximate="tanh")',
			'nn.MaxPool1d(2)',
			'nn.Conv1d(3, 2, 3, padding=1)',
			'nn.MaxPool1d(3, stride=2)',
			'PositionsFirst()',
			'nn.Flatten()',
			'nn.Linear(6, 6)',
			'Sin()',
			'nn.Linear(6, 4)'
		]);
		expect(made.torch.match(/^class \w+/gm)).toEqual(['class PositionsFirst', 'class Sin']);
		expect(layersOf(made).slice(2, 7)).toEqual([
			'keras.layers.Conv1D(3, 4, strides=3, padding="same", activation=lambda sums: keras.activations.gelu(sums, approximate=True))',
			'keras.layers.MaxPooling1D(2)',
			'keras.layers.Conv1D(2, 3, padding="same")',
			'keras.layers.MaxPooling1D(3, strides=2)',
			'keras.layers.Flatten()'
		]);
	});

	it('write many equal layers once, and what silences their units behind each', () => {
		const layers = 'dense6.relu,dense6.tanh.residual.x50';
		const made = networksOf(layers);
		expect(modulesOf(made)).toEqual([
			'nn.Linear(40, 6)',
			'nn.ReLU()',
			'*[Residual(6, nn.Tanh()) for _ in range(50)]',
			'nn.Linear(6, 4)'
		]);
		expect(layersOf(made)).toContain('*[Residual(6, activation="tanh") for _ in range(50)]');
		const dropping = networksOf(layers, 0.25);
		expect(modulesOf(dropping)).toContain(
			'*[layer for _ in range(50) for layer in (Residual(6, nn.Tanh()), nn.Dropout(0.25))]'
		);
		const pooled = modulesOf(networksOf('conv3.k5.relu.max,dense3.tanh', 0.25));
		expect(pooled.filter((module) => module === 'nn.Dropout(0.25)')).toHaveLength(2);
	});

	it('say in words what they build, and number the arrays of the layers that have any', () => {
		const run = runOf('conv3.k5.relu.pool2,dense3.tanh');
		const [network] = run.networks;
		const numbers = startNumbers(run, network);
		expect(pytorchScript(run, network, numbers).sections[1].heading).toBe(
			'The network: 40 inputs, convolution 3 × 5 relu max over windows of 2 every 2, dense 3 tanh, 4 outputs. 199 parameters.'
		);
		expect(numbers.arrays.kernel1.shape).toEqual([5, 1, 3]);
		expect(numbers.arrays.kernel2.shape).toEqual([54, 3]);
		expect(numbers.arrays.kernel3.shape).toEqual([3, 4]);
	});
});
