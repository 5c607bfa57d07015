/** The weights that each kind of Keras's layers has, in the order in which Keras lists them. */
import { Refusal } from '../../../network/exact.ts';
import type { KerasLayer } from './kerasLayer.ts';
import { attentionWeights, groupedAttentionWeights } from './kerasAttention.ts';
import {
	convolution,
	depthwiseConvolution,
	separableConvolution,
	transposedConvolution
} from './kerasConvolution.ts';
import { some, statistic, weight, type WeightsOf } from './kerasWeight.ts';
import { shownName } from '../names.ts';

function dense(layer: KerasLayer) {
	const units = layer.size('units');
	return [
		weight('kernel', layer.side(-1), units),
		...some(layer.has('use_bias'), weight('bias', units))
	];
}

/** The sides along which it normalises, of what comes in. */
function axes(layer: KerasLayer): number[] {
	const { axis } = layer.config;
	const list = Array.isArray(axis) ? axis : [axis ?? -1];
	if (list.length > 16 || !list.every((side) => Number.isSafeInteger(side))) {
		throw new Refusal(`“axis” of ${shownName(layer.name)} must be whole numbers.`);
	}
	return list.map((side) => layer.side(side as number));
}

function scaleAndShift(layer: KerasLayer) {
	const sides = axes(layer);
	return [
		...some(layer.has('scale'), weight('gamma', ...sides)),
		...some(layer.has('center') && layer.config.rms_scaling !== true, weight('beta', ...sides))
	];
}

function batchNormalization(layer: KerasLayer) {
	const sides = axes(layer);
	return [
		...scaleAndShift(layer),
		statistic('moving_mean', ...sides),
		statistic('moving_variance', ...sides)
	];
}

function dataNormalization(layer: KerasLayer) {
	const isGiven = layer.config.mean !== null && layer.config.mean !== undefined;
	const sides = layer.config.axis === null ? [] : axes(layer);
	return some(
		!isGiven,
		statistic('mean', ...sides),
		statistic('variance', ...sides),
		statistic('count')
	);
}

function prelu(layer: KerasLayer) {
	const shared = layer.config.shared_axes;
	const isShared = (axis: number) => Array.isArray(shared) && shared.includes(axis);
	return [
		weight('alpha', ...layer.input().map((_, at) => (isShared(at + 1) ? 1 : layer.side(at + 1))))
	];
}

function recurrent(gates: number, biasRows: (layer: KerasLayer) => number[]): WeightsOf {
	return (layer) => {
		const units = layer.size('units');
		const wide = gates * units;
		return [
			weight('kernel', layer.side(-1), wide),
			weight('recurrent_kernel', units, wide),
			...some(layer.has('use_bias'), weight('bias', ...biasRows(layer), wide))
		];
	};
}

const attention: WeightsOf = (layer) => [
	...some(layer.config.use_scale === true, weight('scale')),
	...some(layer.config.score_mode === 'concat', weight('concat_score_weight'))
];

const embedding: WeightsOf = (layer) => [
	weight('embeddings', layer.size('input_dim'), layer.size('output_dim'))
];

export const kerasWeights: Readonly<Record<string, WeightsOf>> = {
	Dense: dense,
	Embedding: embedding,
	Conv1D: convolution,
	Conv2D: convolution,
	Conv3D: convolution,
	Conv1DTranspose: transposedConvolution,
	Conv2DTranspose: transposedConvolution,
	Conv3DTranspose: transposedConvolution,
	DepthwiseConv1D: depthwiseConvolution,
	DepthwiseConv2D: depthwiseConvolution,
	SeparableConv1D: separableConvolution,
	SeparableConv2D: separableConvolution,
	BatchNormalization: batchNormalization,
	LayerNormalization: scaleAndShift,
	GroupNormalization: scaleAndShift,
	RMSNormalization: (layer) => [weight('scale', ...axes(layer))],
	Normalization: dataNormalization,
	PReLU: prelu,
	SimpleRNN: recurrent(1, () => []),
	LSTM: recurrent(4, () => []),
	GRU: recurrent(3, (layer) => (layer.has('reset_after') ? [2] : [])),
	Attention: attention,
	MultiHeadAttention: attentionWeights,
	GroupQueryAttention: groupedAttentionWeights
};

const without =
	/^(InputLayer|Activation|ReLU|LeakyReLU|ELU|Softmax|\w*Dropout\w*|GaussianNoise|ActivityRegularization|Flatten|Reshape|Permute|RepeatVector|ZeroPadding\dD|Cropping\dD|UpSampling\dD|\w*Pooling\dD|Add|Subtract|Multiply|Average|Maximum|Minimum|Concatenate|Dot|Masking|Identity|Lambda|Rescaling|Resizing|CenterCrop|Random\w+|UnitNormalization|CategoryEncoding|Discretization|NotEqual|GetItem)$/;

/** Whether a layer of this kind never has weights. */
export function hasNoWeights(kind: string): boolean {
	return without.test(kind);
}
