/** One layer as a value of the experiment: `dense44.relu`, `dense6.relu.residual`,
 * `conv8.k5.s2.same.relu.max` in a link. */
import { activations, activationWords, type Activation } from '../../network/activation.ts';
import { paddings } from '../../network/layers/slidingWindow.ts';
import { choiceForm, numberForm, readNumber, writeNumber, type Form } from '../form.ts';
import { whole } from '../limit.ts';
import {
	layerKinds,
	poolings,
	usualWindow,
	type ConvolutionLayerSettings,
	type LayerSettings,
	type PoolingWindow
} from './layer.ts';

/** What each value of a layer may be. */
export const layerValues = {
	kind: choiceForm('kind of layer', layerKinds),
	width: numberForm(whole('width', 1, 512)),
	activation: choiceForm('activation', activations),
	kernel: numberForm(whole('kernel', 1, 64)),
	stride: numberForm(whole('stride', 1, 16)),
	padding: choiceForm('padding', paddings),
	pooling: choiceForm('pooling', poolings),
	size: numberForm(whole('pooling window', 2, 16)),
	windowStride: numberForm(whole('stride of the pooling window', 1, 16))
};

/** Those of each kind, in the order in which the page shows them. */
export const valuesOfKind = {
	dense: ['kind', 'width', 'activation'],
	convolution: ['kind', 'width', 'kernel', 'stride', 'padding', 'activation', 'pooling']
} as const satisfies Record<LayerSettings['kind'], readonly (keyof typeof layerValues)[]>;

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

function accepts(value: unknown): value is LayerSettings {
	if (!isObject(value) || !layerValues.kind.accepts(value.kind)) return false;
	const names: readonly (keyof typeof layerValues)[] = valuesOfKind[value.kind];
	const hasMore = value.kind === 'dense' ? value.residual === true : value.pooling === 'window';
	return (
		Object.keys(value).length === names.length + (hasMore ? 1 : 0) &&
		(value.pooling !== 'window' || acceptsWindow(value.window)) &&
		names.every((name) => layerValues[name].accepts(value[name]))
	);
}

function acceptsWindow(value: unknown): value is PoolingWindow {
	return (
		isObject(value) &&
		Object.keys(value).length === 2 &&
		layerValues.size.accepts(value.size) &&
		layerValues.windowStride.accepts(value.stride)
	);
}

const nearestWindow = ({ size, stride }: PoolingWindow): PoolingWindow => ({
	size: layerValues.size.nearest(size),
	stride: layerValues.windowStride.nearest(stride)
});

function nearest(layer: LayerSettings): LayerSettings {
	const width = layerValues.width.nearest(layer.width);
	const activation = layerValues.activation.nearest(layer.activation);
	if (layer.kind === 'dense') {
		return { kind: 'dense', width, activation, ...(layer.residual && { residual: true }) };
	}
	return {
		kind: 'convolution',
		width,
		kernel: layerValues.kernel.nearest(layer.kernel),
		stride: layerValues.stride.nearest(layer.stride),
		padding: layerValues.padding.nearest(layer.padding),
		activation,
		pooling: layerValues.pooling.nearest(layer.pooling),
		...(layer.pooling === 'window' && { window: nearestWindow(layer.window ?? usualWindow) })
	};
}

/** `pool2`; `pool3.every2` where windows do not lie side by side. */
function writeWindow({ size, stride }: PoolingWindow): string[] {
	const every = stride === size ? [] : [`every${writeNumber(stride)}`];
	return [`pool${writeNumber(size)}`, ...every];
}

/** What goes without saying is left out: stride 1, `valid`, no pooling. */
function write(layer: LayerSettings): string {
	const width = writeNumber(layer.width);
	if (layer.kind === 'dense') {
		return `dense${width}.${layer.activation}${layer.residual ? '.residual' : ''}`;
	}
	const { kernel, stride, padding, activation, pooling, window } = layer;
	return [
		`conv${width}`,
		`k${writeNumber(kernel)}`,
		...(stride === 1 ? [] : [`s${writeNumber(stride)}`]),
		...(padding === 'valid' ? [] : [padding]),
		activation,
		...(window ? writeWindow(window) : pooling === 'none' ? [] : [pooling])
	].join('.');
}

const numbered = /^([a-z]+)(\d.*)$/;

/** The words of a layer behind its first one, in any order. */
function readWord(layer: ConvolutionLayerSettings, word: string): boolean {
	const [, letter, digits] = numbered.exec(word) ?? [];
	const number = digits === undefined ? undefined : readNumber(digits);
	if (letter === 'k' && number !== undefined) layer.kernel = number;
	else if (letter === 's' && number !== undefined) layer.stride = number;
	else if (letter === 'pool' && number !== undefined) {
		layer.pooling = 'window';
		layer.window = { size: number, stride: number };
	} else if (letter === 'every' && number !== undefined && layer.window) {
		layer.window.stride = number;
	} else if (layerValues.padding.accepts(word)) layer.padding = word;
	else if (word !== 'window' && layerValues.pooling.accepts(word)) layer.pooling = word;
	else return false;
	return true;
}

function read(text: string): LayerSettings | undefined {
	const [first, ...words] = text.split('.');
	const [, kind, digits] = numbered.exec(first) ?? [];
	const width = digits === undefined ? undefined : readNumber(digits);
	const [activation, ...others] = words.filter((word) => layerValues.activation.accepts(word));
	if (width === undefined || activation === undefined || others.length > 0) return undefined;
	const rest = words.filter((word) => word !== activation);
	if (kind === 'dense') {
		const dense = { kind: 'dense', width, activation: activation as Activation } as const;
		if (rest.length === 0) return dense;
		return rest.join() === 'residual' ? { ...dense, residual: true } : undefined;
	}
	if (kind !== 'conv') return undefined;
	const layer: ConvolutionLayerSettings = {
		kind: 'convolution',
		width,
		kernel: NaN,
		stride: 1,
		padding: 'valid',
		activation: activation as Activation,
		pooling: 'none'
	};
	const isRead = rest.every((word) => readWord(layer, word));
	return isRead && !Number.isNaN(layer.kernel) ? layer : undefined;
}

function show(layer: LayerSettings): string {
	const words = activationWords[layer.activation];
	if (layer.kind === 'dense') {
		return `dense ${layer.width} ${words}${layer.residual ? ' residual' : ''}`;
	}
	const { width, kernel, stride, padding, pooling, window } = layer;
	return [
		`convolution ${width} × ${kernel}`,
		...(stride === 1 ? [] : [`stride ${stride}`]),
		...(padding === 'valid' ? [] : [padding]),
		words,
		...(window
			? [`max over windows of ${window.size} every ${window.stride}`]
			: pooling === 'none'
				? []
				: ['max over all places'])
	].join(' ');
}

export const layerForm: Form<LayerSettings> = {
	name: 'a layer',
	mustBe:
		'must be dense and its width with an activation (dense44.relu, dense6.relu.residual), or conv and its filters with ' +
		'kernel, stride, padding, activation and pooling (conv8.k5.s2.same.relu.max, or pool2 in place of max for windows)',
	accepts,
	nearest,
	write,
	read,
	show
};
