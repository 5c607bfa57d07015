import type { KerasLayer } from './kerasLayer.ts';

/** One array of a layer’s numbers. */
export interface KerasWeight {
	name: string;
	shape: readonly number[];
	/** Set by the data that pass, or fixed: what no training adjusts. */
	isStatistic?: boolean;
}

export type WeightsOf = (layer: KerasLayer) => KerasWeight[];

export const weight = (name: string, ...shape: number[]): KerasWeight => ({ name, shape });
export const statistic = (name: string, ...shape: number[]): KerasWeight => ({
	name,
	shape,
	isStatistic: true
});
export const some = (isThere: boolean, ...weights: KerasWeight[]) => (isThere ? weights : []);
