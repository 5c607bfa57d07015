/** At which size networks begin to overfit, in a sweep. */
import type { Part } from '$lib/analysis/sentence.ts';
import type { SweepPoint } from '$lib/analysis/sweep/sweepPoints.ts';
import { counted, formatCount, formatPlainLoss } from '$lib/format.ts';

export interface Size {
	parameters: number;
	validation: number;
	/** Share of new points right; NaN becomes null, as of regression. */
	right: number | null;
	overfits: boolean;
}

/** What is found: every size in rising order. */
export interface Found {
	sizes: Size[];
}

export const foundIn = (points: readonly SweepPoint[]): Found => ({
	sizes: points
		.toSorted((one, other) => one.parameters - other.parameters)
		.map(({ parameters, seeds, validation, validationAccuracy, overfitting = 0 }) => ({
			parameters,
			validation: validation.median,
			right: Number.isNaN(validationAccuracy.median) ? null : validationAccuracy.median,
			overfits: 2 * overfitting >= seeds
		}))
});

/** The smallest that overfits in at least half of its draws; null where none does. */
export const firstOverfit = ({ sizes }: Found) => sizes.find(({ overfits }) => overfits) ?? null;

export const lowest = ({ sizes }: Found) =>
	sizes.reduce((best, size) => (size.validation < best.validation ? size : best));

/** "On 24 rows overfitting begins at 33 parameters; the loss on new rows is lowest, 0.12, with 20." */
export function sentenceOf(found: Found, from: string, rows: string): Part[] {
	const [first, best] = [firstOverfit(found), lowest(found)];
	const least = `the loss on new ${rows} is lowest, ${formatPlainLoss(best.validation)}, with ${formatCount(best.parameters)}.`;
	if (first === null) {
		const most = found.sizes.at(-1)!;
		return [
			{ text: `On ${from} ` },
			{ text: 'none of these sizes overfits', strong: true },
			{ text: `, not even ${counted(most.parameters, 'parameter')}: ${least}` }
		];
	}
	return [
		{ text: `On ${from} overfitting begins at ` },
		{ text: counted(first.parameters, 'parameter'), strong: true },
		{ text: `; ${least}` }
	];
}
