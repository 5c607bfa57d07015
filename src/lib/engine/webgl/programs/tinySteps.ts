import { activationText, derivativeText, dropoutText, lanesText } from './activation.ts';
import { lossGradientText } from './lossGradient.ts';
import { advanceText } from './optimizer.ts';
import type { Optimizer } from '../../../network/hyperparameters.ts';
import type { Loss } from '../../../network/loss.ts';
import type { Activation } from '../../../network/spec.ts';
import {
	each,
	fragmentHead,
	hashText,
	locate,
	oncePerKind,
	membersPerRow,
	texelsPerMember,
	vertexShader,
	type ProgramSource
} from './program.ts';
import { tinyTexels, type TinyLayer } from './tinyShape.ts';

/** Fragments of one member lie two abreast. */
export const tinyColumns = 2;
/** Texels in one row of the texture of batches; a row of a batch has two, inputs and targets. */
export const tinyBatchWidth = 1024;

/**
 * A sum over the two fragments abreast, the same in both: by differences from zero, which are exact,
 * and which every device takes within the 2 × 2 block (`lanesAddUp` makes sure).
 */
export const ofBothText = `
vec4 ofBoth(vec4 own) {
	bool isRight = (int(gl_FragCoord.x) & 1) == 1;
	return dFdx(isRight ? own : vec4(0.0)) - dFdx(isRight ? vec4(0.0) : own);
}
`;

const laneName = (unit: number) => 'xyzw'[unit % 4];

/** Each its own program: asking for the kind at every row would cost as much as the arithmetic. */
export interface TinyKinds {
	activation: Activation;
	loss: Loss;
	optimizer: Optimizer;
	dropsOut: boolean;
}

/**
 * Many whole steps of one small network: forward, backward and optimizer with all parameters p,
 * moments m, v and gradients g in registers. Of two fragments abreast one takes the even and one the
 * odd rows of the batch; otherwise all fragments of a member compute the same. Each writes its own
 * share of the result.
 *
 * - h′ = φ(h·W + b); δ = ∂loss/∂z; ∂W = hᵀ·δ; ∂b = Σ δ; δ = (δ′·Wᵀ) ∘ φ′(h)
 *
 * place: the member's fragments; first: its first batch row's texel, the table's rows for a step, -,
 * outputs; second, third.xy: layers' places; third.z: units of each hidden layer in 8 bits; third.w:
 * member
 */
export const tinyStepsProgram = oncePerKind(
	(
		targets: number,
		layers: readonly TinyLayer[],
		{ activation, loss, optimizer, dropsOut }: TinyKinds
	): ProgramSource => {
		const texels = tinyTexels(layers);
		const all = (text: (texel: number) => string) => each(texels, text);
		const fragment = `${fragmentHead(targets, [
			['sampler2D', 'batches'],
			['sampler2D', 'weights'],
			['sampler2D', 'moments1'],
			['sampler2D', 'moments2'],
			['sampler2D', 'table']
		])
			.replace('flat in vec4 batch;', 'vec4 batch;')
			.replace('flat in vec4 rates;', 'vec4 rates;')
			.replace('flat in vec4 penalties;', 'vec4 penalties;')
			.replace('flat in uvec2 dropout;', 'uvec2 dropout;')}
uniform int slot; // steps
${activationText}
${derivativeText}
${hashText}
${dropoutText}
${lanesText}
${lossGradientText}
${advanceText}
${ofBothText}
void main() {
	${locate}
	${all((i) => `vec4 p${i}, m${i}, v${i}, g${i};`)}
	${layers.map((layer, index) => loadText(layer, index)).join('\n')}
	int lane = int(gl_FragCoord.x) & 1;
	vec4 exist = lanes(0, first.w);
	for (int step = 0; step < slot; step++) {
		int member = third.w;
		ivec2 at = ivec2(
			${texelsPerMember} * (member % ${membersPerRow}),
			step * (first.y) + member / ${membersPerRow}
		);
		rates = texelFetch(table, at + ivec2(2, 0), 0);
		if (rates.w == 0.0) continue;
		batch = texelFetch(table, at, 0);
		penalties = texelFetch(table, at + ivec2(3, 0), 0);
		vec4 randomness = texelFetch(table, at + ivec2(1, 0), 0);
		dropout.y = uint(randomness.w) << 16 | uint(batch.w);
		uint stream = mixed(uint(randomness.z) ^ mixed(uint(randomness.x) << 16 | uint(randomness.y)));
		${all((i) => `g${i} = vec4(0.0);`)}
		int rows = int(batch.x);
		for (int row = lane; row < rows; row += 2) {
			int texel = first.x + 2 * (int(batch.y) + row);
			ivec2 place = ivec2(texel % ${tinyBatchWidth}, texel / ${tinyBatchWidth});
			vec4 h0_0 = texelFetch(batches, place, 0);
			vec4 y = texelFetch(batches, place + ivec2(1, 0), 0);
			${layers.map((layer, index) => forwardText(layer, index, index === layers.length - 1, activation, dropsOut)).join('\n')}
			vec4 d${layers.length}_0 = ${loss}Gradient(z, y, exist, batch.x, float(first.w));
			${[...layers.keys()]
				.reverse()
				.map((index) => backwardText(layers[index], index, activation))
				.join('\n')}
		}
		${all((i) => `g${i} = ofBoth(g${i});`)}
		${layers.map((layer) => advanceLayerText(layer, optimizer)).join('\n')}
	}
	${each(targets, (i) => `result${i} = vec4(0.0);`)}
	int share = local.y * ${tinyColumns} + local.x;
	${shareText(targets, texels)}
}
`;
		return {
			vertex: vertexShader,
			fragment,
			samplers: ['batches', 'weights', 'moments1', 'moments2']
		};
	}
);

