/** What both scripts say of a run. */
import { datasetNamed } from '../../data/sets/index.ts';
import { letters } from '../../experiment/experiment.ts';
import { stackForm } from '../../experiment/layers/stackForm.ts';
import { counted, formatCount, formatStep } from '../../format.ts';
import { activationWords } from '../../network/activation.ts';
import { adam } from '../../network/hyperparameters.ts';
import type { Quantization } from '../../network/compression/quantize.ts';
import { countParameters } from '../../network/cost.ts';
import { denseLayersOf, inputsOf, outputsOf, type NetworkSpec } from '../../network/spec.ts';
import { hasDiverged, type ExportedNetwork, type ExportedRun } from '../exported.ts';
import { originSentences, valuesInWords } from '../origin.ts';
import { preparationSentences } from '../preparation.ts';
import type { Beginning } from '../../experiment/pretrained/beginning.ts';
import type { StartNumbers } from './startNumbers.ts';

/** Losses that differ by no more than this share agree. */
export const tolerance = 1e-3;

export function introduction(
	library: string,
	run: ExportedRun,
	network: ExportedNetwork,
	numbers: StartNumbers
): string[] {
	const { letter, history, training } = network;
	const { rests } = numbers.beginning;
	const reached = history.at(-1)?.step ?? 0;
	return [
		`Network ${letter} of a run of Wiggle Room, ${rests ? 'computed' : 'trained'} once more in ${library}.`,
		'',
		...(rests
			? [
					'It rests: it has the same weights, so its losses should be the same too. The last line says whether',
					'they are.'
				]
			: [
					'It starts from the same weights and learns from the same points in the same order, so its losses',
					'should be the same too. The last line says whether they are.'
				]),
		...note(numbers.beginning.step > 0, originSentences(run.experiment, letter)),
		'',
		'The experiment in a browser:',
		run.address,
		...prepared(run),
		...note(training.dropout > 0, [
			'With dropout the numbers are repeated only in kind: which units are silenced differs.'
		]),
		...note(!numbers.isComparable, [
			'The run was changed under way:',
			...run.changes.map(({ step, text }) => `at step ${formatStep(step)}, ${text}.`),
			'This script trains with the last settings from the start, so the run’s losses are not its own.'
		]),
		...note(hasDiverged(network), [
			'The run diverged: its last losses are no finite numbers, and the script stops before them.'
		]),
		...note(numbers.lastStep < reached && !hasDiverged(network), [
			`The run went on to step ${formatStep(reached)}; batches travel along for ${counted(numbers.lastStep, 'step')}.`
		])
	];
}

/** Names are a reader's own: none may end the text that they stand in. */
function prepared({ experiment }: ExportedRun): string[] {
	const sentences = preparationSentences(experiment).map(plainText);
	return note(sentences.length > 0, [
		'Its points lie here as the network sees them.',
		...sentences
	]);
}

const plainText = (text: string) => text.replaceAll('\\', '/').replaceAll('"', '’');

const note = (isSo: boolean, text: readonly string[]) => (isSo ? ['', ...text] : []);

export function networkHeading(
	{ experiment }: ExportedRun,
	{ letter, network }: ExportedNetwork
): string {
	const { stack } = experiment.networks[letters.indexOf(letter)];
	const inputs = counted(inputsOf(network), 'input');
	const middle = stack ? stackForm.show(stack) : denseWords(network);
	const outputs = counted(outputsOf(network), 'output');
	return `The network: ${inputs}, ${middle}, ${outputs}. ${counted(countParameters(network), 'parameter')}.`;
}

function denseWords(network: NetworkSpec): string {
	const layers = denseLayersOf(network);
	if (layers.length === 1) return 'no hidden layer';
	const hidden = layers.slice(0, -1).map(({ outputs }) => formatCount(outputs));
	return `hidden layers of ${hidden.join(', ')} units (${activationWords[layers[0].activation]})`;
}

/** A heading is one line. */
const headingText = (text: string) => text.replaceAll(/\s+/g, ' ');

export function pointsHeading({ experiment }: ExportedRun, { training }: Beginning): string {
	const { set, validation } = experiment.data;
	return `What it starts from: ${formatCount(training.rows)} training points (${headingText(datasetNamed(set).title)}), ${formatCount(validation)} new ones, the first weights, and our losses.`;
}

export const mergingHeading =
	'Merged: A·B is added to W, and it is a network of plain layers again.';

export function trainingHeading(
	{ training }: ExportedNetwork,
	{ lastStep, batches, rows, beginning }: StartNumbers
): string {
	if (beginning.rests) return 'Nothing is trained: its losses are those of where it rests.';
	const points = {
		full: 'all points each step',
		mini: `${counted(rows, 'point')} each step, in the order of our shuffles`,
		fresh: `${counted(rows, 'new point')} each step`
	}[batches];
	const optimizer = { sgd: 'SGD', momentum: 'SGD with momentum', adam: 'Adam' }[training.optimizer];
	const steps = counted(lastStep - beginning.step, 'step');
	const from = beginning.step > 0 ? ` from step ${formatStep(beginning.step)} on` : '';
	return `Training: ${optimizer}, ${steps}${from}, ${points}.`;
}

