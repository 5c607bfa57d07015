/** Edits of a network's own layers. One that would not fit on the data changes nothing. */
import '../parts/layersPart.ts';
import { setDepth, setShape } from '../edits.ts';
import { hiddenWidths, type Experiment } from '../experiment.ts';
import { withoutStack } from './fitting.ts';
import {
	mostLayers,
	usualWindow,
	type ConvolutionLayerSettings,
	type LayerSettings,
	type LayerSettingsKind,
	type LayerStack,
	type Pooling
} from './layer.ts';
import { stackProblem } from './stackNetwork.ts';
import { denseStack } from './stackShape.ts';

/** The hidden layers of a network one by one, opened up or not. */
export function stackOf(experiment: Experiment, index: number): LayerStack {
	const network = experiment.networks[index];
	return network.stack ?? denseStack(hiddenWidths(network), network.activation);
}

/** With no layer at all it is linear or logistic regression. */
export function setStack(experiment: Experiment, index: number, stack: LayerStack): Experiment {
	if (stack.length === 0) return setDepth(closeStack(experiment, index), index, 0);
	return setShape(experiment, index, () => ({ stack }));
}

/** Every hidden layer with a kind of its own; they stay what they are. */
export function openStack(experiment: Experiment, index: number): Experiment {
	const stack = stackOf(experiment, index);
	return setStack(experiment, index, stack.length ? stack : denseStack([8], 'relu'));
}

/** Dense layers of one width again. */
export function closeStack(experiment: Experiment, index: number): Experiment {
	const networks = experiment.networks.map((network, at) =>
		at === index ? withoutStack(network) : network
	);
	return { ...experiment, networks };
}

/** As another kind the layer keeps its width and its activation. */
export function ofKind(layer: LayerSettings, kind: LayerSettingsKind): LayerSettings {
	if (layer.kind === kind) return layer;
	const { width, activation } = layer;
	if (kind === 'dense') return { kind, width, activation };
	return { kind, width, activation, kernel: 5, stride: 1, padding: 'valid', pooling: 'none' };
}

export function ofPooling(layer: ConvolutionLayerSettings, pooling: Pooling): LayerSettings {
	const { window = usualWindow, ...unpooled } = layer;
	return { ...unpooled, pooling, ...(pooling === 'window' && { window }) };
}

/** One more behind the last: like it, or dense where no places are left. */
export function withLayerAdded(stack: LayerStack, inputs: number): LayerStack {
	const last = stack[stack.length - 1];
	if (last === undefined) return denseStack([8], 'relu');
	if (stack.length >= mostLayers) return stack;
	const longer = [...stack, last];
	if (stackProblem(longer, inputs) === null) return longer;
	return [...stack, ofKind(last, 'dense')];
}

export const presetNames = ['dense', 'convolution, pooled'] as const;
export type PresetName = (typeof presetNames)[number];

/** Measured on the shift patterns: 409 parameters dense, 412 with convolutions. */
const presets: Record<PresetName, LayerStack> = {
	dense: denseStack([9], 'relu'),
	'convolution, pooled': [
		{
			kind: 'convolution',
			width: 8,
			kernel: 5,
			stride: 2,
			padding: 'valid',
			activation: 'relu',
			pooling: 'none'
		},
		{
			kind: 'convolution',
			width: 8,
			kernel: 5,
			stride: 2,
			padding: 'valid',
			activation: 'relu',
			pooling: 'max'
		}
	]
};

export const presetNamed = (name: PresetName): LayerStack => presets[name];
