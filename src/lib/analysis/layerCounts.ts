/** A network's layers as rows of a table of counts. Of many, equal ones that follow each other are one. */
import { formatCount } from '../format.ts';
import { hiddenNumber } from '../network/describeParameter.ts';
import { matricesOf, type LayerMatrix } from '../network/matrices.ts';
import { sizeOf } from '../network/shape.ts';
import { layersOf, type NetworkSpec } from '../network/spec.ts';

export interface CountRow {
	/** "hidden 1", "hidden 2–51", "output". */
	name: string;
	/** How many layers it stands for. */
	times: number;
	/** With the numbers in: "2 × 3 + 3", "5 × 8 × 3 + 3". */
	formula: string;
	/** Of all of them. */
	count: number;
	/** What a dense layer between the same numbers would count; equal to `count` of one that is dense. */
	dense: number;
}

/** Layers up to which each has a row of its own. */
const mostRows = 8;

function formulaOf({ inputs, outputs, kernel }: LayerMatrix): string {
	const weights = kernel === undefined ? [inputs] : [kernel, inputs / kernel];
	return `${[...weights, outputs].map(formatCount).join(' × ')} + ${formatCount(outputs)}`;
}

export function countRows(network: NetworkSpec): CountRow[] {
	const layers = layersOf(network);
	const rows: (CountRow & { first: number })[] = [];
	const matrices = matricesOf(network);
	for (const matrix of matrices) {
		const { input, output } = layers[matrix.index];
		const isOutput = matrix.index === layers.length - 1;
		const formula = formulaOf(matrix);
		const count = matrix.end - matrix.kernelStart;
		const dense = matrix.kernel ? (sizeOf(input) + 1) * sizeOf(output) : count;
		const last = rows.at(-1);
		const number = hiddenNumber(network, matrix.index);
		const isAlike = last?.formula === formula && last.dense / last.times === dense;
		if (last && isAlike && !isOutput && matrices.length > mostRows) {
			last.times++;
			last.count += count;
			last.dense += dense;
			last.name = `hidden ${last.first}–${number}`;
			continue;
		}
		const name = isOutput ? 'output' : `hidden ${number}`;
		rows.push({ first: number, name, times: 1, formula, count, dense });
	}
	return rows.map(({ first: _, ...row }) => row);
}

/** Whether a layer is of a kind whose count a dense one would not have. */
export const hasKernels = (network: NetworkSpec) =>
	matricesOf(network).some(({ kernel }) => kernel !== undefined);
