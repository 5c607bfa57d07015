/**
 * The same layers as PyTorch counts their parameters: running statistics are buffers there and no
 * parameters, and every recurrent layer has two vectors of biases.
 */
import { count, tally, type Block, type Line } from '../block.ts';

export interface PytorchCount {
	count: number;
	/** Running means and variances, which are left out. */
	withoutStatistics: number;
	/** Biases that Keras' layer does not have. */
	moreBiases: number;
}

function withBothBiases(line: Line): Line {
	const { spec, input } = line.layer;
	if (spec.kind !== 'recurrent' || spec.biases === 0) return line;
	return { ...line, layer: { spec: { ...spec, biases: 2 }, input } };
}

/** Of blocks that can be counted. */
export function countInPytorch(blocks: readonly Block[]): PytorchCount {
	const inKeras = tally(blocks);
	const { tally: inPytorch } = count(() =>
		blocks.map((block) => ({ ...block, lines: block.lines.map(withBothBiases) }))
	);
	const all = inPytorch?.count ?? inKeras.count;
	return {
		count: all,
		withoutStatistics: inKeras.statistics,
		moreBiases: all - inKeras.count
	};
}
