import type { Memory } from './memory.ts';

/** The structures of `kernels/network.ts`: their fields in order, four bytes each. */
type Fields = Readonly<Record<string, 'integer' | 'float'>>;

export const layerFields = {
	kind: 'integer',
	inputs: 'integer',
	inputStride: 'integer',
	rowStride: 'integer',
	positionStride: 'integer',
	positions: 'integer',
	channels: 'integer',
	taps: 'integer',
	step: 'integer',
	before: 'integer',
	places: 'integer',
	units: 'integer',
	stride: 'integer',
	activation: 'integer',
	drops: 'integer',
	kernel: 'integer',
	kernelGradient: 'integer',
	bias: 'integer',
	biasGradient: 'integer',
	sums: 'integer',
	outputs: 'integer',
	passedOn: 'integer',
	delta: 'integer',
	strips: 'integer',
	patches: 'integer',
	largest: 'integer',
	past: 'integer',
	rank: 'integer',
	down: 'integer',
	downGradient: 'integer',
	up: 'integer',
	upGradient: 'integer'
} as const satisfies Fields;

export const networkFields = {
	layerCount: 'integer',
	layers: 'integer',
	loss: 'integer',
	optimizer: 'integer',
	size: 'integer',
	parameters: 'integer',
	used: 'integer',
	gradient: 'integer',
	first: 'integer',
	second: 'integer',
	mask: 'integer',
	l1: 'float',
	l2: 'float',
	weightDecay: 'float',
	dropoutThreshold: 'integer',
	dropoutScale: 'float',
	batchInputs: 'integer',
	batchTargets: 'integer',
	rounding: 'integer',
	largestCode: 'float',
	largestBiasCode: 'float',
	isPerUnit: 'integer',
	scales: 'integer',
	thresholds: 'integer',
	temperature: 'float'
} as const satisfies Fields;

export const stepFields = {
	inputs: 'integer',
	targets: 'integer',
	rows: 'integer',
	count: 'integer',
	learningRate: 'float',
	firstCorrection: 'float',
	secondCorrection: 'float',
	dropoutHash: 'integer'
} as const satisfies Fields;

/** In numbers of four bytes. */
export const sizeOfStructure = (fields: Fields) => Object.keys(fields).length;

export function writeStructure<F extends Fields>(
	memory: Memory,
	address: number,
	fields: F,
	values: Partial<Record<keyof F, number>>
): void {
	const size = sizeOfStructure(fields);
	const [integers, floats] = [memory.integers(address, size), memory.floats(address, size)];
	for (const [index, [name, kind]] of Object.entries(fields).entries()) {
		const value = values[name];
		if (value !== undefined) (kind === 'integer' ? integers : floats)[index] = value;
	}
}
