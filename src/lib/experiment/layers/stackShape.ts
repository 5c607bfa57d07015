/** What width, depth and activation are of a network whose layers are of their own kinds. */
import type { NetworkSettings, Shape } from '../experiment.ts';
import { clamp } from '../limit.ts';
import { limits } from '../limits.ts';
import { withPlaces, type LayerSettings, type LayerStack } from './layer.ts';
import { stackForm } from './stackForm.ts';

/** The dense network that comes nearest; what it goes back to without its own layers. */
export function shapeOfStack(stack: LayerStack): Shape {
	return {
		width: clamp(limits.width, Math.max(...stack.map(({ width }) => width))),
		depth: clamp(limits.depth, stack.length),
		layers: null,
		activation: stack[0].activation,
		stack
	};
}

/** Whether its width, depth and activation are those that its own layers give. */
export function agreesWithStack({ stack, ...shape }: Shape): boolean {
	if (stack === undefined) return true;
	if (!stackForm.accepts(stack)) return false;
	const { width, depth, layers, activation } = shapeOfStack(stack);
	return (
		shape.width === width &&
		shape.depth === depth &&
		shape.layers === layers &&
		shape.activation === activation
	);
}

/** Dense layers of the same widths. */
export function denseStack(widths: readonly number[], activation: NetworkSettings['activation']) {
	return widths.map((width): LayerSettings => ({ kind: 'dense', width, activation }));
}

/** So many layers: further ones are like the last, and pooling over all places stays the last one's. */
export function withDepth(stack: LayerStack, depth: number): LayerStack {
	const last = stack[stack.length - 1];
	if (depth <= stack.length) return [...stack.slice(0, Math.max(0, depth - 1)), last];
	const added = Array<LayerSettings>(depth - stack.length).fill(withPlaces(last));
	return [...stack.slice(0, -1), ...added, last];
}

/** All layers of this width, or of so many filters. */
export function withWidth(stack: LayerStack, width: number): LayerStack {
	return stack.map((layer) => ({ ...layer, width }));
}
