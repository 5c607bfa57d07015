/**
 * Checks an experiment that comes from outside (storage, a file) before anything else sees it.
 * What it returns is complete: every control of the data set has its value.
 */
import * as v from 'valibot';
import { completeOptions, hasFlips } from '../data/dataset.ts';
import { canMove } from '../data/moved.ts';
import { hasFeatures } from '../data/features.ts';
import { datasetNamed } from '../data/sets/index.ts';
import { letters, teachers, type Experiment } from './experiment.ts';
import { featuresForm } from './features.ts';
import { numberForm, sentenceFor, type Form } from './form.ts';
import { limitOf } from './limit.ts';
import { limits } from './limits.ts';
import { stackProblems } from './layers/fitting.ts';
import { stackForm } from './layers/stackForm.ts';
import { agreesWithStack } from './layers/stackShape.ts';
import { movedForm } from './moved.ts';
import { agrees } from './networkForm.ts';
import { pointLimit, settlePoints } from './pointCounts.ts';
import { asPretrained } from './pretrained/settle.ts';
import { startForm, temperatureForm } from './pretrained/startForm.ts';
import {
	chainProblem,
	longestChain,
	startProblem,
	stopProblem
} from './pretrained/startProblem.ts';
import {
	dataValues,
	hyperparameterValues,
	networkValues,
	runValues,
	viewValues,
	type StoredValue
} from './values.ts';

export function valueOf<T>(form: Form<T>): v.GenericSchema<T> {
	return v.custom<T>(form.accepts, sentenceFor(form));
}

/** What a document must have of these values; one that is newer than the document may be missing. */
export function entriesOf<T>(values: { readonly [K in keyof T]: StoredValue<T[K]> }): {
	[K in keyof T]: v.GenericSchema<T[K]>;
} {
	const entries = Object.entries<StoredValue<unknown>>(values).map(([name, { form, older }]) => [
		name,
		older === undefined ? valueOf(form) : v.optional(valueOf(form), older)
	]);
	return Object.fromEntries(entries);
}

export const dataSchema = v.pipe(
	v.object({
		...entriesOf(dataValues),
		// How many there may be depends on the data set.
		training: v.number(),
		validation: v.number(),
		features: v.optional(valueOf(featuresForm)),
		moved: v.optional(valueOf(movedForm)),
		options: v.record(v.string(), v.unknown())
	}),
	v.rawTransform(({ dataset: { value }, addIssue }) => {
		const dataset = datasetNamed(value.set);
		if (!hasFlips(dataset) && value.flips !== 0) {
			addIssue({ message: `${dataset.title} has no labels to flip: their share must be 0.` });
		}
		for (const part of ['training', 'validation'] as const) {
			const form = numberForm(pointLimit(dataset, part));
			if (!form.accepts(value[part])) addIssue({ message: sentenceFor(form) });
		}
		const given: Record<string, number> = {};
		for (const control of dataset.controls) {
			if (!Object.hasOwn(value.options, control.key)) continue;
			const option = value.options[control.key];
			const form = numberForm(limitOf(control));
			if (form.accepts(option)) given[control.key] = option;
			else addIssue({ message: sentenceFor(form) });
		}
		const options = completeOptions(dataset, given);
		if (value.features !== undefined && !hasFeatures(dataset, { options })) {
			addIssue({ message: `${dataset.title} has no inputs to choose.` });
		}
		if (value.moved !== undefined && !canMove(dataset, options)) {
			addIssue({ message: `${dataset.title} has no two classes in a plane to move.` });
		}
		return settlePoints(dataset, { ...value, options });
	})
);

export const hyperparametersSchema = v.object(entriesOf(hyperparameterValues));
export const networkEntries = entriesOf(networkValues);

const networkSchema = v.pipe(
	v.object({
		...networkEntries,
		layers: v.nullable(v.array(networkEntries.width)),
		stack: v.optional(valueOf(stackForm)),
		own: v.partial(hyperparametersSchema),
		start: v.optional(valueOf(startForm)),
		teacher: v.optional(v.picklist(teachers)),
		temperature: v.optional(valueOf(temperatureForm)),
		stopAtBest: v.optional(v.literal(true))
	}),
	v.check(
		(network) => agrees(network),
		'Depth must be the number of layers, and width that of the widest.'
	),
	v.check(
		(network) => agreesWithStack(network),
		'Width, depth and activation must be those that its own layers give.'
	)
);

const { minimum, maximum } = limits.networks;

const experimentEntries = {
	data: dataSchema,
	networks: v.pipe(
		v.array(networkSchema),
		v.check(
			({ length }) => length >= minimum && length <= maximum,
			`There must be ${minimum} to ${maximum} networks.`
		)
	),
	hyperparameters: hyperparametersSchema,
	...entriesOf(runValues),
	view: v.object(entriesOf(viewValues))
};

/** A pretrained network, with at most so many before it. */
const sourceSchema = (before: number) =>
	v.pipe(
		schemaWith(before),
		v.check(
			({ networks }) => networks.length === 1,
			'It must be an experiment of exactly one network.'
		),
		v.transform(asPretrained)
	);

/** With at most so many pretrained networks, one after the other. */
function schemaWith(pretrained: number): v.GenericSchema<unknown, Experiment> {
	const source =
		pretrained === 0
			? v.custom<Experiment>(() => false, chainProblem)
			: sourceSchema(pretrained - 1);
	return v.pipe(
		v.object({ ...experimentEntries, pretrained: v.optional(source) }),
		v.rawCheck(({ dataset, addIssue }) => {
			if (!dataset.typed) return;
			const { value } = dataset;
			const stop = stopProblem(value);
			if (stop) addIssue({ message: stop });
			const misfits = stackProblems(value);
			for (const [index, network] of value.networks.entries()) {
				const problem = misfits[index] ?? startProblem(value, network);
				if (problem) addIssue({ message: `Network ${letters[index]}: ${lowered(problem)}` });
			}
		})
	);
}

const lowered = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);

export const experimentSchema = schemaWith(longestChain);
/** Of a sweep's networks. */
export const pretrainedSchema = sourceSchema(0);

export type Checked = { experiment: Experiment } | { problems: string[] };

/** The experiment, or what is wrong with it: one sentence each. */
export function checkExperiment(value: unknown): Checked {
	const result = v.safeParse(experimentSchema, value);
	if (result.success) return { experiment: result.output };
	return { problems: problemsOf(result.issues) };
}

export function problemsOf(issues: readonly v.GenericIssue[]): string[] {
	return issues.map(problemOf);
}

function problemOf(issue: v.GenericIssue): string {
	const all = issue.path?.map(({ key }) => key) ?? [];
	const path = all.slice(all.lastIndexOf('pretrained') + 1);
	const isOfPretrained = path.length < all.length;
	const isOurs = ['custom', 'check', 'raw_check', 'raw_transform'].includes(issue.type);
	const sentence = isOurs
		? issue.message
		: `“${path.join('.') || 'document'}” is missing or is not what it should be.`;
	const network = path[0] === 'networks' ? letters[Number(path[1])] : undefined;
	if (isOfPretrained) return `Pretrained network: ${lowered(sentence)}`;
	return network ? `Network ${network}: ${lowered(sentence)}` : sentence;
}
