/** All hidden layers as one text: equal ones that follow each other are written once, `dense6.relu.x50`. */
import { formatExact } from '../../format.ts';
import { readNumber, type Form } from '../form.ts';
import { mostLayers, type LayerStack } from './layer.ts';
import { layerForm } from './layerForm.ts';

/** How often each text stands in a row. */
function runsOf(texts: readonly string[]): { text: string; times: number }[] {
	const runs: { text: string; times: number }[] = [];
	for (const text of texts) {
		const last = runs.at(-1);
		if (last?.text === text) last.times++;
		else runs.push({ text, times: 1 });
	}
	return runs;
}

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
		runsOf(stack.map(layerForm.write))
			.map(({ text, times }) => (times === 1 ? text : `${text}.x${times}`))
			.join(),
	read(text) {
		const runs = text.split(',').map(readRun);
		return runs.every((run) => run !== undefined) ? runs.flat() : undefined;
	},
	show: (stack) =>
		runsOf(stack.map(layerForm.show))
			.map(({ text, times }) => (times === 1 ? text : `${times} times ${text}`))
			.join(', ')
};
