/** Checks a sweep that comes from outside (storage, a file) before anything else sees it. */
import * as v from 'valibot';
import { forms } from './forms.ts';
import { dataSchema, hyperparameterEntries, problemsOf, sentenceFor, valueOf } from './schema.ts';
import type { Sweep } from './sweep.ts';
import { axisForm, seedsForm, stepsForm, valuesForm } from './sweepForms.ts';

export const sweepSchema = v.pipe(
	v.object({
		data: dataSchema,
		axis: valueOf(axisForm),
		values: v.array(v.number()),
		network: v.object({
			width: valueOf(forms.width),
			depth: valueOf(forms.depth),
			activation: valueOf(forms.activation)
		}),
		seeds: valueOf(seedsForm),
		weightSeed: valueOf(forms.weightSeed),
		hyperparameters: v.object(hyperparameterEntries),
		steps: valueOf(stepsForm)
	}),
	v.rawCheck(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const form = valuesForm(dataset.value.axis);
		if (!form.accepts(dataset.value.values)) addIssue({ message: sentenceFor(form) });
	})
);

export type CheckedSweep = { sweep: Sweep } | { problems: string[] };

/** The sweep, or what is wrong with it: one sentence each. */
export function checkSweep(value: unknown): CheckedSweep {
	const result = v.safeParse(sweepSchema, value);
	return result.success ? { sweep: result.output } : { problems: problemsOf(result.issues) };
}
