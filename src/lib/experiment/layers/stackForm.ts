/** All hidden layers as one text: equal ones that follow each other are written once, `dense6.relu.x50`. */
import { formatExact } from '../../format.ts';
import { readNumber, type Form } from '../form.ts';
import { mostLayers, type LayerStack } from './layer.ts';
import { layerForm } from './layerForm.ts';
import { runsOf } from './runs.ts';

/** Longer than any number of layers that makes sense, and short enough to be read. */
const longestRun = 1000;

function readRun(text: string): LayerStack | undefined {
	const [, one, digits] = /^(.*)\.x(\d{1,4})$/.exec(text) ?? [null, text, '1'];
	const times = readNumber(digits);
	const layer = layerForm.read(one);
	if (layer === undefined || times === undefined || times < 1 || times > longestRun) {
		return undefined;
	}
	return Array.from({ length: times }, () => ({ ...layer }));
}

export const stackForm: Form<LayerStack> = {
	name: 'layers',
	mustBe: `must be 1 to ${formatExact(mostLayers)} layers; each ${layerForm.mustBe}`,
	accepts: (value): value is LayerStack =>
		Array.isArray(value) &&
		value.length >= 1 &&
		value.length <= mostLayers &&
		value.every(layerForm.accepts),
	nearest: (stack) => stack.slice(0, mostLayers).map(layerForm.nearest),
	write: (stack) =>
		runsOf(stack)
			.map(({ layer, times }) => layerForm.write(layer) + (times === 1 ? '' : `.x${times}`))
			.join(),
	read(text) {
		const runs = text.split(',').map(readRun);
		return runs.every((run) => run !== undefined) ? runs.flat() : undefined;
	},
	show: (stack) =>
		runsOf(stack)
			.map(({ layer, times }) => (times === 1 ? '' : `${times} times `) + layerForm.show(layer))
			.join(', ')
};
