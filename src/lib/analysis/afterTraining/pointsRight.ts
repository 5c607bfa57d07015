import { drawData, type DataSettings } from '../../data/draw.ts';
import { seenTable } from '../../data/features.ts';
import type { Table } from '../../data/table.ts';
import { onTruth } from '../../data/truth.ts';
import { forward } from '../../network/forward.ts';
import { scoreOutputs } from '../../network/loss.ts';
import type { NetworkSpec } from '../../network/spec.ts';

/** Points of two classes that a network is right on. */
function pointsRight(
	settings: DataSettings,
	spec: NetworkSpec,
	parameters: ArrayLike<number>,
	points: Table
): number {
	const { inputs, targets, rows } = seenTable(settings, points);
	const outputs = forward(spec, parameters, inputs);
	return Math.round(rows * scoreOutputs('binaryCrossEntropy', outputs, targets, 1).accuracy);
}

/** Of the new points, by their labels as drawn. */
export function newPointsRight(
	settings: DataSettings,
	spec: NetworkSpec,
	parameters: ArrayLike<number>
): number {
	return pointsRight(settings, spec, parameters, drawData(settings).validation);
}

/** Of the new points, by the class that is more likely there, which no flip has touched. */
export function newPointsRightInTruth(
	settings: DataSettings,
	spec: NetworkSpec,
	parameters: ArrayLike<number>
): number {
	const points = onTruth(drawData(settings).validation, settings);
	return pointsRight(settings, spec, parameters, points);
}
