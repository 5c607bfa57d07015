import { change, changedFields, differences } from '../difference.ts';
import type { Experiment } from '../experiment.ts';
import { ownFields } from '../fields.ts';
import { formatExact } from '../../format.ts';
import { firstScreen } from '../presets.ts';
import { axisWords } from '../../network/sweepAxis.ts';
import type { Sweep } from './sweep.ts';
import { lineNames } from './sweepLines.ts';
import { sweepNetworkForm, sweepRunValues, valuesForm } from './sweepForms.ts';

/** What differs from `a` to `b`, in a few words each: `seeds for each value 3 → 1`. */
export function sweepDifferences(a: Sweep, b: Sweep): string[] {
	return [
		...differences(runOf(a), runOf(b)),
		...sizeDifferences(a, b),
		...(a.after && b.after ? [] : networkDifferences(a, b)),
		...change('lines', linesOf(a), linesOf(b)),
		...changedFields(furtherFields, a, b)
	];
}

/** Steps are told as an experiment's are. */
const { steps: _, ...furtherValues } = sweepRunValues;
const furtherFields = ownFields<Sweep>(furtherValues);

/** What every network of the sweep has in common, but for its shape. */
function runOf({ data, hyperparameters, weightSeed, steps, after }: Sweep): Experiment {
	const run = { ...firstScreen, data, networks: [], hyperparameters, weightSeed, stopAt: steps };
	return after ? { ...run, pretrained: after.pretrained } : run;
}

/** "by size, trained further; at random, trained further", or the one of a plain sweep. */
const linesOf = ({ after, axis }: Sweep) =>
	after ? lineNames(after, axis).join('; ') : 'from random weights';

function sizeDifferences(a: Sweep, b: Sweep): string[] {
	const [before, after] = [a.axis, b.axis].map((axis) => axisWords[axis].many);
	if (before !== after) return change('sizes', before, after);
	const { show, write } = valuesForm(a.axis, a.data, a.after !== undefined);
	const isClear = show(a.values) !== show(b.values);
	const [was, is] = [a, b].map(({ values }) => (isClear ? show(values) : write(values)));
	return change(before, was, is);
}

/** The field that the axis varies means nothing. */
function networkDifferences({ network: a, axis }: Sweep, { network: b }: Sweep): string[] {
	if (a.stack || b.stack) {
		return change('network', sweepNetworkForm.show(a), sweepNetworkForm.show(b));
	}
	return [
		...(axis === 'width' ? [] : change('width', formatExact(a.width), formatExact(b.width))),
		...(axis === 'depth' ? [] : change('depth', formatExact(a.depth), formatExact(b.depth))),
		...change('activation', a.activation, b.activation)
	];
}
