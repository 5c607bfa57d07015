import { curve } from '../curve.ts';
import { cos } from '../../math/elementary.ts';

export const cosine = curve({
	name: 'cosine',
	title: 'Cosine',
	description: 'One smooth hill between two valleys, y = cos(πx).',
	f: (x) => cos(Math.PI * x),
	noise: 0.4,
	training: 30,
	y: [-2.2, 2.2]
});
