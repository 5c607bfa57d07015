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
import { stackForm } from '../layers/stackForm.ts';
import { agreesWithStack } from '../layers/stackShape.ts';
import { runValues } from '../values.ts';
import { sweepAxes } from '../../network/sweepAxis.ts';
import type { Sweep } from './sweep.ts';
import { axisForm, sweepRunValues, valuesForm } from './sweepForms.ts';
import { layersProblem } from './sweepLayers.ts';

export const sweepSchema = v.pipe(
	v.object({
		data: dataSchema,
		axis: valueOf(choiceForm('axis', sweepAxes)),
		values: v.array(v.number()),
		network: v.pipe(
			v.object({ ...networkEntries, stack: v.optional(valueOf(stackForm)) }),
			v.check(
				(network) => agreesWithStack({ ...network, layers: null }),
				'Width, depth and activation must be those that its own layers give.'
			)
		),
		hyperparameters: hyperparametersSchema,
		...entriesOf({ weightSeed: runValues.weightSeed, ...sweepRunValues })
	}),
	v.rawCheck(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const { axis, values, data, network } = dataset.value;
		const [ofAxis, ofValues] = [axisForm(data.set, network), valuesForm(axis, data)];
		if (!ofAxis.accepts(axis)) addIssue({ message: sentenceFor(ofAxis) });
		if (!ofValues.accepts(values)) addIssue({ message: sentenceFor(ofValues) });
		const problem = layersProblem(dataset.value);
		if (problem !== null) addIssue({ message: problem });
	})
);

export type CheckedSweep = { sweep: Sweep } | { problems: string[] };

/** The sweep, or what is wrong with it: one sentence each. */
export function checkSweep(value: unknown): CheckedSweep {
	const result = v.safeParse(sweepSchema, value);
	return result.success ? { sweep: result.output } : { problems: problemsOf(result.issues) };
}
