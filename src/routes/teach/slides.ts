/** Pictures for slides, as `npm run screenshots` makes them of networks that really trained. */
export interface Slide {
	/** In `static/slides`. */
	file: string;
	title: string;
	/** For those who do not see it. */
	description: string;
}

/** Of each, in pixels. */
export const slideSize = { width: 1280, height: 720 };

export const slides: readonly Slide[] = [
	{
		file: 'two-maps.jpg',
		title: 'Two maps of the same points',
		description:
			'Two maps of the same 150 points after 500 steps, one label in ten flipped. The network with 25 parameters draws one plain border; the one with 4,417 bends it about single flipped points.'
	},
	{
		file: 'loss-turns.png',
		title: 'The loss that turns',
		description:
			'Loss over 500 steps. That of the large network on new points falls, turns at step 47 and rises far above where it began, while its training loss falls nearly to zero. The small network’s two losses stay together.'
	},
	{
		file: 'every-parameter.png',
		title: 'Every parameter a square',
		description:
			'25 coloured squares in three small blocks beside a field of 4,417: every parameter of either network, coloured by its value.'
	},
	{
		file: 'spiral.jpg',
		title: 'A spiral, where larger is better',
		description:
			'Two maps of a spiral without wrong labels. The network with 25 parameters cannot follow the arms; the one with 4,417 follows them.'
	},
	{
		file: 'double-descent.png',
		title: 'Double descent',
		description:
			'Loss against the number of parameters. On new points it rises to a peak, about where a network can just fit every training point, and falls again beyond, though not below where it began. Training loss falls to zero and stays there.'
	}
];
