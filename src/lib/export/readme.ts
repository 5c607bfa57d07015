/** README.txt: what lies in the zip, of what it is, and how it is checked. */
import type { DataSettings } from '../data/draw.ts';
import { datasetNamed } from '../data/sets/index.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { hyperparametersInWords } from '../experiment/hyperparametersInWords.ts';
import { movedInWords } from '../experiment/moved.ts';
import { shapeForm } from '../experiment/networkForm.ts';
import { counted, formatExact, formatStep } from '../format.ts';
import { countParameters } from '../network/cost.ts';
import {
	hasDiverged,
	hasLongTable,
	lastingLink,
	type ExportedNetwork,
	type ExportedRun
} from './exported.ts';
import { originSentences } from './origin.ts';
import { preparationOf, preparationSentences } from './preparation.ts';

/** A file in words. */
export interface DescribedFile {
	path: string;
	about: string;
}

export function writeReadme(run: ExportedRun, files: readonly DescribedFile[]): string {
	const { experiment, address, networks, changes } = run;
	const { data, hyperparameters, weightSeed, stopAt } = experiment;
	const dataset = datasetNamed(data.set);
	const longest = Math.max(...files.map(({ path }) => path.length));
	const prepared = preparationSentences(experiment);
	const lines = [
		'A run of Wiggle Room',
		'',
		'The same experiment, in a browser:',
		address,
		...(hasLongTable(data.set)
			? ['Its table is too long for a link: drop experiment.json on that page, which holds it.']
			: []),
		'',
		`Data: ${dataset.title}, ${counted(data.training, 'training point')}, ${counted(data.validation, 'new point')}` +
			`${data.flips > 0 ? `, share of flipped labels ${formatExact(data.flips)}` : ''}${placeOf(data)}, seed ${data.seed}.`,
		`Training: ${hyperparametersInWords(hyperparameters, data)}, to step ${formatStep(stopAt)}. Seed of the weights: ${weightSeed}.`,
		...pretrainedSentences(run),
		...networks.flatMap((network) => [
			sentenceOf(network),
			...originSentences(experiment, network.letter).map((sentence) => `  ${sentence}`)
		]),
		...changes.map(({ step, text }) => `Changed under way, at step ${formatStep(step)}: ${text}.`),
		...(prepared.length > 0 ? ['', ...prepared, ...whoPrepares(experiment)] : []),
		'',
		'Losses are means over points, at the same weights, dropout off, without the penalty.',
		'A network ends in plain numbers: logits for a cross-entropy.',
		'',
		...files.map(({ path, about }) => `${path.padEnd(longest)}  ${about}`)
	];
	return `${lines.join('\r\n')}\r\n`;
}

/** ", turned by 90°". */
const placeOf = ({ moved }: DataSettings) => (moved ? `, ${movedInWords(moved)}` : '');

/** What was trained before, and where it opens. */
function pretrainedSentences({
	experiment: { pretrained },
	address,
	networks
}: ExportedRun): string[] {
	if (!pretrained) return [];
	const { data, hyperparameters, stopAt } = pretrained;
	const step = formatStep(stopAt);
	const hasBoth = networks.some(({ history }) => history.some((at) => at.step < stopAt));
	return [
		`Trained before, to step ${step}: ${shapeForm.show(pretrained.networks[0])}, on ${counted(data.training, 'point')} of ${datasetNamed(data.set).title}${placeOf(data)}, ${hyperparametersInWords(hyperparameters, data)}.`,
		`Its own experiment, where it leaves as a file too: ${address.split('#')[0]}#${lastingLink(pretrained)}`,
		...(hasBoth
			? [
					`Before step ${step} the curve of a network that starts from the pretrained one is that one’s.`
				]
			: []),
		'A network’s files hold what it computes with: pruned weights as 0, rounded ones rounded, A·B added.'
	];
}

/** Which files do it themselves. */
function whoPrepares(experiment: Experiment): string[] {
	const { inputs, target, features } = preparationOf(experiment);
	if (!inputs && !target && !features) return [];
	return [
		`network.onnx does this itself: it takes a point as points.csv has it${target ? ', and answers in the target’s unit' : ''}.`,
		'The other files of a network leave it to you; they name these numbers with all their digits.'
	];
}

function sentenceOf(network: ExportedNetwork): string {
	const { letter, history, network: spec } = network;
	const last = history.at(-1);
	const size = `Network ${letter}: ${counted(countParameters(spec), 'parameter')}`;
	if (last === undefined) return `${size}, not trained.`;
	const at = `${size}, at step ${formatStep(last.step)}`;
	if (hasDiverged(network)) {
		return `${at}. It diverged: its losses or parameters are no finite numbers any more.`;
	}
	return `${at}: training loss ${last.training.loss}, loss on new points ${last.validation.loss}.`;
}
