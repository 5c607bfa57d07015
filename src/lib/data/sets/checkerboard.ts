import { boardClasses } from '../board.ts';
import { valueOf, type Control, type Dataset } from '../dataset.ts';
import { positionNoise } from '../positionNoise.ts';

const cells: Control = {
	key: 'cells',
	label: 'Squares a side',
	description: 'How many squares there are along each side of the board.',
	minimum: 2,
	maximum: 8,
	step: 2,
	default: 4
};
const noise = positionNoise(0.02, 0.2);

export const checkerboard: Dataset = {
	name: 'checkerboard',
	title: 'Checkerboard',
	description:
		'Squares of a board, neighbours unlike: the more squares, the more corners to learn.',
	task: 'classification',
	inputs: () => 2,
	controls: [cells, noise],
	defaults: { training: 300, validation: 300, flips: 0 },
	window: { x: [-1.2, 1.2], y: [-1.2, 1.2] },
	...boardClasses({
		cells: (options) => Math.max(2, 2 * Math.round(valueOf(cells, options) / 2)),
		noise
	})
};