/** Layers' places: second.xy, second.zw, third.xy. */
const originOf = (index: number) => ['second.xy', 'second.zw', 'third.xy'][index];

/** Real units of the layer's inputs; kernels here have a multiple of four. */
const unitsBefore = (index: number, rows: number) =>
	index === 0 ? String(rows) : `((third.z >> ${8 * (index - 1)}) & 255)`;

function loadText({ rows, width, isColumn, start, bias }: TinyLayer, index: number): string {
	const fetch = (texture: string, x: number | string, y: number | string) =>
		`texelFetch(${texture}, ${originOf(index)} + ivec2(${x}, ${y}), 0)`;
	const units = unitsBefore(index, rows);
	/** What texel `i` of the layer is made of; where the units end, the texture has the bias. */
	const texel = (texture: string, i: number) => {
		if (isColumn) {
			return start + i < bias
				? `${fetch(texture, i, 0)} * lanes(${4 * i}, ${units})`
				: `vec4(${fetch(texture, `${units} >> 2`, 0)}[${units} & 3], 0.0, 0.0, 0.0)`;
		}
		if (start + i >= bias) return fetch(texture, start + i - bias, units);
		const row = Math.floor(i / width);
		return `${row} < ${units} ? ${fetch(texture, i % width, row)} : vec4(0.0)`;
	};
	return each(
		bias + width - start,
		(i) => `p${start + i} = ${texel('weights', i)};
			m${start + i} = ${texel('moments1', i)};
			v${start + i} = ${texel('moments2', i)};`
	);
}

function forwardText(
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
	/** Rows by fours as matrices, which software GL multiplies faster than single products. */
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
	const units = `((third.z >> ${8 * index}) & 255)`;
	return `
			${each(width, (t) => `vec4 a${next}_${t} = ${activation}Of(${sum(t)}) * lanes(${4 * t}, ${units});`)}
			${dropsOut ? `dropout.x = mixed(${index}u ^ stream);` : ''}
			${each(width, (t) => `vec4 f${next}_${t} = ${dropsOut ? `dropoutFactors(row, ${4 * t})` : 'vec4(1.0)'};`)}
			${each(width, (t) => `vec4 h${next}_${t} = a${next}_${t} * f${next}_${t};`)}`;
}

function backwardText(
	{ rows, width, isColumn, start, bias }: TinyLayer,
	index: number,
	activation: Activation
): string {
	const next = `d${index + 1}`;
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
				* ${activation}Slope(a${index}_${q}) * f${index}_${q};`;
	});
	return gradients + biases + deltas;
}

function advanceLayerText({ start, bias, end }: TinyLayer, optimizer: Optimizer): string {
	return each(end - start, (i) => {
		const texel = start + i;
		const [p, g, m, v] = [...'pgmv'].map((name) => name + texel);
		const isKernel = texel < bias;
		const penalise = `${g} += penaltyGradient(${p}); ${p} *= 1.0 - penalties.z;`;
		return `${isKernel ? penalise : ''}
		${p} -= rates.x * ${optimizer}Direction(${g}, ${m}, ${v});`;
	});
}

/** Parameters, then first, then second moments, `targets` texels for each fragment. */
function shareText(targets: number, texels: number): string {
	const names = ['p', 'm', 'v'].flatMap((kind) =>
		Array.from({ length: texels }, (_, i) => `${kind}${i}`)
	);
	return each(Math.ceil(names.length / targets), (share) => {
		const own = names.slice(share * targets, (share + 1) * targets);
		return `if (share == ${share}) { ${own.map((name, i) => `result${i} = ${name};`).join(' ')} }`;
	});
}
