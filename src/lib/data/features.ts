/**
 * Which inputs a network sees of a point in the plane: its coordinates, or what is computed from them. The
 * points stay where they are, and so do pictures of them.
 */
import { sin, square } from '../math/elementary.ts';
import type { Dataset, Options } from './dataset.ts';
import type { Probe } from './probe.ts';
import type { Table } from './table.ts';

interface FeatureKind {
	/** As readers see it. */
	name: string;
	/** As a screen reader says it. */
	spoken: string;
	of(x1: number, x2: number): number;
}

/** By their names in a link, in the order in which a network takes them. */
export const features = {
	x1: { name: 'x₁', spoken: 'x1', of: (x1) => x1 },
	x2: { name: 'x₂', spoken: 'x2', of: (_, x2) => x2 },
	x1x1: { name: 'x₁²', spoken: 'x1 squared', of: (x1) => square(x1) },
	x2x2: { name: 'x₂²', spoken: 'x2 squared', of: (_, x2) => square(x2) },
	x1x2: { name: 'x₁x₂', spoken: 'x1 times x2', of: (x1, x2) => x1 * x2 },
	sinx1: { name: 'sin x₁', spoken: 'sine of x1', of: (x1) => sin(x1) },
	sinx2: { name: 'sin x₂', spoken: 'sine of x2', of: (_, x2) => sin(x2) }
} satisfies Record<string, FeatureKind>;

export type Feature = keyof typeof features;

export const featureKeys = Object.keys(features) as Feature[];

/** The coordinates themselves. */
export const plainFeatures: readonly Feature[] = ['x1', 'x2'];

/** What of the settings of data decides it. */
interface Seen {
	options: Options;
	/** Absent where networks see the coordinates. */
	features?: readonly Feature[];
}

/** Whether there is a choice: the points lie in a plane. */
export const hasFeatures = (dataset: Dataset, { options }: Pick<Seen, 'options'>) =>
	dataset.inputs(options) === 2;

/** Null where the network sees the inputs as they are. */
function chosen({ features: keys }: Seen): readonly FeatureKind[] | null {
	return keys === undefined ? null : keys.map((key) => features[key]);
}

/** Numbers of a point that a network sees. */
export function inputsSeen(dataset: Dataset, data: Seen): number {
	return chosen(data)?.length ?? dataset.inputs(data.options);
}

/** Rows of coordinates as the network sees them. `[rows, 2]` becomes `[rows, features]`. */
export function seenInputs(data: Seen, inputs: Float32Array): Float32Array {
	const kinds = chosen(data);
	if (kinds === null) return inputs;
	const rows = inputs.length / 2;
	const seen = new Float32Array(rows * kinds.length);
	for (let row = 0; row < rows; row++) {
		kinds.forEach(({ of }, at) => {
			seen[row * kinds.length + at] = of(inputs[2 * row], inputs[2 * row + 1]);
		});
	}
	return seen;
}

export function seenTable(data: Seen, table: Table): Table {
	return { ...table, inputs: seenInputs(data, table.inputs) };
}

/** A picture's places as the network sees them. */
export function seenProbe(data: Seen, probe: Probe | null): Probe | null {
	return probe && { ...probe, inputs: seenInputs(data, probe.inputs) };
}

/** Of each input that the network sees, as readers see it; undefined where they go by their place. */
export function ownInputNames(dataset: Dataset, data: Seen): readonly string[] | undefined {
	return chosen(data)?.map(({ name }) => name) ?? dataset.inputNames;
}
