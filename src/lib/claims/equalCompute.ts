import {
	computeBudgets,
	equalCompute as sweepOf,
	sweepPresetNamed
} from '../experiment/sweep/sweepPresets.ts';
import type { Claim, Results } from './claim.ts';
import { validationLoss } from './measures.ts';
import { sweepNetworks } from './settings.ts';

const name = 'equal-compute';
const { share, sweep } = sweepPresetNamed(name);

/** The preset's own budget by width alone, the others with the budget as well. */
const nameOf = (width: number, compute: number) =>
	compute === sweep.compute ? String(width) : `${width} at ${compute}`;

/** Validation losses in the order of the widths. */
function lossesAt(results: Results, compute: number): number[] {
	return sweepOf(compute).values.map((width) => validationLoss(results[nameOf(width, compute)]));
}

/** The lowest lies between the ends, and both are at least so many times as high. */
export function hasInnerBest(losses: readonly number[], ratio: number): boolean {
	const best = Math.min(...losses.slice(1, -1));
	return losses[0] >= ratio * best && losses[losses.length - 1] >= ratio * best;
}

function bestWidth(results: Results, compute: number): number {
	const losses = lossesAt(results, compute);
	return sweepOf(compute).values[losses.indexOf(Math.min(...losses))];
}

export const equalCompute: Claim = {
	name,
	title: 'Equal compute: neither the smallest nor the largest',
	networks: (seed) =>
		Object.fromEntries(
			computeBudgets.flatMap((compute) =>
				Object.entries(sweepNetworks(sweepOf(compute), seed)).map(([width, network]) => [
					nameOf(Number(width), compute),
					network
				])
			)
		),
	criteria: [
		{
			sentence:
				'With each of three budgets the best size lies between the ends, whose losses are at least 1.5 times as high.',
			expectedShare: share,
			holds: (results) =>
				computeBudgets.every((compute) => hasInnerBest(lossesAt(results, compute), 1.5))
		},
		{
			sentence: 'With sixteen times the compute the best size is larger.',
			expectedShare: 0.975,
			holds: (results) =>
				bestWidth(results, computeBudgets[2]) > bestWidth(results, computeBudgets[0])
		}
	]
};
