/** Checks a sweep that comes from outside (storage, a file) before anything else sees it. */
import * as v from 'valibot';
import { choiceForm } from '../form.ts';
import { forms } from '../forms.ts';
import { dataSchema, hyperparameterEntries, problemsOf, sentenceFor, valueOf } from '../schema.ts';
import { sweepAxes, type Sweep } from './sweep.ts';
import { axisForm, computeForm, seedsForm, stepsForm, valuesForm } from './sweepForms.ts';

export const sweepSchema = v.pipe(
	v.object({
		data: dataSchema,
		axis: valueOf(choiceForm('axis', sweepAxes)),
		values: v.array(v.number()),
		network: v.object({
			width: valueOf(forms.width),
			depth: valueOf(forms.depth),
			activation: valueOf(forms.activation)
		}),
		seeds: valueOf(seedsForm),
		weightSeed: valueOf(forms.weightSeed),
		hyperparameters: v.object(hyperparameterEntries),
		steps: valueOf(stepsForm),
		compute: v.optional(valueOf(computeForm), null)
	}),
	v.rawCheck(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const { axis, values, data } = dataset.value;
		const [ofAxis, ofValues] = [axisForm(data.set), valuesForm(axis)];
		if (!ofAxis.accepts(axis)) addIssue({ message: sentenceFor(ofAxis) });
		if (!ofValues.accepts(values)) addIssue({ message: sentenceFor(ofValues) });
	})
);

export type CheckedSweep = { sweep: Sweep } | { problems: string[] };

/** The sweep, or what is wrong with it: one sentence each. */
export function checkSweep(value: unknown): CheckedSweep {
	const result = v.safeParse(sweepSchema, value);
	return result.success ? { sweep: result.output } : { problems: problemsOf(result.issues) };
}
