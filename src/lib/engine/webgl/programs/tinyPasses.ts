/** One row of the batch through one layer of a tiny network, forward and backward, in registers. */
import { slopeFollows, type Activation } from '../../../network/activation.ts';
import { each } from './program.ts';
import { hiddenUnitsText } from './tinyMemory.ts';
import type { TinyLayer } from './tinyShape.ts';

const laneName = (unit: number) => 'xyzw'[unit % 4];

/** `h′ = φ(h·W + b) ∘ dropout` of a hidden layer, or the outputs `z` of the last. */
export function forwardText(
	layer: TinyLayer,
	index: number,
	isLast: boolean,
	activation: Activation,
	dropsOut: boolean
): string {
	const { rows, width, isColumn, start, bias } = layer;
	const quadruples = Array.from({ length: Math.ceil(rows / 4) }, (_, q) => q);
	if (isColumn) {
		const terms = quadruples.map((q) => `dot(h${index}_${q}, p${start + q})`);
		return `vec4 z = vec4(p${bias}.x + ${terms.join(' + ')}, 0.0, 0.0, 0.0);`;
	}
	/** Sums by matrices of four rows, which software GL multiplies faster than single rows. */
	const sum = (t: number) => {
		const kernel = (k: number) => (k < rows ? `p${start + k * width + t}` : 'vec4(0.0)');
		const terms = quadruples.map((q) => {
			const columns = [0, 1, 2, 3].map((i) => kernel(4 * q + i));
			return `mat4(${columns.join(', ')}) * h${index}_${q}`;
		});
		return [`p${bias + t}`, ...terms].join(' + ');
	};
	if (isLast) return `vec4 z = ${sum(0)};`;
	const next = index + 1;
	const units = hiddenUnitsText(index);
	return `
			${each(width, (t) => `vec4 s${next}_${t} = ${sum(t)};`)}
			${each(width, (t) => `vec4 a${next}_${t} = ${activation}Of(s${next}_${t}) * lanes(${4 * t}, ${units});`)}
			${dropsOut ? `dropout.x = mixed(${index}u ^ stream);` : ''}
			${each(width, (t) => `vec4 f${next}_${t} = ${dropsOut ? `dropoutFactors(row, ${4 * t})` : 'vec4(1.0)'};`)}
			${each(width, (t) => `vec4 h${next}_${t} = a${next}_${t} * f${next}_${t};`)}`;
}

/** Adds the row's gradient to `g…`, then computes `δ = (δ′·Wᵀ) ∘ φ′(h) ∘ dropout`. */
export function backwardText(
	{ rows, width, isColumn, start, bias }: TinyLayer,
	index: number,
	activation: Activation
): string {
	const next = `d${index + 1}`;
	/** What the slope follows from. */
	const basis = slopeFollows(activation) ? 'a' : 's';
	const quadruples = Math.ceil(rows / 4);
	const gradients = isColumn
		? each(quadruples, (q) => `g${start + q} += h${index}_${q} * ${next}_0.x;`)
		: each(rows * width, (i) => {
				const k = Math.floor(i / width);
				return `g${start + i} += h${index}_${k >> 2}.${laneName(k)} * ${next}_${i % width};`;
			});
	const biases = each(width, (t) => `g${bias + t} += ${next}_${t};`);
	if (index === 0) return gradients + biases;
	const deltas = each(quadruples, (q) => {
		const terms = Array.from({ length: width }, (_, t) => {
			const columns = [0, 1, 2, 3].map((i) => `p${start + (4 * q + i) * width + t}`);
			return `${next}_${t} * mat4(${columns.join(', ')})`;
		});
		const product = isColumn ? `p${start + q} * ${next}_0.x` : terms.join(' + ');
		return `vec4 d${index}_${q} = (${product})
				* ${activation}Slope(${basis}${index}_${q}) * f${index}_${q};`;
	});
	return gradients + biases + deltas;
}
