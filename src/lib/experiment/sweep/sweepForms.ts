import { activationWords } from '../../network/activation.ts';
import type { DataSettings } from '../../data/draw.ts';
import { datasetNamed } from '../../data/sets/index.ts';
import { choiceForm, numberForm, readNumber, writeNumber, type Form } from '../form.ts';
import { formatExact } from '../../format.ts';
import { clamp, isWithin } from '../limit.ts';
import { shapeForm } from '../networkForm.ts';
import { sweepAxes, type SweepAxis } from '../../network/sweepAxis.ts';
import type { Sweep } from './sweep.ts';
import { axisLimit, sweepLimits } from './sweepLimits.ts';
import { usualValues } from './sweepValues.ts';
import { executorValue, type Value } from '../values.ts';

/** The forms of what a sweep has beyond an experiment. */

/** Where every step sees new points, their number is nothing to vary. */
export function axesOf(set: string): readonly SweepAxis[] {
	return datasetNamed(set).fresh ? sweepAxes.filter((axis) => axis !== 'training') : sweepAxes;
}

export const axisForm = (set: string) => choiceForm('axis', axesOf(set));

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
	'data' | 'axis' | 'values' | 'network' | 'hyperparameters' | 'weightSeed'
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

/** `1,2,4,8` in a link; `data` are the sweep's. */
export function valuesForm(axis: SweepAxis, data: DataSettings): Form<readonly number[]> {
	const limit = axisLimit(axis, data);
	return {
		name: 'values',
		mustBe:
			`must be 1 to ${most} rising whole numbers ` +
			`from ${formatExact(limit.minimum)} to ${formatExact(limit.maximum)}`,
		accepts: (value): value is readonly number[] =>
			Array.isArray(value) &&
			value.length > 0 &&
			value.length <= most &&
			value.every((one, i) => isWithin(limit, one) && (i === 0 || one > value[i - 1])),
		nearest(values) {
			const allowed = new Set(values.map((value) => clamp(limit, value)));
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

/** What the axis shows until the reader chooses, as far as these data have so many points. */
export const usualValuesOf = (axis: SweepAxis, data: DataSettings) =>
	valuesForm(axis, data).nearest(usualValues[axis]);

type SweepNetwork = Sweep['network'];

const withLayers = ({ width, depth, activation }: SweepNetwork) => ({
	width,
	depth,
	activation,
	layers: null
});

/** Like the shape of an experiment's network, but all layers equally wide. */
export const sweepNetworkForm: Form<SweepNetwork> = {
	name: shapeForm.name,
	mustBe: shapeForm.mustBe.replace(/ or the width of each layer.*/, ''),
	accepts: (value): value is SweepNetwork => shapeForm.accepts(withLayers(value as SweepNetwork)),
	nearest(network) {
		const { width, depth, activation } = shapeForm.nearest(withLayers(network));
		return { width, depth, activation };
	},
	write: (network) => shapeForm.write(withLayers(network)),
	read(text) {
		const shape = shapeForm.read(text);
		if (!shape || shape.layers || shape.stack) return undefined;
		return { width: shape.width, depth: shape.depth, activation: shape.activation };
	},
	show: ({ width, depth, activation }) =>
		`${activationWords[activation]}, ${formatExact(width)} wide, ${formatExact(depth)} deep`
};
