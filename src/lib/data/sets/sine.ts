import { curve } from '../curve.ts';
import { sin } from '../../math/elementary.ts';

export const sine = curve({
	name: 'sine',
	title: 'Sine',
	description: 'Two full waves, y = sin(2πx): more turns to follow than the cosine has.',
	f: (x) => sin(2 * Math.PI * x),
	noise: 0.2,
	training: 40,
	y: [-1.8, 1.8]
});
