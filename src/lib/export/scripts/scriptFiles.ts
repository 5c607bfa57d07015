/** The scripts that train a network elsewhere and check themselves, as files. */
import { letters } from '../../experiment/experiment.ts';
import { beginsAfterPretraining } from '../../experiment/pretrained/samePoints.ts';
import { textBytes } from '../bytes.ts';
import { denseOnly } from '../denseOnly.ts';
import type { ExportedNetwork, ExportedRun } from '../exported.ts';
import type { ExportFile } from '../files.ts';
import { writeNpz } from '../npz.ts';
import { kerasScript } from './keras.ts';
import { notebookFile } from './notebook.ts';
import { pythonFile } from './pythonFile.ts';
import { pytorchScript } from './pytorch.ts';
import type { Script } from './section.ts';
import { startNumbers, type StartNumbers } from './startNumbers.ts';

type ScriptOf = (run: ExportedRun, network: ExportedNetwork, numbers: StartNumbers) => Script;
type Layout = (script: Script, numbers: Uint8Array) => string;

/** Scripts know of one stage of training alone: there are none of a network that begins after another. */
const ofOneStage = (make: ExportFile['make']): ExportFile['make'] =>
	denseOnly((run, network, options) =>
		beginsAfterPretraining(run.experiment, letters.indexOf(network.letter))
			? null
			: make(run, network, options)
	);

const written = (scriptOf: ScriptOf, layout: Layout) =>
	ofOneStage((run, network) => {
		const numbers = startNumbers(run, network);
		return textBytes(layout(scriptOf(run, network, numbers), writeNpz(numbers.arrays)));
	});

export const scriptFiles: readonly ExportFile[] = [
	{
		name: 'train_pytorch.py',
		about: 'Trains the network in PyTorch, and says whether its losses are ours.',
		subject: 'network',
		make: written(pytorchScript, pythonFile)
	},
	{
		name: 'train_keras.py',
		about: 'The same in Keras.',
		subject: 'network',
		make: written(kerasScript, pythonFile)
	},
	{
		name: 'notebook.ipynb',
		about: 'The PyTorch script as a notebook.',
		subject: 'network',
		make: written(pytorchScript, notebookFile)
	},
	{
		name: 'start.npz',
		about: 'What the scripts start from. Large scripts need it beside them.',
		subject: 'network',
		make: ofOneStage((run, network) => writeNpz(startNumbers(run, network).arrays))
	}
];
