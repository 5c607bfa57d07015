import { activationWords } from '../../network/activation.ts';
import type { DataSettings } from '../../data/draw.ts';
import { datasetNamed } from '../../data/sets/index.ts';
import { choiceForm, numberForm, readNumber, writeNumber, type Form } from '../form.ts';
import { formatExact } from '../../format.ts';
import { clamp, isWithin, type Limit } from '../limit.ts';
import { stackForm } from '../layers/stackForm.ts';
import { shapeForm } from '../networkForm.ts';
import type { Shape } from '../experiment.ts';
import { axesAfterTraining, bitValues, type SweepAxis } from '../../network/sweepAxis.ts';
import type { Sweep, SweepNetwork } from './sweep.ts';
import { axesOfStack, withFittingValues } from './sweepLayers.ts';
import { axisLimit, sweepLimits } from './sweepLimits.ts';
import { usualNewPoints, usualValues } from './sweepValues.ts';
import { executorValue, type Value } from '../values.ts';

/** The forms of what a sweep has beyond an experiment. */

/** What a sweep is about. */
type Subject = Pick<Sweep, 'data' | 'network' | 'after'>;

/** Where every step sees new points, their number is nothing to vary. */
export function axesOf({ data, network, after }: Subject): readonly SweepAxis[] {
	const { stack } = network;
	const ofLayers: readonly SweepAxis[] = stack ? axesOfStack(stack) : ['width', 'depth'];
	const all = after ? axesAfterTraining : ofLayers;
	return datasetNamed(data.set).fresh ? all : [...all, 'training'];
}

export const axisForm = (subject: Subject) => choiceForm('axis', axesOf(subject));

const operations = numberForm(sweepLimits.compute);

const computeForm: Form<number | null> = {
	name: operations.name,
	mustBe: `${operations.mustBe}, or none`,
	accepts: (value) => value === null || operations.accepts(value),
	nearest: (value) => (value === null ? null : operations.nearest(value)),
	write: (value) => (value === null ? 'none' : operations.write(value)),
	read: (text) => (text === 'none' ? null : operations.read(text)),
	show: (value) => (value === null ? 'none' : operations.show(value))
};

type RunSettings = Omit<
	Sweep,
	'data' | 'axis' | 'values' | 'network' | 'hyperparameters' | 'weightSeed' | 'after'
>;

/** All that is said of what a sweep has beyond an experiment, once; see `values.ts`. */
export const sweepRunValues = {
	seeds: {
		key: 'seeds',
		form: numberForm(sweepLimits.seeds),
		effect: 'anew',
		older: undefined
	},
	steps: {
		key: 'stop',
		form: numberForm(sweepLimits.steps),
		effect: 'anew',
		older: undefined
	},
	compute: { key: 'compute', form: computeForm, effect: 'anew', older: null },
	executor: executorValue
} satisfies { readonly [K in keyof RunSettings]: Value<RunSettings[K]> };

const most = sweepLimits.values.maximum;

const isPossible = (axis: SweepAxis, limit: Limit, value: unknown) =>
	axis === 'bits' ? bitValues.includes(value as number) : isWithin(limit, value);

/** The nearest value that the axis may have, the lower one of two that are as near. */
export function nearestValue(axis: SweepAxis, limit: Limit, value: number): number {
	if (axis !== 'bits') return clamp(limit, value);
	const distance = (possible: number) => Math.abs(possible - value);
	return bitValues.reduce((best, one) => (distance(one) < distance(best) ? one : best));
}

/** `1,2,4,8` in a link; `data` are the sweep's, and `isAfter` says whether its networks may start from a
 * pretrained one. */
export function valuesForm(
	axis: SweepAxis,
	data: DataSettings,
	isAfter = false
): Form<readonly number[]> {
	const limit = axisLimit(axis, data, isAfter);
	const possible =
		axis === 'bits'
			? `different ones of ${bitValues.join(', ')}, rising`
			: `${most} rising whole numbers from ${formatExact(limit.minimum)} to ${formatExact(limit.maximum)}`;
	return {
		name: 'values',
		mustBe: axis === 'bits' ? `must be ${possible}` : `must be 1 to ${possible}`,
		accepts: (value): value is readonly number[] =>
			Array.isArray(value) &&
			value.length > 0 &&
			value.length <= most &&
			value.every((one, i) => isPossible(axis, limit, one) && (i === 0 || one > value[i - 1])),
		nearest(values) {
			const allowed = new Set(values.map((value) => nearestValue(axis, limit, value)));
			if (allowed.size === 0) return [limit.minimum];
			return [...allowed].sort((a, b) => a - b).slice(0, most);
		},
		write: (values) => values.map(writeNumber).join(),
		read(text) {
			const values = text.split(',').map(readNumber);
			return values.every((value) => value !== undefined) ? values : undefined;
		},
		show: (values) =>
			values.length > 6
				? `${values.length} values from ${formatExact(values[0])} to ${formatExact(values[values.length - 1])}`
				: values.map(formatExact).join(', ')
	};
}

/** What the axis shows until the reader chooses, as far as these data have so many points and the network's
 * own layers fit. */
export function usualValuesOf(axis: SweepAxis, { data, network, after }: Subject) {
	const usual = after && axis === 'training' ? usualNewPoints : usualValues[axis];
	const values = valuesForm(axis, data, after !== undefined).nearest(usual);
	return withFittingValues({ data, network, axis, values })?.values ?? values;
}

/** Dense layers in place of its own ones, along the axis that comes nearest. */
export function withDenseLayers(sweep: Sweep): Sweep {
	const { stack: _, ...network } = sweep.network;
	const axis = denseAxes[sweep.axis] ?? sweep.axis;
	return { ...sweep, network, axis, values: valuesForm(axis, sweep.data).nearest(sweep.values) };
}

const denseAxes: Partial<Record<SweepAxis, SweepAxis>> = { channels: 'width', layers: 'depth' };

const withLayers = (network: SweepNetwork) => ({ ...network, layers: null });

function withoutLayers({ width, depth, activation, stack }: Shape): SweepNetwork {
	return { width, depth, activation, ...(stack && { stack }) };
}

/** Like the shape of an experiment's network, but dense layers are all equally wide. */
export const sweepNetworkForm: Form<SweepNetwork> = {
	name: shapeForm.name,
	mustBe: shapeForm.mustBe.replace(' or widths (64,32)', ''),
	accepts: (value): value is SweepNetwork => shapeForm.accepts(withLayers(value as SweepNetwork)),
	nearest: (network) => withoutLayers(shapeForm.nearest(withLayers(network))),
	write: (network) => shapeForm.write(withLayers(network)),
	read(text) {
		const shape = shapeForm.read(text);
		return shape && !shape.layers ? withoutLayers(shape) : undefined;
	},
	show: ({ width, depth, activation, stack }) =>
		stack
			? stackForm.show(stack)
			: `${activationWords[activation]}, ${formatExact(width)} wide, ${formatExact(depth)} deep`
};
