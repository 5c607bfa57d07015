import { boardClasses } from '../board.ts';
import type { Dataset } from '../dataset.ts';
import { positionNoise } from '../positionNoise.ts';

const noise = positionNoise(0.05, 0.3);

export const xor: Dataset = {
	name: 'xor',
	title: 'XOR',
	description: 'Four squares, opposite ones alike: neither input tells anything without the other.',
	task: 'classification',
	inputs: () => 2,
	controls: [noise],
	defaults: { training: 150, validation: 300, flips: 0 },
	window: { x: [-1.25, 1.25], y: [-1.25, 1.25] },
	...boardClasses({ cells: () => 2, noise })
};
