import { curve } from '../curve.ts';

export const step = curve({
	name: 'step',
	title: 'Step',
	description: 'A sudden jump from −1 to 1: flat on both sides, and steep in one place.',
	f: (x) => (x < 0 ? -1 : 1),
	noise: 0.2,
	training: 40,
	y: [-1.8, 1.8]
});
