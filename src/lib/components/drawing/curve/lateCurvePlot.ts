/** The plot of curves over one input, which the first page's points do not have. */
import type CurvePlot from './CurvePlot.svelte';

type Part = typeof CurvePlot;

let here: Part | null = null;

/** Has it known from now on: for pages that show curves as soon as they open. */
export function bringCurvePlot(part: Part): void {
	here = part;
}

/** The plot where it is here, else what brings it. */
export const lateCurvePlot = (): Part | Promise<Part> =>
	here ?? import('./CurvePlot.svelte').then((part) => (here = part.default));
