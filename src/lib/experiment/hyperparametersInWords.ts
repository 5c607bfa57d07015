import type { DataSettings } from '../data/draw.ts';
import { datasetNamed } from '../data/sets/index.ts';
import {
	regularizations,
	type Hyperparameters,
	type Optimizer
} from '../network/hyperparameters.ts';
import { formatCount, formatExact } from '../format.ts';
import { hyperparameterValue } from './values.ts';

const optimizerNames: Record<Optimizer, string> = {
	sgd: 'SGD',
	momentum: 'SGD with momentum',
	adam: 'Adam'
};

/** "Adam, rate 0.01, all points each step, no penalty": what all networks share, in one line. */
export function hyperparametersInWords(
	values: Hyperparameters,
	data: Pick<DataSettings, 'set' | 'training'>
): string {
	const falls = values.schedule === 'cosine' ? ', falling as a cosine' : '';
	return [
		optimizerNames[values.optimizer],
		`rate ${formatExact(values.learningRate)}${falls}`,
		`${pointsEachStep(values, data)} each step`,
		regularization(values)
	].join(', ');
}

function pointsEachStep(
	{ batchSize }: Hyperparameters,
	{ set, training }: Pick<DataSettings, 'set' | 'training'>
): string {
	if (datasetNamed(set).fresh) {
		return `${formatCount(batchSize === 'all' ? training : batchSize)} new points`;
	}
	if (batchSize === 'all') return 'all points';
	return batchSize === 1 ? '1 point' : `${formatCount(batchSize)} points`;
}

function regularization(values: Hyperparameters): string {
	const kinds = regularizations.filter((kind) => values[kind] !== 0);
	const shown = kinds.map((kind) => {
		const { form, text } = hyperparameterValue(kind);
		return `${form.name} ${text(values[kind])}`;
	});
	return shown.join(', ') || 'no penalty';
}
