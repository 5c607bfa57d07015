/** A network's hidden layers one by one, each of a kind and with an activation of its own. */
import type { Activation } from '../../network/activation.ts';
import type { Padding } from '../../network/layers/slidingWindow.ts';

/** Every unit sees all that comes in. */
export interface DenseLayerSettings {
	kind: 'dense';
	/** Units, 1–512. */
	width: number;
	activation: Activation;
	/** What comes in is added to a tenth of what it makes of it: `h + .1·φ(h·W + b)`. Then as many numbers come in as
	 * go out. Absent where it is not. */
	residual?: true;
}

/** In the order in which the page lists them: what a layer before others cannot have comes last, so that arrow keys
 * reach the rest. */
export const poolings = ['none', 'window', 'max'] as const;
/** `max`: of every filter the largest value over all places goes on, and no place. `window`: that of each
 * window that moves along the places. */
export type Pooling = (typeof poolings)[number];

export interface PoolingWindow {
	/** Places that it covers. */
	size: number;
	/** Places from one window to the next. */
	stride: number;
}

export const usualWindow: PoolingWindow = { size: 2, stride: 2 };

/** Filters that move along the places, the same weights at each. */
export interface ConvolutionLayerSettings {
	kind: 'convolution';
	/** Filters, 1–512. */
	width: number;
	/** Places that a filter sees at a time. */
	kernel: number;
	/** Places from one look to the next. */
	stride: number;
	padding: Padding;
	activation: Activation;
	pooling: Pooling;
	/** Of pooling in windows, and of no other. */
	window?: PoolingWindow;
}

/** Without the places' largest value over all of them; windows stay. */
export function withPlaces(layer: LayerSettings): LayerSettings {
	const isPooled = layer.kind === 'convolution' && layer.pooling === 'max';
	return isPooled ? { ...layer, pooling: 'none' } : layer;
}

export type LayerSettings = DenseLayerSettings | ConvolutionLayerSettings;

export const layerKinds = ['dense', 'convolution'] as const;
export type LayerSettingsKind = LayerSettings['kind'];

/** From the input side; the output layer goes without saying. */
export type LayerStack = readonly LayerSettings[];

/** What comes before the hidden layers and after them. */
export interface Around {
	inputs: number;
	inputNames?: readonly string[];
	outputs: number;
}

/** A network has at most so many layers of its own kinds. */
export const mostLayers = 60;
