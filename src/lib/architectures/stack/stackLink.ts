/**
 * A stack as links carry it, `28x28x1~convolution-8-3,stride:2,padding:valid~flatten`: the input, then
 * each layer with its numbers, then the options that differ from the usual.
 */
import type { OptionValue, StackOption } from './kind.ts';
import { stackKinds, type StackKindName } from './kinds/index.ts';
import {
	inputSides,
	kindOf,
	mostStackLayers,
	optionsOf,
	withOption,
	type Stack,
	type StackLayer
} from './stack.ts';

function writeLayer({ kind, numbers, options = {} }: StackLayer): string {
	const written = Object.entries(options).map(
		([key, value]) => `${key}:${typeof value === 'boolean' ? (value ? 'yes' : 'no') : value}`
	);
	return [[kind, ...numbers].join('-'), ...written].join(',');
}

export function writeStack({ input, layers }: Stack): string {
	return [input.join('x'), ...layers.map(writeLayer)].join('~');
}

/** Undefined for what `writeStack` does not write. */
export function readStack(text: string): Stack | undefined {
	const [inputText, ...parts] = text.split('~');
	if (!/^\d{1,9}(x\d{1,9}){0,2}$/.test(inputText) || parts.length > mostStackLayers)
		return undefined;
	const input = inputText.split('x').map(Number);
	const isSide = (side: number) => side >= inputSides.minimum && side <= inputSides.maximum;
	if (!input.every(isSide)) return undefined;
	const layers = parts.map(readLayer);
	return layers.every((layer) => layer !== undefined) ? { input, layers } : undefined;
}

function isWithin(text: string, { minimum, maximum }: { minimum: number; maximum: number }) {
	return /^\d{1,9}$/.test(text) && Number(text) >= minimum && Number(text) <= maximum;
}

function readOption(option: StackOption, text: string): OptionValue | undefined {
	switch (option.form) {
		case 'number':
			return isWithin(text, option) ? Number(text) : undefined;
		case 'switch':
			return text === 'yes' ? true : text === 'no' ? false : undefined;
		case 'choice':
			return Object.hasOwn(option.choices, text) ? text : undefined;
	}
}

function readLayer(text: string): StackLayer | undefined {
	const [first, ...written] = text.split(',');
	const [kind, ...numbers] = first.split('-');
	if (!Object.hasOwn(stackKinds, kind)) return undefined;
	let layer: StackLayer = { kind: kind as StackKindName, numbers: numbers.map(Number) };
	const fields = Object.values(kindOf(layer).fields);
	const fits =
		fields.length === numbers.length && fields.every((field, at) => isWithin(numbers[at], field));
	if (!fits) return undefined;
	const options = optionsOf(layer);
	for (const part of written) {
		const [, key, value] = /^([A-Za-z]+):([A-Za-z0-9]+)$/.exec(part) ?? [];
		if (key === undefined || !Object.hasOwn(options, key)) return undefined;
		const option = readOption(options[key], value);
		if (option === undefined) return undefined;
		layer = withOption(layer, key, option);
	}
	return layer;
}
