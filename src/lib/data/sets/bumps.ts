import { curve } from '../curve.ts';
import { exp, square } from '../../math/elementary.ts';

const bump = (x: number, centre: number, width: number) => exp(-square((x - centre) / width));

export const bumps = curve({
	name: 'bumps',
	title: 'Bumps',
	description: 'A narrow peak, a dip and a broad hill: some parts need finer detail than others.',
	f: (x) => 1.5 * bump(x, -0.6, 0.12) - bump(x, -0.1, 0.2) + bump(x, 0.5, 0.3),
	noise: 0.15,
	training: 60,
	y: [-1.7, 2]
});
