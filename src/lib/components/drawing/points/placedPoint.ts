import type { Task } from '$lib/data/dataset.ts';
import type { DrawnData } from '$lib/data/table.ts';

export type PointSet = 'training' | 'validation';

/** A point, and where its picture has it, in CSS pixels. */
export interface PlacedPoint {
	set: PointSet;
	row: number;
	x: number;
	y: number;
}

/** Which point a reader chose. */
export type ChosenPoint = Pick<PlacedPoint, 'set' | 'row'>;

/** Of every point of both sets. */
export function placed(
	data: DrawnData,
	placeOf: (set: PointSet, row: number) => readonly [x: number, y: number]
): PlacedPoint[] {
	return (['training', 'validation'] as const).flatMap((set) =>
		Array.from({ length: data[set].rows }, (_, row) => {
			const [x, y] = placeOf(set, row);
			return { set, row, x, y };
		})
	);
}

/** The outputs of a network for both sets: values, or logits; null before there are any. */
export type PointOutputs = Readonly<Record<PointSet, Float32Array | null>>;

/** What the network says of each row: values, or logits. */
export interface Outputs {
	training: Float32Array;
	validation: Float32Array;
}

/** Whose predictions a picture tells, of the point that a reader points at or goes to by keys. */
export interface PointTeller {
	letter: string;
	task: Task;
	data: DrawnData;
	outputs: PointOutputs;
	/** Names of the classes, where they have any. */
	classes?: readonly string[];
	/** The training point that is spoken of elsewhere, by its row; null for none. */
	marked: number | null;
	/** Called with a point that is pressed or gone to by keys. */
	onchoose: (point: PlacedPoint) => void;
}
