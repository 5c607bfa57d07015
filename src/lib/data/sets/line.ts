import { curve } from '../curve.ts';

export const line = curve({
	name: 'line',
	title: 'Line',
	description: 'A straight line, y = x: two parameters are enough.',
	f: (x) => x,
	noise: 0.3,
	training: 30,
	y: [-1.9, 1.9]
});
