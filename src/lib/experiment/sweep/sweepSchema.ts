/** Checks a sweep that comes from outside (storage, a file) before anything else sees it. */
import * as v from 'valibot';
import { choiceForm, sentenceFor } from '../form.ts';
import {
	dataSchema,
	entriesOf,
	hyperparametersSchema,
	networkEntries,
	pretrainedSchema,
	problemsOf,
	valueOf
} from '../schema.ts';
import { stackForm } from '../layers/stackForm.ts';
import { agreesWithStack } from '../layers/stackShape.ts';
import { runValues } from '../values.ts';
import { sweepAxes } from '../../network/sweepAxis.ts';
import type { AfterTraining, Sweep } from './sweep.ts';
import { stopProblem } from '../pretrained/startProblem.ts';
import { axisForm, sweepRunValues, valuesForm } from './sweepForms.ts';
import { layersProblem } from './sweepLayers.ts';
import {
	lineProblem,
	lineStartForm,
	mostLines,
	pretrainedProblem,
	sameStepsProblem,
	settledAfter
} from './sweepLines.ts';

const problemsAfter = (
	{ data, steps, compute }: Pick<Sweep, 'data' | 'steps' | 'compute'>,
	after: AfterTraining
) => [
	pretrainedProblem(after.pretrained),
	...after.lines.map((line) => lineProblem({ data, after }, line)),
	stopProblem({ stopAt: steps, pretrained: after.pretrained }),
	compute === null ? null : sameStepsProblem
];

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
		...entriesOf({ weightSeed: runValues.weightSeed, ...sweepRunValues }),
		after: v.optional(
			v.object({
				pretrained: pretrainedSchema,
				lines: v.pipe(
					v.array(
						v.object({ start: valueOf(lineStartForm), own: v.partial(hyperparametersSchema) })
					),
					v.minLength(1),
					v.maxLength(mostLines)
				)
			})
		)
	}),
	v.rawCheck(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const { axis, values, data, network, after } = dataset.value;
		const [ofAxis, ofValues] = [
			axisForm({ data, network, after }),
			valuesForm(axis, data, after !== undefined)
		];
		if (!ofAxis.accepts(axis)) addIssue({ message: sentenceFor(ofAxis) });
		if (!ofValues.accepts(values)) addIssue({ message: sentenceFor(ofValues) });
		const problems = after ? problemsAfter(dataset.value, after) : [layersProblem(dataset.value)];
		for (const message of problems) if (message !== null) addIssue({ message });
	})
);

export type CheckedSweep = { sweep: Sweep } | { problems: string[] };

/** The sweep, or what is wrong with it: one sentence each. */
export function checkSweep(value: unknown): CheckedSweep {
	const result = v.safeParse(sweepSchema, value);
	if (!result.success) return { problems: problemsOf(result.issues) };
	return { sweep: settledAfter(result.output) };
}
