/**
 * What the kernels are told of a network: structures in memory, which `../structures.ts` lists and
 * `../networkMemory.ts` writes field by field in this order, four bytes each. Addresses are of bytes.
 *
 * All rows are padded to a multiple of four numbers (`stride`), and there is room for a multiple of four
 * rows. What pads a row is zero, and no result depends on it: after an overflow it may be no number. Rows
 * that pad a batch may hold anything.
 */

/** The kinds of layers; their numbers are those of `kernelKinds`. A dense one is 0. */
export const residual = 1;
export const convolution = 2;
export const maxPooling = 3;
export const flat = 4;
export const meanPooling = 5;

/** One layer. What a kind does not need is 0. */
@unmanaged
export class Layer {
	/** One of the numbers above. */
	kind: i32;
	/** Rows of the kernel: numbers that come in, or that one place of a convolution sees. */
	inputs: i32;
	/** Numbers from one row that is multiplied by the kernel to the next: of inputs, or of patches. */
	inputStride: i32;
	/** What comes in: numbers from one example to the next, and from one position to the next. */
	rowStride: i32;
	positionStride: i32;
	positions: i32;
	channels: i32;
	/** Of a window: positions that a place sees, from one place to the next, and zeros before all. */
	taps: i32;
	step: i32;
	before: i32;
	/** Of its outputs; 1 where they have no positions. */
	places: i32;
	/** Of each place. */
	units: i32;
	/** Numbers from one place of the outputs to the next, and from one row of the kernel to the next. */
	stride: i32;
	/** A number of `activation.ts`. */
	activation: i32;
	/** 1 where dropout silences its units. */
	drops: i32;
	/** [inputs, stride], and its gradient; 0 where it has none. */
	kernel: usize;
	kernelGradient: usize;
	/** [stride], and its gradient; 0 where it has none. */
	bias: usize;
	biasGradient: usize;
	/**
	 * [rows, places, stride]: what the slope of the activation follows from. That is before the activation
	 * of gelu and sin, and after all others: there `outputs` itself, but for residual layers.
	 */
	sums: usize;
	/** [rows, places, stride]: what it makes of its inputs. */
	outputs: usize;
	/** [rows, places, stride]: after dropout, what the next layer sees; `outputs` itself where nothing is dropped. */
	passedOn: usize;
	/** [rows, places, stride]: ∂loss/∂z, before the activation. */
	delta: usize;
	/** Room for the kernel as `transpose.ts` lays it out; 0 in the first layer, which passes nothing back. */
	strips: usize;
	/** Of a convolution, [rows · places, inputStride]: what its places see, and what comes back for it. */
	patches: usize;
	/** Of max pooling, [rows, places, stride] as int32: the position of the largest value. */
	largest: usize;
	/** Of a residual layer, [rows, stride]: the gradient that goes past its weights. */
	past: usize;
	/** Of its low-rank update; 0 where it has none. */
	rank: i32;
	/** [inputs, padded rank]: A, and its gradient. */
	down: usize;
	downGradient: usize;
	/** [rank, stride]: B, and its gradient. */
	up: usize;
	upGradient: usize;
}

@unmanaged
export class Network {
	layerCount: i32;
	/** Of the first `Layer`; the others follow. */
	layers: usize;
	/** A number of `lossGradient.ts`. */
	loss: i32;
	/** A number of `optimizer.ts`. */
	optimizer: i32;
	/** How many parameters there are with those that pad. */
	size: i32;
	/** All that is trained, in order, each array padded; the same for those below. */
	parameters: usize;
	/** What the layers' kernels and biases are in: `parameters`, or what `prepare` makes of them. */
	used: usize;
	gradient: usize;
	first: usize;
	second: usize;
	/** All bits set where a parameter may move, none where it may not; 0 where all may. */
	mask: usize;
	l1: f32;
	l2: f32;
	weightDecay: f32;
	/** A unit is kept where its bits are at least this; and what it is multiplied by. */
	dropoutThreshold: u32;
	dropoutScale: f32;
	/** [rows, stride] each: where a mini-batch is gathered. */
	batchInputs: usize;
	batchTargets: usize;
	/** A number of `rounding.ts`; 0 where nothing is rounded. */
	rounding: i32;
	/** Of weights, and of biases: 0 where those are not rounded. */
	largestCode: f32;
	largestBiasCode: f32;
	/** 1 where each unit has a scale of its own. */
	isPerUnit: i32;
	/** [stride] of the widest layer each: room for `roundWeights`. */
	scales: usize;
	thresholds: usize;
	/** Of the loss. */
	temperature: f32;
}

/** What one step learns from, and how far it goes. */
@unmanaged
export class Step {
	/** [rows, stride of the inputs] and [rows, stride of the outputs]: the table. */
	inputs: usize;
	targets: usize;
	/** Which rows of the table, as int32; 0 for the first `count`. */
	rows: usize;
	count: i32;
	learningRate: f32;
	/** Adam's 1 − β₁ᵗ and 1 − β₂ᵗ. */
	firstCorrection: f32;
	secondCorrection: f32;
	/** The hash of seed and step that dropout goes on from. */
	dropoutHash: u32;
}

// @ts-ignore: decorator
@inline
export function layerAt(network: Network, index: i32): Layer {
	return changetype<Layer>(network.layers + <usize>index * offsetof<Layer>());
}

/** Numbers that `rows` rows of a layer's outputs take. */
// @ts-ignore: decorator
@inline
export function lengthOf(layer: Layer, rows: i32): i32 {
	return rows * layer.places * layer.stride;
}

/** The next multiple of four. */
// @ts-ignore: decorator
@inline
export function padded(count: i32): i32 {
	return (count + 3) & ~3;
}

/** The address of the float32 number `index` places after `start`. */
// @ts-ignore: decorator
@inline
export function at(start: usize, index: i32): usize {
	return start + (<usize>index << 2);
}

/** Sets what pads each of `rows` rows to zero. */
export function clearPadding(values: usize, rows: i32, units: i32, stride: i32): void {
	if (units == stride) return;
	// Rows are padded by one to three numbers.
	for (let row = 0; row < rows; row++) {
		for (let unit = units; unit < stride; unit++) store<f32>(at(values, row * stride + unit), 0);
	}
}

/** Sets the rows that pad a batch of `count` to zero. */
export function clearRows(values: usize, count: i32, stride: i32): void {
	const missing = padded(count) - count;
	// To fill nothing costs as much as to fill a little.
	if (missing) memory.fill(at(values, count * stride), 0, <usize>(missing * stride) << 2);
}
