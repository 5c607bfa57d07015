import { activationWords } from '../network/activation.ts';
import { valueOf } from '../data/dataset.ts';
import { datasetNamed } from '../data/sets/index.ts';
import type { Hyperparameters } from '../network/hyperparameters.ts';
import { hyperparametersOf } from './edits.ts';
import { hiddenWidths, letters, type Experiment, type NetworkSettings } from './experiment.ts';
import { pointFields, restFields, type Field } from './fields.ts';
import { formatExact } from '../format.ts';
import { limitOf } from './limit.ts';
import { shapeForm } from './networkForm.ts';
import { startText, teacherText } from './pretrained/beginWords.ts';
import { hyperparameterNames, hyperparameterValue } from './values.ts';

/**
 * What differs from `a` to `b`, in a few words each: `learning rate 0.01 → 0.1`, `width of B 64 → 32`.
 * How a run is shown makes no difference.
 */
export function differences(a: Experiment, b: Experiment): string[] {
	return [
		...dataDifferences(a, b),
		...networkDifferences(a, b),
		...hyperparameterDifferences(a.hyperparameters, b.hyperparameters),
		...changedFields(restFields, a, b),
		...pretrainedDifferences(a.pretrained, b.pretrained)
	];
}

const endOf = ({ stopAtBest }: NetworkSettings) => (stopAtBest ? 'its best' : 'the stop step');

/** "pretrained network: learning rate 0.01 → 0.1". */
function pretrainedDifferences(a: Experiment | undefined, b: Experiment | undefined): string[] {
	if (!a && !b) return [];
	if (!a) return [`pretrained network added: ${shapeForm.show(b!.networks[0])}`];
	if (!b) return ['pretrained network removed'];
	return differences(a, b).map((difference) => `pretrained network: ${difference}`);
}

function hyperparameterDifferences(
	before: Hyperparameters,
	after: Hyperparameters,
	names: readonly (keyof Hyperparameters)[] = hyperparameterNames,
	ending = ''
): string[] {
	return names.flatMap((name) => {
		const { form, text } = hyperparameterValue(name);
		return change(form.name + ending, text(before[name]), text(after[name]));
	});
}

/** Empty where nothing changed. */
export function change(name: string, before: string, after: string): string[] {
	return before === after ? [] : [`${name} ${before} → ${after}`];
}

export function changedFields<D>(fields: readonly Field<D>[], a: D, b: D): string[] {
	return fields.flatMap(({ form, get }) => change(form.name, form.show(get(a)), form.show(get(b))));
}

function dataDifferences(a: Experiment, b: Experiment): string[] {
	const [before, after] = [datasetNamed(a.data.set), datasetNamed(b.data.set)];
	const points = changedFields(pointFields, a, b);
	if (before !== after) return [...change('data', before.title, after.title), ...points];
	const options = before.controls.flatMap((control) => {
		const shown = [a, b].map(({ data }) => {
			const value = valueOf(control, data.options);
			if (control.kind === 'switch') return value === 1 ? 'on' : 'off';
			return formatExact(value);
		});
		return change(limitOf(control).name, shown[0], shown[1]);
	});
	return [...points, ...options];
}

function networkDifferences(a: Experiment, b: Experiment): string[] {
	return letters.flatMap((letter, index) => {
		const [before, after] = [a.networks[index], b.networks[index]];
		if (!before && !after) return [];
		if (!before) return [`network ${letter} added: ${shapeForm.show(after)}`];
		if (!after) return [`network ${letter} removed`];
		return [
			...shapeDifferences(a, b, index),
			...change(`${letter} starts from`, startText(before), startText(after)),
			...change(`${letter} learns from`, teacherText(before), teacherText(after)),
			...change(`${letter} ends at`, endOf(before), endOf(after)),
			...ownDifferences(a, b, index)
		];
	});
}

function shapeDifferences(a: Experiment, b: Experiment, index: number): string[] {
	const [before, after] = [a.networks[index], b.networks[index]];
	const letter = letters[index];
	if (before.stack || after.stack) {
		return change(`layers of ${letter}`, shapeForm.show(before), shapeForm.show(after));
	}
	const activation = change(
		`activation of ${letter}`,
		activationWords[before.activation],
		activationWords[after.activation]
	);
	if (before.layers || after.layers) {
		const [was, is] = [before, after].map((network) => hiddenWidths(network).join(', '));
		return [...change(`layers of ${letter}`, was || 'none', is || 'none'), ...activation];
	}
	const width =
		before.depth && after.depth ? [formatExact(before.width), formatExact(after.width)] : ['', ''];
	return [
		...change(`width of ${letter}`, width[0], width[1]),
		...change(`depth of ${letter}`, formatExact(before.depth), formatExact(after.depth)),
		...activation
	];
}

function ownDifferences(a: Experiment, b: Experiment, index: number): string[] {
	return hyperparameterDifferences(
		hyperparametersOf(a, index),
		hyperparametersOf(b, index),
		hyperparameterNames.filter(
			(name) => name in a.networks[index].own || name in b.networks[index].own
		),
		` of ${letters[index]}`
	);
}
