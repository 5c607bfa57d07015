/**
 * Checks an experiment that comes from outside (storage, a file) before anything else sees it.
 * What it returns is complete: every control of the data set has its value.
 */
import * as v from 'valibot';
import { completeOptions } from '../data/dataset.ts';
import { datasetNamed } from '../data/sets/index.ts';
import { letters, type Experiment } from './experiment.ts';
import { numberForm, type Form } from './form.ts';
import { forms, hyperparameterForms } from './forms.ts';
import { limitOf, limits } from './limits.ts';
import { agrees } from './networkForm.ts';

export function sentenceFor({ name, mustBe }: Pick<Form<unknown>, 'name' | 'mustBe'>): string {
	return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${mustBe}.`;
}

export function valueOf<T>(form: Form<T>) {
	return v.custom<T>(form.accepts, sentenceFor(form));
}

export const dataSchema = v.pipe(
	v.object({
		set: valueOf(forms.set),
		training: valueOf(forms.training),
		validation: valueOf(forms.validation),
		flips: valueOf(forms.flips),
		options: v.record(v.string(), v.unknown()),
		seed: valueOf(forms.dataSeed)
	}),
	v.rawTransform(({ dataset: { value }, addIssue }) => {
		const dataset = datasetNamed(value.set);
		if (dataset.task === 'regression' && value.flips !== 0) {
			addIssue({ message: `${dataset.title} has no labels to flip: their share must be 0.` });
		}
		const given: Record<string, number> = {};
		for (const control of dataset.controls) {
			if (!Object.hasOwn(value.options, control.key)) continue;
			const option = value.options[control.key];
			const form = numberForm(limitOf(control));
			if (form.accepts(option)) given[control.key] = option;
			else addIssue({ message: sentenceFor(form) });
		}
		return { ...value, options: completeOptions(dataset, given) };
	})
);

export const hyperparameterEntries = {
	optimizer: valueOf(hyperparameterForms.optimizer),
	learningRate: valueOf(hyperparameterForms.learningRate),
	schedule: valueOf(hyperparameterForms.schedule),
	batchSize: valueOf(hyperparameterForms.batchSize),
	l1: valueOf(hyperparameterForms.l1),
	l2: valueOf(hyperparameterForms.l2),
	weightDecay: valueOf(hyperparameterForms.weightDecay),
	dropout: valueOf(hyperparameterForms.dropout)
};

const networkSchema = v.pipe(
	v.object({
		width: valueOf(forms.width),
		depth: valueOf(forms.depth),
		layers: v.nullable(v.array(valueOf(forms.width))),
		activation: valueOf(forms.activation),
		own: v.partial(v.object(hyperparameterEntries))
	}),
	v.check(
		(network) => agrees(network),
		'Depth must be the number of layers, and width that of the widest.'
	)
);

const { minimum, maximum } = limits.networks;

export const experimentSchema = v.object({
	data: dataSchema,
	networks: v.pipe(
		v.array(networkSchema),
		v.check(
			({ length }) => length >= minimum && length <= maximum,
			`There must be ${minimum} to ${maximum} networks.`
		)
	),
	hyperparameters: v.object(hyperparameterEntries),
	weightSeed: valueOf(forms.weightSeed),
	stopAt: valueOf(forms.stopAt),
	stopAtBest: valueOf(forms.stopAtBest),
	view: v.object({
		speed: valueOf(forms.speed),
		lossScale: valueOf(forms.lossScale),
		executor: valueOf(forms.executor),
		smoothing: valueOf(forms.smoothing)
	})
});

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
	const path = issue.path?.map(({ key }) => key) ?? [];
	const isOurs = ['custom', 'check', 'raw_check', 'raw_transform'].includes(issue.type);
	const sentence = isOurs
		? issue.message
		: `“${path.join('.') || 'document'}” is missing or is not what it should be.`;
	const network = path[0] === 'networks' ? letters[Number(path[1])] : undefined;
	return network
		? `Network ${network}: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`
		: sentence;
}
