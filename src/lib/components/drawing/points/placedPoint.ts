import type { Task } from '$lib/data/dataset.ts';
import type { DrawnData, Table } from '$lib/data/table.ts';

/** `rehearsed`: those of the source task that a network learns beside its training points. */
export type PointSet = 'training' | 'validation' | 'rehearsed';

/** The points of a picture. */
export interface PointTables extends DrawnData {
	/** Missing or null where none are rehearsed. */
	rehearsed?: Table | null;
}

/** A point, and where its picture has it, in CSS pixels. */
export interface PlacedPoint {
	set: PointSet;
	row: number;
	x: number;
	y: number;
}

/** Which point a reader chose. */
export type ChosenPoint = Pick<PlacedPoint, 'set' | 'row'>;

/** Of every point of all sets. */
export function placed(
	data: PointTables,
	placeOf: (table: Table, row: number, set: PointSet) => readonly [x: number, y: number]
): PlacedPoint[] {
	return (['training', 'validation', 'rehearsed'] as const).flatMap((set) => {
		const table = data[set];
		return Array.from({ length: table?.rows ?? 0 }, (_, row) => {
			const [x, y] = placeOf(table!, row, set);
			return { set, row, x, y };
		});
	});
}

/** The outputs of a network for all sets: values, or logits; null before there are any. */
export type PointOutputs = Readonly<Record<'training' | 'validation', Float32Array | null>> & {
	/** Missing where none are rehearsed. */
	readonly rehearsed?: Float32Array | null;
};

/** What the network says of each row: values, or logits. */
export interface Outputs {
	training: Float32Array;
	validation: Float32Array;
}

/** Whose predictions a picture tells, of the point that a reader points at or goes to by keys. */
export interface PointTeller {
	letter: string;
	task: Task;
	data: PointTables;
	outputs: PointOutputs;
	/** Names of the classes, where they have any. */
	classes?: readonly string[];
	/** The point that is spoken of elsewhere; null for none. */
	marked: ChosenPoint | null;
	/** Called with a point that is pressed or gone to by keys. */
	onchoose: (point: PlacedPoint) => void;
}
