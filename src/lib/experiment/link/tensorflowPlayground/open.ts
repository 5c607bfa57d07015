/** An experiment of TensorFlow Playground as one of ours: what is the same, and what cannot be. */
import { counted, formatCount, formatExact, plural } from '../../../format.ts';
import {
	featureKeys,
	features as kinds,
	plainFeatures,
	type Feature
} from '../../../data/features.ts';
import { defaultHyperparameters } from '../../../network/hyperparameters.ts';
import type { Experiment, NetworkSettings } from '../../experiment.ts';
import { featuresOf, withFeatures } from '../../features.ts';
import { limits } from '../../limits.ts';
import { defaultNetwork, firstScreen } from '../../presets.ts';
import { features, readSettings, type PlaygroundSettings } from './settings.ts';
import { standInFor } from './standIns.ts';

export interface Opened {
	experiment: Experiment;
	/** A few words for each thing that is as it was there. */
	same: string[];
	/** A sentence for each thing that is another, what cannot be drawn alike first. */
	differs: string[];
	/** A sentence for each part of the link that was not understood. */
	dropped: string[];
}

/** All points that it draws, to learn from and to judge by. */
const pointsOf = { classification: 500, regression: 1200 } as const;
/** Its run has no end; this many of its epochs show what it comes to. */
const epochs = 200;

/** What a pasted text says, whatever it is. Never throws. */
export function openTensorflowPlayground(text: string): Opened {
	const { settings, dropped } = readSettings(text);
	const data = standInFor(settings);
	const all = pointsOf[settings.problem];
	const training = Math.floor((all * settings.percTrainData) / 100);
	const updates = Math.ceil(training / settings.batchSize);
	const experiment: Experiment = {
		...firstScreen,
		data: withFeatures(
			{
				set: data.set,
				options: data.options,
				training,
				validation: all - training,
				flips: 0,
				seed: firstScreen.data.seed
			},
			inputsHere(settings)
		),
		networks: [networkOf(settings)],
		hyperparameters: {
			...defaultHyperparameters,
			optimizer: 'sgd',
			learningRate: settings.learningRate,
			batchSize: settings.batchSize < training ? settings.batchSize : 'all',
			...penaltyOf(settings)
		},
		stopAt: Math.min(limits.stopAt.maximum, epochs * updates)
	};
	return {
		experiment,
		same: sameIn(experiment, settings),
		differs: [
			...data.differs,
			...inputsDiffer(settings),
			pointsDiffer(settings),
			lossDiffers(settings),
			startDiffers(settings),
			...penaltyDiffers(settings),
			...orderDiffers(settings, training),
			stepDiffers(experiment, updates),
			...pageDiffers(settings)
		],
		dropped
	};
}

function networkOf({ networkShape, activation }: PlaygroundSettings): NetworkSettings {
	const width = networkShape.length ? Math.max(...networkShape) : defaultNetwork.width;
	const isEven = networkShape.every((units) => units === width);
	return {
		...defaultNetwork,
		width,
		depth: networkShape.length,
		layers: isEven ? null : networkShape,
		activation
	};
}

/** Its L2 is `rate · Σ½w²`, ours `λ · Σw²`. */
function penaltyOf({ regularization, regularizationRate: rate }: PlaygroundSettings) {
	if (regularization === 'none') return {};
	return regularization === 'L1' ? { l1: rate } : { l2: rate / 2 };
}

function sameIn(
	{ data, hyperparameters }: Experiment,
	{ networkShape, activation, learningRate }: PlaygroundSettings
): string[] {
	const layers = networkShape.length
		? `hidden ${plural(networkShape.length, 'layer')} of ${inWords(networkShape.map(formatExact))} ${activation} ${plural(networkShape.at(-1)!, 'unit')}`
		: 'no hidden layer';
	const batch =
		hyperparameters.batchSize === 'all'
			? 'all points at each update'
			: `batches of ${formatExact(hyperparameters.batchSize)}`;
	const inputs = inWords(featuresOf(data).map((key) => kinds[key].name));
	return [
		layers,
		`plain gradient descent at learning rate ${formatExact(learningRate)}`,
		batch,
		`${counted(data.training, 'point')} to learn from and ${formatCount(data.validation)} new ones`,
		...(data.features
			? [`${plural(data.features.length, 'the input', 'the inputs')} ${inputs}`]
			: [])
	];
}

