import { sizeOf } from '../../network/shape.ts';
import { guess, type Cause } from './cause.ts';
import { hiddenLayersOf, type Underfitting } from './evidence.ts';
import { formatExact } from '../../format.ts';

/** A network that underfits can spare no such share of its units. */
const much = 0.25;

export function silencesUnits(run: Underfitting): Cause | null {
	const { dropout } = run.hyperparameters;
	const units = hiddenLayersOf(run).map(({ output }) => sizeOf(output));
	if (dropout < much || units.length === 0) return null;
	const narrowest = Math.min(...units);
	const left = formatExact(Number((narrowest * (1 - dropout)).toFixed(1)));
	const of = narrowest === 1 ? 'the one unit of a layer' : `the ${narrowest} units of a layer`;
	return guess(
		'dropout',
		`dropout of ${formatExact(dropout)} is too strong: at each step it leaves, on average, ` +
			`${left} of ${of}. Less of it may help.`
	);
}
