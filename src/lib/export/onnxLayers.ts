/**
 * Each kind of layer in ONNX's operators. Between convolutions the numbers of an example are
 * `[channels, positions]`, as Conv and its like have them; a network's own order is positions first.
 */
import type { Convolution1dSpec } from '../network/layers/convolution1d.ts';
import type { LayerSpec } from '../network/layers/index.ts';
import type { PoolingSpec } from '../network/layers/pooling.ts';
import { residualScale } from '../network/layers/residual.ts';
import { zerosBefore, type Padding } from '../network/layers/slidingWindow.ts';
import { layersOf, type Layer, type NetworkSpec } from '../network/spec.ts';
import { kerasArrays, swapped, type NamedArray } from './namedArrays.ts';
import type { Nodes } from './onnxNodes.ts';

type Writer<Spec> = (nodes: Nodes, spec: Spec, layer: Layer) => void;
type Writers = {
	readonly [K in LayerSpec['kind']]?: Writer<Extract<LayerSpec, { kind: K }>>;
};

const arrayOf = ({ index }: Layer, name: 'kernel' | 'bias') => `layer${index + 1}.${name}`;

function gemm(nodes: Nodes, layer: Layer, hasBias = true): void {
	const bias = hasBias ? [arrayOf(layer, 'bias')] : [];
	nodes.add('Gemm', [nodes.last, arrayOf(layer, 'kernel'), ...bias]);
}

/** Zeros before the first position and behind the last. */
function pads(
	{ input: [positions], output: [places] }: Layer,
	size: number,
	stride: number,
	padding: Padding
): number[] {
	const before = zerosBefore(positions, size, stride, padding);
	if (padding === 'valid') return [0, 0];
	return [before, Math.max(0, (places - 1) * stride + size - positions) - before];
}

function convolution(nodes: Nodes, spec: Convolution1dSpec, layer: Layer): void {
	const { kernel, stride = 1, padding, hasBias = true } = spec;
	const bias = hasBias ? [arrayOf(layer, 'bias')] : [];
	nodes.add('Conv', [nodes.last, arrayOf(layer, 'kernel'), ...bias], {
		kernel_shape: [kernel],
		strides: [stride],
		pads: pads(layer, kernel, stride, padding)
	});
	nodes.activation(spec.activation);
}

function pooling(nodes: Nodes, spec: PoolingSpec, layer: Layer): void {
	const { of, size, stride = size, padding = 'valid' } = spec;
	nodes.add(of === 'max' ? 'MaxPool' : 'AveragePool', [nodes.last], {
		kernel_shape: [size],
		strides: [stride],
		pads: pads(layer, size, stride, padding)
	});
}

const writers: Writers = {
	dense(nodes, { activation, hasBias }, layer) {
		gemm(nodes, layer, hasBias);
		nodes.activation(activation);
	},
	residual(nodes, { activation }, layer) {
		const before = nodes.last;
		gemm(nodes, layer);
		nodes.activation(activation);
		nodes.add('Mul', [nodes.last, nodes.constant('residual.scale', [residualScale])]);
		nodes.add('Add', [before, nodes.last]);
	},
	convolution1d: convolution,
	pooling,
	globalMaxPooling(nodes) {
		nodes.add('GlobalMaxPool', [nodes.last]);
		nodes.add('Flatten', [nodes.last], { axis: 1 });
	},
	flatten(nodes, _, { input }) {
		if (input.length === 1) return;
		nodes.add('Transpose', [nodes.last], { perm: [0, 2, 1] });
		nodes.add('Flatten', [nodes.last], { axis: 1 });
	}
};

/** Throws a `RangeError` for a kind that no network of the page has. */
export function addLayers(nodes: Nodes, network: NetworkSpec): void {
	if (network.input.length === 2) {
		nodes.reshape(network.input);
		nodes.add('Transpose', [nodes.last], { perm: [0, 2, 1] });
	}
	for (const layer of layersOf(network)) {
		const write = writers[layer.spec.kind] as Writer<LayerSpec> | undefined;
		if (write === undefined) throw new RangeError(`ONNX has no “${layer.spec.kind}” from here.`);
		write(nodes, layer.spec, layer);
	}
}

/** The layers' arrays by the names that the nodes take: a convolution's kernel is `[filters, channels, kernel]`. */
export function layerArrays(network: NetworkSpec, parameters: Float32Array): NamedArray[] {
	return kerasArrays(network, parameters).map((array) =>
		array.shape.length === 3 ? swapped(array) : array
	);
}
