import type { Table } from '../data/table.ts';

/** The lowest mean squared error that any line y = ax + b has on these points of one input. */
export function lowestLoss({ rows, inputs, targets }: Table): number {
	const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value / rows, 0);
	const [meanX, meanY] = [mean(inputs), mean(targets)];
	let xx = 0;
	let xy = 0;
	let yy = 0;
	for (let row = 0; row < rows; row++) {
		const [x, y] = [inputs[row] - meanX, targets[row] - meanY];
		xx += x * x;
		xy += x * y;
		yy += y * y;
	}
	return (yy - (xy * xy) / xx) / rows;
}
