import { drawData, type DataSettings } from '../data/draw.ts';
import { seenInputs } from '../data/features.ts';
import { onTruth } from '../data/truth.ts';
import { forward } from '../network/forward.ts';
import type { NetworkSpec } from '../network/spec.ts';

/**
 * How far a network is from the true function: the mean squared error against it at the places of
 * the new points. The loss on new points contains their noise as well; this does not.
 */
export function trueError(
	settings: DataSettings,
	spec: NetworkSpec,
	parameters: ArrayLike<number>
): number {
	const { rows, inputs, targets } = onTruth(drawData(settings).validation, settings);
	const outputs = forward(spec, parameters, seenInputs(settings, inputs));
	return outputs.reduce((sum, output, row) => sum + (output - targets[row]) ** 2 / rows, 0);
}
