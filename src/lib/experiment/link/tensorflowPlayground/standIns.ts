/**
 * The data set that is drawn here in place of one of TensorFlow Playground's, and how it differs. Its
 * points lie between −6 and 6. Its noise is a share ν of a radius, uniform on both sides, so ν / √3 of it
 * is the standard deviation.
 */
import '../../../data/sets/further.ts';
import { formatExact } from '../../../format.ts';
import { completeOptions, type Control, type Options } from '../../../data/dataset.ts';
import { datasetNamed } from '../../../data/sets/index.ts';
import { clamp, limitOf } from '../../limit.ts';
import type { PlaygroundSettings } from './settings.ts';

interface StandIn {
	/** Name of the data set here. */
	set: string;
	options?: Options;
	/** Standard deviation here, of its noise ν from 0 to 0.5; it becomes the nearest on the slider. */
	noise(share: number): number;
	/** What is another, whatever the noise. */
	differs: string;
	/** How its noise acts. */
	itsNoise: string;
}

const movesLabels =
	'moves a point only to decide its label, so that some near the border get the wrong one';
const root3 = Math.sqrt(3);
/** Two uniform errors of up to 6 ν, of which it takes a tenth of the sum. */
const errorOfSum = (share: number) => (0.6 * Math.SQRT2 * share) / root3;

const standIns: Record<PlaygroundSettings['dataset'] | PlaygroundSettings['regDataset'], StandIn> =
	{
		circle: {
			set: 'rings',
			noise: (share) => Math.hypot(0.08, share / root3),
			differs:
				'Its circle is a disc inside a band; here a ring lies inside a ring, at a fifth of the size, ' +
				'and position noise makes them about as broad.',
			itsNoise: movesLabels
		},
		xor: {
			set: 'xor',
			noise: (share) => share / root3,
			differs:
				'Its squares of XOR stand a little apart; here they touch, at a fifth of the size, and the ' +
				'two classes have equally many points.',
			itsNoise: movesLabels
		},
		gauss: {
			set: 'blobs',
			noise: (share) => 0.3 * Math.sqrt(0.5 + 7 * share),
			differs: 'Its two Gaussians are drawn at three tenths of the size.',
			itsNoise: 'spreads its two clouds, as it does here'
		},
		spiral: {
			set: 'spiral',
			options: { turns: 1.75 },
			noise: (share) => share / (5 * root3),
			differs:
				'Its spiral, of 1.75 turns as here, is drawn at a fifth of the size; the arms begin a ' +
				'little further out, and points lie at random along them.',
			itsNoise: 'pushes each point by up to that share of a unit in x and in y'
		},
		'reg-plane': {
			set: 'line',
			noise: errorOfSum,
			differs:
				'Its plane, a regression on two inputs, does not exist here: the line, on one input, ' +
				'stands in its place.',
			itsNoise: 'moves a point before its value is taken'
		},
		'reg-gauss': {
			set: 'bumps',
			noise: errorOfSum,
			differs:
				'Its regression on six Gaussians over two inputs does not exist here: the bumps, on one ' +
				'input, stand in its place.',
			itsNoise: 'moves a point before its value is taken'
		}
	};

function onSlider(control: Control, value: number): number {
	return clamp(limitOf(control), Math.round(value / control.step) * control.step);
}

/** What is drawn here, and a sentence for each thing that is another there. */
export function standInFor({ problem, dataset, regDataset, noise }: PlaygroundSettings): {
	set: string;
	options: Options;
	differs: string[];
} {
	const standIn = standIns[problem === 'regression' ? regDataset : dataset];
	const drawn = datasetNamed(standIn.set);
	const control = drawn.controls.find(({ key }) => key === 'noise')!;
	const deviation = onSlider(control, standIn.noise(noise / 100));
	const noiseSentence =
		`Its noise of ${formatExact(noise)}\u00a0% ${standIn.itsNoise}; here ` +
		`${control.label.toLowerCase()} ${formatExact(deviation)}, the standard deviation, stands for it.`;
	return {
		set: standIn.set,
		options: completeOptions(drawn, { ...standIn.options, noise: deviation }),
		differs: noise > 0 ? [standIn.differs, noiseSentence] : [standIn.differs]
	};
}
