import { sumKnown } from './layerGroups.ts';
import type { FileKind, ReadFile } from './readFile.ts';
import type { Tensor } from './tensor.ts';

/** A model's weights, as its file or files tell of them. */
export interface Weights {
	/** Of the files that were read. */
	names: readonly string[];
	kind: FileKind;
	/** Bytes of all files. */
	size: number;
	tensors: readonly Tensor[];
	/** Parameters, where the file says so without the shapes of its tensors. */
	statedCount: number | null;
	/** What is to be known beside the tensors, as sentences. */
	notes: readonly string[];
}

/** How many numbers the tensors hold; null where the file says it of none. */
export function countOfWeights({ statedCount, tensors }: Weights): number | null {
	return statedCount ?? sumKnown(tensors.map(({ count }) => count));
}

/** One file of a model. */
export interface Part {
	name: string;
	size: number;
	read: ReadFile;
}
