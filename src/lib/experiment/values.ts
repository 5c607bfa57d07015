/**
 * All that is said of each of an experiment's values, once. Links, checks, edits, limits, comparisons
 * and what a change does to a run follow from these tables, and one that lacks a value does not compile.
 */
import type { DataSettings } from '../data/draw.ts';
import { datasetNames, findDataset } from '../data/sets/index.ts';
import { activations } from '../network/activation.ts';
import { executorChoices, type ExecutorChoice } from '../network/executor.ts';
import { optimizers, schedules, type Hyperparameters } from '../network/hyperparameters.ts';
import { paces } from '../network/pace.ts';
import { lossScales, type Experiment, type NetworkSettings, type View } from './experiment.ts';
import { batchSizeForm, choiceForm, numberForm, switchForm, type Form } from './form.ts';
import { formatExact } from '../format.ts';
import { real, whole } from './limit.ts';

/** What a change does to a run under way: it begins again from its initial weights, it goes on with the
 * new value from the next step, or it does not notice. */
export type Effect = 'anew' | 'anew if the schedule is cosine' | 'at once' | 'none';

/** A value as documents store it. */
export interface StoredValue<T> {
	form: Form<T>;
	/** What documents take that are older than the value; undefined where none are. */
	older: T | undefined;
}

export interface Value<T> extends StoredValue<T> {
	/** In a link, whose version says what it takes without the key. */
	key: string;
	effect: Effect;
}

export interface HyperparameterValue<T> extends Value<T> {
	/** As the page's own controls write it: `off`, `50 %`, `0.01`. */
	text(value: T): string;
}

/** The points; a data set's own controls stand in its file. */
export const dataValues = {
	set: {
		key: 'data',
		form: dataSetForm(),
		effect: 'anew',
		older: undefined
	},
	training: {
		key: 'n',
		form: numberForm(whole('training points', 2, 2000)),
		effect: 'anew',
		older: undefined
	},
	validation: {
		key: 'new',
		form: numberForm(whole('validation points', 10, 2000)),
		effect: 'anew',
		older: undefined
	},
	flips: {
		key: 'flips',
		form: numberForm(real('share of flipped labels', 0, 0.5)),
		effect: 'anew',
		older: undefined
	},
	seed: {
		key: 'draw',
		form: numberForm(whole('data seed', 0, 2 ** 31 - 1)),
		effect: 'anew',
		older: undefined
	}
} satisfies {
	readonly [K in keyof Omit<DataSettings, 'options' | 'features' | 'moved'>]: Value<
		DataSettings[K]
	>;
};

/** A built-in data set, or a table of the reader's that this page knows. */
function dataSetForm(): Form<string> {
	const builtIn = choiceForm('data set', datasetNames);
	const accepts = (value: unknown): value is string =>
		typeof value === 'string' && findDataset(value) !== null;
	return {
		...builtIn,
		accepts,
		nearest: (value) => (accepts(value) ? value : builtIn.nearest(value)),
		read: (text) => (accepts(text) ? text : undefined)
	};
}

/** A network's layers, which a link writes as one text and which begin the run anew. */
export const networkValues = {
	width: { form: numberForm(whole('width', 1, 512)), older: undefined },
	depth: { form: numberForm(whole('depth', 0, 6)), older: undefined },
	activation: { form: choiceForm('activation', activations), older: undefined }
} satisfies {
	readonly [
		K in keyof Omit<
			NetworkSettings,
			'layers' | 'own' | 'start' | 'teacher' | 'temperature' | 'stopAtBest'
		>
	]: StoredValue<NetworkSettings[K]>;
};

/** A network's own follow its letter in a link: `b.lr`. */
export const hyperparameterValues = {
	optimizer: {
		key: 'opt',
		form: choiceForm('optimizer', optimizers),
		text: String,
		effect: 'anew',
		older: undefined
	},
	learningRate: {
		key: 'lr',
		form: numberForm(real('learning rate', 1e-6, 10)),
		text: formatExact,
		effect: 'at once',
		older: undefined
	},
	schedule: {
		key: 'schedule',
		form: choiceForm('schedule', schedules),
		text: String,
		effect: 'anew',
		older: undefined
	},
	batchSize: {
		key: 'batch',
		form: batchSizeForm,
		text: batchSizeForm.show,
		effect: 'anew',
		older: undefined
	},
	l1: {
		key: 'l1',
		form: numberForm(real('L1', 0, 10)),
		text: formatOrOff,
		effect: 'at once',
		older: undefined
	},
	l2: {
		key: 'l2',
		form: numberForm(real('L2', 0, 10)),
		text: formatOrOff,
		effect: 'at once',
		older: undefined
	},
	weightDecay: {
		key: 'decay',
		form: numberForm(real('weight decay', 0, 100)),
		text: formatOrOff,
		effect: 'at once',
		older: undefined
	},
	dropout: {
		key: 'dropout',
		form: numberForm(real('dropout', 0, 0.9)),
		text: (share) => (share === 0 ? 'off' : `${formatExact(100 * share)}\u00a0%`),
		effect: 'at once',
		older: undefined
	}
} satisfies {
	readonly [K in keyof Hyperparameters]: HyperparameterValue<Hyperparameters[K]>;
};

type RunSettings = Omit<
	Experiment,
	'data' | 'networks' | 'hyperparameters' | 'view' | 'pretrained'
>;

export const runValues = {
	stopAt: {
		key: 'stop',
		form: numberForm(whole('stop step', 1, 100_000)),
		effect: 'anew if the schedule is cosine',
		older: undefined
	},
	stopAtBest: {
		key: 'best',
		form: switchForm('stop at best validation'),
		effect: 'none',
		older: undefined
	},
	weightSeed: {
		key: 'weights',
		form: numberForm(whole('weight seed', 0, 2 ** 31 - 1)),
		effect: 'anew',
		older: undefined
	}
} satisfies { readonly [K in keyof RunSettings]: Value<RunSettings[K]> };

/** What trains, of an experiment and of a sweep. */
export const executorValue = {
	key: 'engine',
	form: choiceForm('engine', executorChoices),
	effect: 'anew',
	older: 'fast'
} satisfies Value<ExecutorChoice>;

/** How a run is shown. Its numbers do not depend on these, but for rounding on the executor. */
export const viewValues = {
	speed: { key: 'speed', form: choiceForm('speed', paces), effect: 'none', older: undefined },
	lossScale: {
		key: 'scale',
		form: choiceForm('loss axis', lossScales),
		effect: 'none',
		older: undefined
	},
	smoothing: {
		key: 'smooth',
		form: numberForm(real('smoothing', 0, 0.98)),
		effect: 'none',
		older: undefined
	},
	executor: executorValue
} satisfies { readonly [K in keyof View]: Value<View[K]> };

function formatOrOff(value: number): string {
	return value === 0 ? 'off' : formatExact(value);
}

export const hyperparameterNames = Object.keys(hyperparameterValues) as (keyof Hyperparameters)[];

/** What the table says of one hyperparameter, typed for it. */
export function hyperparameterValue<K extends keyof Hyperparameters>(
	name: K
): HyperparameterValue<Hyperparameters[K]> {
	const values: {
		readonly [N in keyof Hyperparameters]: HyperparameterValue<Hyperparameters[N]>;
	} = hyperparameterValues;
	return values[name];
}
