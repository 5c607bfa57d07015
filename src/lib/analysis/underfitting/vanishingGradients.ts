import { momentum } from '../../network/hyperparameters.ts';
import { formatCount, formatShare } from '../../format.ts';
import { guess, type Cause } from './cause.ts';
import { activationOf, hiddenLayersOf, stepsOf, type Underfitting } from './evidence.ts';
import { movements } from './movement.ts';

/** Fewer hidden layers pass a gradient on. */
const fewestLayers = 3;
/** The first layer has moved by less than this share of its size, */
const still = 0.05;
/** and by less than this share of what the last one has moved, */
const behind = 0.1;
/** or its gradient, on average, was shorter than this. */
const faint = 1e-3;

/** Mean length of a gradient that would have led so far; null for Adam, which scales it. */
function meanGradient(run: Underfitting, distance: number): number | null {
	const { optimizer, learningRate } = run.hyperparameters;
	if (optimizer === 'adam') return null;
	const rate = optimizer === 'momentum' ? learningRate / (1 - momentum) : learningRate;
	return distance / (rate * stepsOf(run));
}

/**
 * On its way back through many layers the gradient is multiplied by slopes below 1 and by small
 * weights, again and again: the first layers hear next to nothing of the error (Hochreiter 1991;
 * Glorot & Bengio 2010, https://proceedings.mlr.press/v9/glorot10a.html).
 */
export function firstLayerStandsStill(run: Underfitting): Cause | null {
	const layers = movements(run);
	if (layers.length <= fewestLayers) return null;
	const [first, last] = [layers[0], layers[layers.length - 1]];
	const gradient = meanGradient(run, first.distance);
	const isFaint = gradient !== null && gradient < faint;
	if (first.moved >= still || !(first.moved < behind * last.moved || isFaint)) return null;
	const remedies = [
		'Fewer layers',
		...(hiddenLayersOf(run).some((layer) => activationOf(layer) === 'sigmoid')
			? ['tanh or relu']
			: []),
		...(run.hyperparameters.optimizer === 'adam' ? [] : ['Adam'])
	];
	return guess(
		'vanishingGradients',
		`its gradients vanish: in ${formatCount(stepsOf(run))} steps the first of its ` +
			`${layers.length} layers changed by ${formatShare(first.moved)}, the last by ` +
			`${formatShare(last.moved)}. ${remedies.join(', or ')} may help.`
	);
}
