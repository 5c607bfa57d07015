import { randomStream } from '../../random/randomStream.ts';
import { shuffle } from '../../random/shuffle.ts';
import { valueOf, type Control, type Dataset, type Options } from '../dataset.ts';
import { classes, lastStart, middle, patternRow, samples } from '../shift.ts';

/**
 * Rows of 40 samples with one of four patterns somewhere in them; see `data/shift.ts`. Each control takes
 * away what a convolution lives on: neighbours, the same pattern at every place, or the many places.
 */
const shuffled: Control = {
	key: 'shuffled',
	label: 'Samples in another order',
	description: 'All rows have their samples in one other order, so that neighbours mean nothing.',
	kind: 'switch',
	minimum: 0,
	maximum: 1,
	step: 1,
	default: 0
};
const place: Control = {
	key: 'place',
	label: 'The place is the class',
	description: 'There is one pattern, and its class is the quarter of the row in which it begins.',
	kind: 'switch',
	minimum: 0,
	maximum: 1,
	step: 1,
	default: 0
};
const centred: Control = {
	key: 'centred',
	label: 'Always in the middle',
	description: 'The pattern never moves; without effect where the place is the class.',
	kind: 'switch',
	minimum: 0,
	maximum: 1,
	step: 1,
	default: 0
};
const noise: Control = {
	key: 'noise',
	label: 'Noise',
	description: 'How far each sample is pushed up or down at random (standard deviation).',
	minimum: 0,
	maximum: 1,
	step: 0.05,
	default: 0.3
};

const usualDescription =
	'Forty samples a row, with one of four patterns in them: which one is the class, wherever it lies.';

const isOn = (control: Control, options: Options) => valueOf(control, options) === 1;

function descriptionUnder(options: Options): string {
	const sentences = [
		isOn(place, options)
			? 'Forty samples a row, with the same pattern in each: the class is the quarter of its possible places in which it begins.'
			: isOn(centred, options)
				? 'Forty samples a row, with one of four patterns in the middle: which one is the class.'
				: usualDescription
	];
	if (isOn(shuffled, options)) {
		sentences.push(
			'Then all rows have their samples in one other order, so that neighbours mean nothing.'
		);
	}
	if (valueOf(noise, options) === 0) sentences.push('No sample has noise.');
	return sentences.join(' ');
}

/** The same for every draw. */
let otherOrder: ReturnType<typeof shuffle> | null = null;
const orderOfShuffled = () =>
	(otherOrder ??= shuffle(samples, randomStream(1, 'order of samples')));

export const shift: Dataset = {
	name: 'shift',
	title: 'Shift patterns',
	description: usualDescription,
	descriptionUnder,
	task: 'classification',
	inputs: () => samples,
	classes: ['first', 'second', 'third', 'fourth'],
	isStrip: true,
	controls: [shuffled, place, centred, noise],
	defaults: { training: 200, validation: 1000, flips: 0 },
	window: { x: [0, samples - 1], y: [-2, 2] },
	point(index, streams, options) {
		const anywhere = Math.floor((lastStart + 1) * streams.position.uniform());
		const amplitude = 0.7 + 0.6 * streams.position.uniform();
		const isPlace = isOn(place, options);
		const start = isOn(centred, options) && !isPlace ? middle : anywhere;
		const target = isPlace ? Math.floor((classes * start) / (lastStart + 1)) : index % classes;
		const row = patternRow(isPlace ? 0 : target, start, amplitude).map(
			(value) => value + valueOf(noise, options) * streams.noise.normal()
		);
		if (!isOn(shuffled, options)) return { inputs: row, target };
		const inputs = new Array<number>(samples);
		orderOfShuffled().forEach((to, from) => (inputs[to] = row[from]));
		return { inputs, target };
	},
	/** Of four classes no one probability tells the truth. */
	truth: () => NaN,
	/** Not known in closed form. */
	noiseFloor: () => ({ loss: NaN, error: NaN })
};
