import { activations, activationWords, type Activation } from '../network/activation.ts';
import type { NetworkSettings } from './experiment.ts';
import { readNumber, writeNumber, type Form } from './form.ts';
import { clamp, isWithin } from './limit.ts';
import { limits } from './limits.ts';
import { networkValues } from './values.ts';

/** A network's layers, without what it has for itself and what it starts from. */
export type Shape = Omit<NetworkSettings, 'own' | 'start'>;

/** While its layers are opened up, a network's depth is their number and its width the widest. */
export function agrees({ width, depth, layers }: Pick<Shape, 'width' | 'depth' | 'layers'>) {
	if (layers === null) return true;
	return layers.length > 0 && layers.length === depth && Math.max(...layers) === width;
}

/** The nearest allowed shape; without layers nothing is opened up. */
export function settleShape({ width, depth, layers, activation }: Shape): Shape {
	const settled = networkValues.activation.form.nearest(activation);
	const opened = layers?.slice(0, limits.depth.maximum).map((layer) => clamp(limits.width, layer));
	if (opened?.length) {
		return {
			width: Math.max(...opened),
			depth: opened.length,
			layers: opened,
			activation: settled
		};
	}
	return {
		width: clamp(limits.width, width),
		depth: clamp(limits.depth, depth),
		layers: null,
		activation: settled
	};
}

/** `tanh:64x2` is width × depth; `tanh:64,32` has its layers opened up. */
export const shapeForm: Form<Shape> = {
	name: 'a network',
	mustBe:
		`must be an activation (${activations.join(', ')}), a colon, and width x depth ` +
		`(from 1x0 to ${limits.width.maximum}x${limits.depth.maximum}) or the width of each layer (64,32)`,
	accepts(value): value is Shape {
		const { width, depth, layers, activation } = value as Shape;
		return (
			isWithin(limits.width, width) &&
			isWithin(limits.depth, depth) &&
			(layers === null || layers.every((layer) => isWithin(limits.width, layer))) &&
			agrees({ width, depth, layers }) &&
			networkValues.activation.form.accepts(activation)
		);
	},
	nearest: settleShape,
	write({ width, depth, layers, activation }) {
		const size = layers?.join(',') ?? `${writeNumber(width)}x${writeNumber(depth)}`;
		return `${activation}:${size}`;
	},
	read(text) {
		const [activation, size = '', ...more] = text.split(':');
		const byLayer = !size.includes('x');
		const numbers = size.split(byLayer ? ',' : 'x').map(readNumber);
		if (more.length || !numbers.every((number) => number !== undefined)) return undefined;
		const shape = { activation: activation as Activation };
		if (byLayer) {
			return { ...shape, width: Math.max(...numbers), depth: numbers.length, layers: numbers };
		}
		if (numbers.length !== 2) return undefined;
		return { ...shape, width: numbers[0], depth: numbers[1], layers: null };
	},
	show: ({ width, depth, layers, activation }) =>
		`${activationWords[activation]} ${(layers ?? Array<number>(depth).fill(width)).join(', ')}`.trim()
};
