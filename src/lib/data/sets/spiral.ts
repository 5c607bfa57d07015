import { arcClasses } from '../arcs.ts';
import { valueOf, type Control, type Dataset } from '../dataset.ts';
import { positionNoise } from '../positionNoise.ts';
import { cos, hypot, sin } from '../../math/elementary.ts';

const turns: Control = {
	key: 'turns',
	label: 'Turns',
	description: 'How many times each arm winds about the middle.',
	minimum: 0.5,
	maximum: 3,
	step: 0.25,
	default: 1.5
};
const noise = positionNoise(0.02, 0.2);

export const spiral: Dataset = {
	name: 'spiral',
	title: 'Spiral',
	description: 'Two arms wound about each other: the border is long, and needs many parameters.',
	task: 'classification',
	inputs: () => 2,
	controls: [turns, noise],
	defaults: { training: 150, validation: 300, flips: 0 },
	window: { x: [-1.25, 1.25], y: [-1.25, 1.25] },
	...arcClasses({
		place(label, share, options) {
			const angle = 2 * Math.PI * valueOf(turns, options) * share + Math.PI * label;
			const radius = 0.1 + 0.9 * share;
			return [radius * cos(angle), radius * sin(angle)];
		},
		speed: (options) => hypot(0.9, 2 * Math.PI * valueOf(turns, options)),
		noise
	})
};
