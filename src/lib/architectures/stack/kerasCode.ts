/** Python that builds the stack in Keras 3 and prints its summary. */
import { kerasClasses } from './kerasClasses.ts';
import {
	kindOf,
	valuesOf,
	type CountedStack,
	type CountedStackLayer,
	type Stack
} from './stack.ts';

export const kerasLayer = ({ layer, input }: CountedStackLayer) =>
	kindOf(layer).keras(input, valuesOf(layer));

export function kerasCode({ input }: Stack, { layers }: CountedStack): string {
	const made = layers.map(kerasLayer);
	const classes = new Set(made.flatMap(({ own }) => (own === undefined ? [] : kerasClasses[own])));
	const tuple = input.length === 1 ? `(${input[0]},)` : `(${input.join(', ')})`;
	const frozen = layers.flatMap(({ layer }, at) => (valuesOf(layer).frozen === true ? [at] : []));
	return [
		'import keras',
		'from keras import layers',
		'',
		...[...classes].flatMap((text) => ['', text, '', '']),
		'model = keras.Sequential([',
		`    keras.Input(${tuple}),`,
		...made.map(({ call }) => `    ${call},`),
		'])',
		...frozen.map((at) => `model.layers[${at}].trainable = False`),
		'model.summary()'
	].join('\n');
}
