import { specOf } from '../edits.ts';
import type { Experiment } from '../experiment.ts';
import { storedBytes, type StoredBytes } from '../../network/compression/bytes.ts';
import { countWeights, countWeightsLeft, type Pruning } from '../../network/compression/prune.ts';
import { countParameters } from '../../network/cost.ts';

/** What a network is made of once it is pruned and rounded. */
export interface Stored {
	/** Parameters that are not pruned, biases included. */
	left: number;
	/** Parameters of the network that it starts from, or its own. */
	of: number;
	bytes: StoredBytes;
}

const prunesWeights = (prune: Pruning | null | undefined): prune is Pruning =>
	prune != null && prune.what === 'weights';

/** What network `index` of an experiment would be stored as. */
export function storedOf(experiment: Experiment, index: number): Stored {
	const spec = specOf(experiment, index);
	const { start } = experiment.networks[index];
	const count = countParameters(spec);
	const weights = countWeights(spec);
	const prune = start?.prune;
	const weightsLeft = prunesWeights(prune) ? countWeightsLeft(spec, prune) : weights;
	const source = start && experiment.pretrained;
	return {
		left: count - weights + weightsLeft,
		of: source ? countParameters(specOf(source, 0)) : count,
		bytes: storedBytes(spec, weightsLeft, start?.quantize ?? null)
	};
}
