/** The scripts that train a network elsewhere and check themselves, as files. */
import { textBytes } from '../bytes.ts';
import type { ExportedNetwork, ExportedRun } from '../exported.ts';
import type { ExportFile } from '../files.ts';
import { writeNpz } from '../npz.ts';
import { kerasScript } from './keras.ts';
import { notebookFile } from './notebook.ts';
import { pythonFile } from './pythonFile.ts';
import { pytorchScript } from './pytorch.ts';
import type { Script } from './section.ts';
import { hasBeginning } from './stage.ts';
import { startNumbers, type StartNumbers } from './startNumbers.ts';

type ScriptOf = (run: ExportedRun, network: ExportedNetwork, numbers: StartNumbers) => Script;
type Layout = (script: Script, numbers: Uint8Array) => string;

/** Of a network of which it is known what it begins with. */
const fromBeginning =
	(
		make: (run: ExportedRun, network: ExportedNetwork, numbers: StartNumbers) => Uint8Array
	): ExportFile['make'] =>
	(run, network) =>
		hasBeginning(run, network) ? make(run, network, startNumbers(run, network)) : null;

const written = (scriptOf: ScriptOf, layout: Layout) =>
	fromBeginning((run, network, numbers) =>
		textBytes(layout(scriptOf(run, network, numbers), writeNpz(numbers.arrays)))
	);

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
		make: fromBeginning((_run, _network, { arrays }) => writeNpz(arrays))
	}
];
