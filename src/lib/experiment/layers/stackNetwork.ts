/** The network that layers make of a number of inputs, and why they may make none. */
import { Refusal } from '../../network/exact.ts';
import { counted, formatExact } from '../../format.ts';
import { kindOf, type LayerSpec } from '../../network/layers/index.ts';
import { sizeOf, type Shape } from '../../network/shape.ts';
import type { NetworkSpec } from '../../network/spec.ts';
import type { Around, LayerSettings, LayerStack, PoolingWindow } from './layer.ts';

/** A convolution moves along the inputs in their order, one number at each place. */
export function stackNetwork(
	stack: LayerStack,
	{ inputs, inputNames, outputs }: Around
): NetworkSpec {
	const input: Shape = stack[0]?.kind === 'convolution' ? [inputs, 1] : [inputs];
	const layers: LayerSpec[] = [];
	let shape = input;
	const add = (spec: LayerSpec) => {
		layers.push(spec);
		shape = kindOf(spec).outputShape(spec, shape);
	};
	for (const [at, layer] of stack.entries()) {
		const problem = problemOf(layer, at, shape);
		if (problem !== null) throw new Refusal(problem);
		if (layer.kind === 'dense' && shape.length > 1) add({ kind: 'flatten' });
		add(specOfLayer(layer));
		if (layer.kind === 'dense') continue;
		if (layer.pooling === 'max') add({ kind: 'globalMaxPooling' });
		if (layer.window) {
			if (layer.window.size > shape[0]) throw new Refusal(windowProblem(layer.window, at, shape));
			add({ kind: 'pooling', of: 'max', ...layer.window });
		}
	}
	if (shape.length > 1) add({ kind: 'flatten' });
	add({ kind: 'dense', units: outputs, activation: 'linear' });
	return { input, ...(inputNames ? { inputNames } : {}), layers };
}

function specOfLayer(layer: LayerSettings): LayerSpec {
	const { activation, width } = layer;
	if (layer.kind === 'dense') {
		return { kind: layer.residual ? 'residual' : 'dense', units: width, activation };
	}
	const { kernel, stride, padding } = layer;
	return { kind: 'convolution1d', filters: width, kernel, stride, padding, activation };
}

/** Null where the layer can take this shape. `at` counts from 0. */
function problemOf(layer: LayerSettings, at: number, shape: Shape): string | null {
	const before = at === 0 ? 'the data have' : `layer ${at} leaves`;
	if (layer.kind === 'dense') {
		const numbers = sizeOf(shape);
		if (!layer.residual || numbers === layer.width) return null;
		return (
			`Layer ${at + 1} is residual and gives as many numbers as come in, but ${before} ` +
			`${formatExact(numbers)} and it has ${counted(layer.width, 'unit')}. Make them equal.`
		);
	}
	const [places] = shape;
	if (shape.length === 1) {
		return (
			`Layer ${at + 1} is a convolution and moves along places, but ${before} ` +
			`${formatExact(sizeOf(shape))} numbers without any. Convolutions come first, and pooling over all places after the last of them.`
		);
	}
	if (layer.padding === 'valid' && layer.kernel > places) {
		return (
			`Layer ${at + 1} has a kernel of ${formatExact(layer.kernel)}, and ${before} only ` +
			`${formatExact(places)} ${places === 1 ? 'place' : 'places'}: it does not fit. ` +
			'Take a smaller kernel, smaller strides before it, or padding “same”.'
		);
	}
	return null;
}

function windowProblem({ size }: PoolingWindow, at: number, [places]: Shape): string {
	return (
		`Layer ${at + 1} pools in windows of ${formatExact(size)}, and its convolution leaves only ` +
		`${counted(places, 'place')}: they do not fit. Take a smaller window, or smaller strides.`
	);
}

/** Why these layers make no network of so many inputs; null where they do. */
export function stackProblem(stack: LayerStack, inputs: number): string | null {
	try {
		stackNetwork(stack, { inputs, outputs: 1 });
		return null;
	} catch (error) {
		if (error instanceof Refusal) return error.message;
		throw error;
	}
}
