import { activations, activationWords, type Activation } from '../network/activation.ts';
import { readNumber, writeNumber, type Form } from './form.ts';
import { clamp, isWithin } from './limit.ts';
import { limits } from './limits.ts';
import type { Shape } from './experiment.ts';
import { partNamed } from './parts/parts.ts';
import { networkValues } from './values.ts';

/** While its layers are opened up, a network's depth is their number and its width the widest. */
export function agrees({ width, depth, layers }: Pick<Shape, 'width' | 'depth' | 'layers'>) {
	if (layers === null) return true;
	return layers.length > 0 && layers.length === depth && Math.max(...layers) === width;
}

/** The nearest allowed shape; without layers nothing is opened up. */
export function settleShape({ width, depth, layers, activation, stack }: Shape): Shape {
	if (stack?.length) {
		const { shapeOfStack, stackForm } = partNamed('layers');
		return shapeOfStack(stackForm.nearest(stack));
	}
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

/** Begins the text of a network whose layers are of their own kinds. */
export const stackPrefix = 'layers:';

/**
 * `tanh:64x2` is width × depth; `tanh:64,32` has its layers opened up; `layers:conv8.k5.relu.max` has
 * layers of its own kinds.
 */
export const shapeForm: Form<Shape> = {
	name: 'a network',
	mustBe:
		`must be an activation (${activations.join(', ')}), a colon, and width x depth ` +
		`(from 1x0 to ${limits.width.maximum}x${limits.depth.maximum}) or widths (64,32), or layers:conv8.k5.relu.max`,
	accepts(value): value is Shape {
		const { width, depth, layers, activation, stack } = value as Shape;
		return (
			(stack === undefined || partNamed('layers').agreesWithStack(value as Shape)) &&
			isWithin(limits.width, width) &&
			isWithin(limits.depth, depth) &&
			(layers === null || layers.every((layer) => isWithin(limits.width, layer))) &&
			agrees({ width, depth, layers }) &&
			networkValues.activation.form.accepts(activation)
		);
	},
	nearest: settleShape,
	write({ width, depth, layers, activation, stack }) {
		if (stack) return stackPrefix + partNamed('layers').stackForm.write(stack);
		const size = layers?.join(',') ?? `${writeNumber(width)}x${writeNumber(depth)}`;
		return `${activation}:${size}`;
	},
	read(text) {
		if (text.startsWith(stackPrefix)) {
			const { shapeOfStack, stackForm } = partNamed('layers');
			const stack = stackForm.read(text.slice(stackPrefix.length));
			return stack && shapeOfStack(stack);
		}
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
	show: ({ width, depth, layers, activation, stack }) =>
		stack
			? partNamed('layers').stackForm.show(stack)
			: `${activationWords[activation]} ${(layers ?? Array<number>(depth).fill(width)).join(', ')}`.trim()
};
