import { arcClasses } from '../arcs.ts';
import type { Dataset } from '../dataset.ts';
import { positionNoise } from '../positionNoise.ts';
import { cos, sin } from '../../math/elementary.ts';

const noise = positionNoise(0.15, 0.4);

export const moons: Dataset = {
	name: 'moons',
	title: 'Moons',
	description: 'Two half circles that reach into each other: the border between them is an S.',
	task: 'classification',
	inputs: () => 2,
	controls: [noise],
	defaults: { training: 80, validation: 300, flips: 0 },
	window: { x: [-1.25, 2.25], y: [-1.5, 2] },
	...arcClasses({
		place(label, share) {
			const angle = Math.PI * share;
			return label ? [1 - cos(angle), 0.5 - sin(angle)] : [cos(angle), sin(angle)];
		},
		speed: () => Math.PI,
		noise
	})
};
