/**
 * LoRA (Hu et al. 2021): a matrix of i × o stays frozen, and a product of i × r and r × o is learned
 * beside it, r · (i + o) parameters.
 */
import type { CountedLine, Tally } from '../block.ts';

interface MatrixShape {
	inputs: number;
	outputs: number;
	/** In all repeats of the block. */
	copies: number;
}

/** A kind of matrix that can get an adapter, in all layers. */
export interface Matrix {
	/** In links. */
	id: string;
	label: string;
	isAttention: boolean;
	shapes: MatrixShape[];
}

/** "Queries, keys and values", three copies: each is a matrix of its own. */
function partsOf(name: string, copies: number): string[] {
	const [, prefix = '', list] = /^([^:]+: )?(.*)$/s.exec(name)!;
	const parts = list.split(/, | and /);
	if (copies === 1 || parts.length !== copies) return [name];
	return parts.map((part) =>
		prefix === '' ? part[0].toUpperCase() + part.slice(1) : prefix + part
	);
}

function addLine(found: Map<string, Matrix>, { line }: CountedLine, repeats: number) {
	const { spec, input } = line.layer;
	const isAttention = line.purpose === 'attention';
	if (spec.kind !== 'dense' || (!isAttention && line.purpose !== 'feed-forward')) return;
	const copies = line.copies ?? 1;
	const labels = partsOf(line.name, copies);
	for (const label of labels) {
		const id = label.toLowerCase().replace(/[^a-z0-9]+/g, '-');
		if (!found.has(id)) found.set(id, { id, label, isAttention, shapes: [] });
		found.get(id)!.shapes.push({
			inputs: input[0],
			outputs: spec.units,
			copies: (copies / labels.length) * repeats
		});
	}
}

/** Dense matrices of attention and feed-forward, in the order of the layers. */
export function matricesOf(tally: Tally): Matrix[] {
	const found = new Map<string, Matrix>();
	for (const { lines, repeats } of tally.blocks) {
		for (const line of lines) addLine(found, line, repeats);
	}
	return [...found.values()];
}

export function adapterParameters({ shapes }: Matrix, rank: number): number {
	return shapes.reduce(
		(sum, { inputs, outputs, copies }) => sum + copies * rank * (inputs + outputs),
		0
	);
}

/** Queries and values, as in LoRA’s own experiments; where there are none, all of attention, or all. */
export function usualMatrices(matrices: readonly Matrix[]): string[] {
	const named = matrices.filter(({ id }) => id === 'queries' || id === 'values');
	const attention = matrices.filter(({ isAttention }) => isAttention);
	const chosen = named.length === 2 ? named : attention.length > 0 ? attention : matrices;
	return chosen.map(({ id }) => id);
}
