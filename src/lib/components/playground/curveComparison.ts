import { getContext, setContext } from 'svelte';

/** What the pictures of networks with one input show beside their curves, to compare with. */
export interface CurveComparison {
	/** A curve that the reader drew by hand; null without one. */
	drawn: ((x: number) => number) | null;
	/** Whether a stick goes from each training point to the curve. */
	residuals: boolean;
}

const key = Symbol('curve comparison');

export function provideCurveComparison(comparison: () => CurveComparison) {
	setContext(key, comparison);
}

/** Null where nothing is compared. */
export function useCurveComparison(): (() => CurveComparison) | null {
	return getContext<(() => CurveComparison) | undefined>(key) ?? null;
}
