import type { LossSeries } from './lossChart.ts';

/** The curve of a network that rests, drawn level up to a step. */
export function levelled(history: LossSeries['history'], step: number): LossSeries['history'] {
	const last = history.at(-1);
	if (last === undefined || last.diverged || last.step >= step) return history;
	return [...history, { ...last, step }];
}