/** Of a step the number since the first, and how many steps there are, as Python. */
export const sinceFirst = ({ beginning }: StartNumbers) =>
	beginning.step > 0 ? 'step - first' : 'step';
const countOfSteps = ({ beginning }: StartNumbers) =>
	beginning.step > 0 ? 'last - first' : 'last';

/** Every step, and what is done at each before training: the table's row, and the end. */
export const loopLines = (numbers: StartNumbers): readonly string[] => [
	`for step in range(${numbers.beginning.step > 0 ? 'first, ' : ''}last + 1):`,
	...indented(tableLines),
	'    if step == last:',
	'        break'
];

/** The one row of a network that rests. */
export const restingLines = (): readonly string[] => ['step = last', ...tableLines];

export const indented = (code: readonly string[], by = 1) =>
	code.map((line) => (line === '' ? '' : `${'    '.repeat(by)}${line}`));

/** Which rows a step learns from, as lines that set `x` and `y`. */
export function batchLines(numbers: StartNumbers): string[] {
	const { batches, rows, beginning } = numbers;
	const epoch = beginning.step > 0 ? '(step // batches - first // batches)' : 'step // batches';
	switch (batches) {
		case 'full':
			return ['x, y = x_train, y_train'];
		case 'mini':
			return [
				`at, place = ${rows} * (step % batches), ${epoch} * len(x_train)`,
				`rows = order[place + at : place + min(at + ${rows}, len(x_train))]`,
				'x, y = x_train[rows], y_train[rows]'
			];
		case 'fresh':
			return [`x, y = x_batches[${sinceFirst(numbers)}], y_batches[${sinceFirst(numbers)}]`];
	}
}

/** A row of the table of losses beside ours, where there is one at this step. */
const tableLines: readonly string[] = [
	'if step in ours:',
	'    here, there = evaluate(), ours[step]',
	'    known = [abs(a - b) / max(abs(b), 1e-6) for a, b in zip(here, there) if b == b]',
	'    if known:',
	'        distances[step] = max(known)',
	'    numbers = step, here[0], there[0], here[1], there[1]',
	'    print("{:6} {:14.8f} {:12.8f} {:14.8f} {:12.8f}".format(*numbers))'
];

export const tableHead = ({ beginning }: StartNumbers): readonly string[] => [
	'ours = dict(zip(start["steps"].tolist(), start["losses"].tolist()))',
	beginning.step > 0 && !beginning.rests
		? 'first, last = min(ours), max(ours)'
		: 'last = max(ours)',
	'distances = {}  # Of these losses from ours, as a share of ours, by step.'
];

export const tableTitle = 'print("  step       training         ours     new points         ours")';

/** Adam's 1 − βᵗ as the run has it, in lines that set `single`. */
export const singleCorrections = (numbers: StartNumbers): readonly string[] => [
	'# The run corrects Adam’s moments by 1 - beta ** t in float32, of which this makes the same numbers.',
	`betas = (${adam.beta1}, ${adam.beta2})`,
	`steps = ${countOfSteps(numbers)}`,
	'single = [1 - np.cumprod(np.full(steps, beta, "float32"), dtype="float32") for beta in betas]'
];

/** What a function that rounds gives, in its docstring. */
export function docstring(quantization: Pick<Quantization, 'bits' | 'scale'>): string {
	const words = valuesInWords(quantization);
	return `${words[0].toUpperCase()}${words.slice(1)}.`;
}

/** What the last line says. */
export function verdictCode(
	{ training }: ExportedNetwork,
	{ isComparable, hasLosses, beginning }: StartNumbers
): string {
	if (!hasLosses) return 'print("There is nothing to compare with: the run has no losses yet.")';
	const worst = 'worst = max(distances.values())';
	if (training.dropout > 0) {
		return [
			worst,
			'print("repeated only in kind, as dropout is in it: losses differ by up to {:.1e}".format(worst))'
		].join('\n');
	}
	if (!isComparable) {
		return [
			worst,
			'print("agrees to {:.1e} at the start; the run was changed under way".format(worst))'
		].join('\n');
	}
	const why = beginning.quantization
		? [
				'Where a weight lies halfway between two values that it may be rounded to, its last digit decides.',
				'From such a step on two computers go different ways.'
			]
		: ['Where a network learns points by heart, rounding in float32 grows from step to step.'];
	return [
		worst,
		`far = [step for step, distance in distances.items() if distance > ${tolerance}]`,
		'if not far:',
		'    print("agrees to {:.1e} ({} steps compared)".format(worst, len(distances)))',
		'else:',
		...why.map((line) => `    print("${line}")`),
		'    near = [step for step in distances if step < far[0]]',
		'    print("agrees up to step {}".format(near[-1]) if near else "agrees nowhere")',
		'    print("does not agree from step {} on: losses differ by up to {:.1e}".format(far[0], worst))'
	].join('\n');
}
