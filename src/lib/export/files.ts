/** Every file that can leave, by its name: what it is, and how it is made. */
import { textBytes } from './bytes.ts';
import { writeExperimentJson } from './experimentJson.ts';
import { isKnown, type ExportedNetwork, type ExportedRun, type KnownNetwork } from './exported.ts';
import { factsOf } from './facts.ts';
import { kerasArrays, torchArrays } from './namedArrays.ts';
import { writeNpz } from './npz.ts';
import { writeOnnx } from './onnx.ts';
import type { OnnxOutput } from './onnxGraph.ts';
import { preparationOf } from './preparation.ts';
import { writeSafetensors } from './safetensors.ts';
import { curvesCsv, pointsCsv } from './tables.ts';
import { tfjsLack, weightsFile, writeTfjs } from './tfjs.ts';

export interface ExportOptions {
	/** What `network.onnx` ends in. */
	onnxOutput: OnnxOutput;
}

/** What a file is of: the whole run, or one network of it. */
export type FileSubject = 'run' | 'network';

export interface ExportFile {
	name: string;
	/** A sentence for the reader. */
	about: string;
	subject: FileSubject;
	/** Null where the network's parameters are not known, or the format lacks what the network has. */
	make(
		run: ExportedRun,
		network: ExportedNetwork,
		options: ExportOptions
	): Uint8Array | Promise<Uint8Array> | null;
}

/** Of a network whose parameters are known. */
function fromParameters(
	make: (run: ExportedRun, network: KnownNetwork, options: ExportOptions) => Uint8Array | null
): ExportFile['make'] {
	return (run, network, options) => (isKnown(network) ? make(run, network, options) : null);
}

const tfjsOf = ({ experiment }: ExportedRun, network: KnownNetwork) =>
	tfjsLack(network.network) === null
		? writeTfjs(network.network, network.parameters, factsOf(experiment, network))
		: null;

export const exportFiles: readonly ExportFile[] = [
	{
		name: 'experiment.json',
		about: 'All settings. Drop it on the playground, and the experiment opens.',
		subject: 'run',
		make: ({ experiment }) => textBytes(writeExperimentJson(experiment))
	},
	{
		name: 'network.safetensors',
		about: 'The parameters, named as PyTorch names them. The playground opens it too.',
		subject: 'network',
		make: fromParameters(({ experiment }, network) =>
			writeSafetensors(
				torchArrays(network.network, network.parameters),
				factsOf(experiment, network)
			)
		)
	},
	{
		name: 'network.onnx',
		about: 'The network with its layers, for ONNX Runtime and others.',
		subject: 'network',
		make: fromParameters(({ experiment }, network, { onnxOutput: output }) =>
			writeOnnx({
				...network,
				preparation: preparationOf(experiment),
				output,
				facts: factsOf(experiment, network)
			})
		)
	},
	{
		name: 'model.json',
		about: `A Layers model of TensorFlow.js. It needs ${weightsFile} beside it.`,
		subject: 'network',
		make: fromParameters((run, network) => {
			const model = tfjsOf(run, network);
			return model && textBytes(model.json);
		})
	},
	{
		name: weightsFile,
		about: 'The parameters of model.json.',
		subject: 'network',
		make: fromParameters((run, network) => tfjsOf(run, network)?.weights ?? null)
	},
	{
		name: 'weights.npz',
		about: 'The parameters for NumPy, kernels as [inputs, outputs].',
		subject: 'network',
		make: fromParameters(({ experiment }, network) => {
			const facts = Object.entries(factsOf(experiment, network));
			return writeNpz({
				...Object.fromEntries(
					kerasArrays(network.network, network.parameters).map(({ name, ...array }) => [
						name,
						array
					])
				),
				...Object.fromEntries(facts.map(([name, values]) => [name, { shape: [], values }]))
			});
		})
	},
	{
		name: 'points.csv',
		about:
			'Every point: training, new or another part, its label, and what is true there where that is known.',
		subject: 'run',
		make: (run) => textBytes(pointsCsv(run))
	},
	{
		name: 'curves.csv',
		about: 'Every evaluated step of every network, with all digits.',
		subject: 'run',
		make: (run) => textBytes(curvesCsv(run))
	}
];