/** "x₁², x₂² and sin x₁". */
function inWords(words: readonly string[]): string {
	if (words.length < 2) return words.join('');
	return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Those that our networks see of a point, in our order. */
function inputsHere({ inputs, problem }: PlaygroundSettings): readonly Feature[] {
	if (problem === 'regression' || inputs.length === 0) return plainFeatures;
	const chosen = inputs.map((key) => features[key]);
	return featureKeys.filter((key) => chosen.includes(key));
}

function inputsDiffer(settings: PlaygroundSettings): string[] {
	const { inputs, problem } = settings;
	if (problem === 'regression') return [];
	if (inputs.length === 0) return ['None of its inputs is on; here the network sees x₁ and x₂.'];
	const computed = inputsHere(settings).filter((key) => !plainFeatures.includes(key));
	if (computed.length === 0) return [];
	const named = inWords(computed.map((key) => kinds[key].name));
	const are = plural(computed.length, 'is another number', 'are other numbers');
	return [`Its points lie further out, so ${named} ${are} here.`];
}

function pointsDiffer({ percTrainData, problem }: PlaygroundSettings): string {
	return (
		`It draws ${formatCount(pointsOf[problem])} points and learns from ${formatExact(percTrainData)}\u00a0% of them, ` +
		'as here; but its seed cannot be the same, so these are other points of the same kind.'
	);
}

function lossDiffers({ problem }: PlaygroundSettings): string {
	return problem === 'regression'
		? 'Its loss is half the squared error, ours the whole of it: the same learning rate moves the weights twice as far here.'
		: 'It squares the error of a tanh that is to be −1 or 1; here the loss is cross-entropy. So losses are other numbers, and the same learning rate moves the weights by other amounts.';
}

function startDiffers({ initZero, activation, networkShape }: PlaygroundSettings): string {
	const rule = activation === 'relu' && networkShape.length > 0 ? 'He’s' : 'Glorot’s';
	const here = `here weights begin at random by ${rule} rule, and biases at 0.`;
	return initZero
		? `All its weights begin at 0; ${here}`
		: `Its weights begin anywhere from −0.5 to 0.5 and its biases at 0.1; ${here}`;
}

function penaltyDiffers({ regularization, regularizationRate: rate }: PlaygroundSettings) {
	if (regularization === 'none' || rate === 0) return [];
	return regularization === 'L1'
		? [
				'Its L1 cuts a connection for good once it has pushed the weight through 0; here the weight may grow again.'
			]
		: [
				`Its L2 counts half of each squared weight: its rate of ${formatExact(rate)} is ${formatExact(rate / 2)} here.`
			];
}

function orderDiffers({ batchSize }: PlaygroundSettings, training: number): string[] {
	if (batchSize > training) {
		return [
			`Its batch of ${formatExact(batchSize)} is larger than its training set and fills only over several epochs; here each update sees all points.`
		];
	}
	if (batchSize === training) return [];
	const rest =
		training % batchSize === 0
			? ''
			: ' What is left over at the end of an epoch waits there for the next one; here it is a short batch.';
	return [
		`It goes through its points in the same order in every epoch; here each epoch has an order of its own.${rest}`
	];
}

function stepDiffers({ stopAt }: Experiment, updates: number): string {
	return (
		`It counts epochs, each of ${counted(updates, 'update')}, and runs until it is paused; here a step is one update, ` +
		`and the run pauses at step ${formatCount(stopAt)}.`
	);
}

function pageDiffers({ discretize, hidesControls }: PlaygroundSettings): string[] {
	return [
		...(discretize ? ['It shows its output in two colours alone; the map here has shades.'] : []),
		...(hidesControls
			? ['Controls that it hides are all shown here: “Set a task” hides them for a class.']
			: [])
	];
}
