import { quantized } from '../../network/compression/quantize.ts';
import { countParameters } from '../../network/cost.ts';
import { merged } from '../../network/lora.ts';
import type { NetworkSpec } from '../../network/spec.ts';
import { isLowRank, type Start } from './start.ts';

/** Whether a network with this start computes with other numbers than its optimizer adjusts. */
export const computesOtherwise = ({ quantize, train }: Start): boolean =>
	isLowRank(train) || (quantize !== null && train !== 'nothing');

/** What a network computes with, where that is not what was trained: weights rounded, an update added.
 * `trained` are the parameters of a saved state. */
export function computedWith(
	network: NetworkSpec,
	start: Start | undefined,
	trained: Float32Array
): Float32Array {
	if (!start || !computesOtherwise(start)) return trained;
	const { train, quantize } = start;
	if (!isLowRank(train)) return quantized(network, trained, quantize!);
	const hasUpdate = trained.length > countParameters(network);
	return hasUpdate ? merged(network, train.rank, trained) : trained;
}
