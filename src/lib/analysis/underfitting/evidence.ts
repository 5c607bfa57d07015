import type { Table } from '../../data/table.ts';
import type { Hyperparameters } from '../../network/hyperparameters.ts';
import type { Evaluation, Loss } from '../../network/loss.ts';
import type { Activation } from '../../network/activation.ts';
import { layersOf, type Layer, type NetworkSpec } from '../../network/spec.ts';
import type { Levels } from '../levels.ts';
import type { Trend } from '../trend.ts';

/** A network's parameters at one step, flat as in `network/spec`. */
export interface KeptParameters {
	step: number;
	parameters: Float32Array;
}

/** What is known of a network beside its curve: what it is, how it trains, how it moved. */
export interface Evidence {
	spec: NetworkSpec;
	loss: Loss;
	/** As they have been since the first of `kept`. */
	hyperparameters: Hyperparameters;
	/** What it learns from; of a fresh data set the first points. */
	points: Table;
	/** Every step sees new points. */
	isFresh: boolean;
	/** Two or more, in order of steps; the last is the present. */
	kept: readonly KeptParameters[];
}

/** An underfitting network, as the rules see it. */
export interface Underfitting extends Evidence {
	/** Where its training loss stands and is heading. */
	training: Trend;
	levels: Levels;
	/** Evaluations since the first of `kept`, all finite. */
	history: readonly Evaluation[];
}

/** How many steps the evidence spans. */
export function stepsOf({ kept }: Evidence): number {
	return kept[kept.length - 1].step - kept[0].step;
}

/** All layers but the last. */
export function hiddenLayersOf({ spec }: Evidence): Layer[] {
	return layersOf(spec).slice(0, -1);
}

/** Null for a layer that has none. */
export function activationOf({ spec }: Layer): Activation | null {
	return 'activation' in spec ? spec.activation : null;
}
