/** Checks a sweep that comes from outside (storage, a file) before anything else sees it. */
import * as v from 'valibot';
import { choiceForm, sentenceFor } from '../form.ts';
import {
	dataSchema,
	entriesOf,
	hyperparametersSchema,
	networkEntries,
	problemsOf,
	valueOf
} from '../schema.ts';
import { runValues } from '../values.ts';
import { sweepAxes } from '../../network/sweepAxis.ts';
import type { Sweep } from './sweep.ts';
import { axisForm, sweepRunValues, valuesForm } from './sweepForms.ts';

export const sweepSchema = v.pipe(
	v.object({
		data: dataSchema,
		axis: valueOf(choiceForm('axis', sweepAxes)),
		values: v.array(v.number()),
		network: v.object(networkEntries),
		hyperparameters: hyperparametersSchema,
		...entriesOf({ weightSeed: runValues.weightSeed, ...sweepRunValues })
	}),
	v.rawCheck(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const { axis, values, data } = dataset.value;
		const [ofAxis, ofValues] = [axisForm(data.set), valuesForm(axis, data)];
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
