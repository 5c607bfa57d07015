import type { Scaling } from './scaling.ts';

/** Which rows of a table each part has, and how they are scaled. */
export interface TableParts {
	training: Uint32Array;
	validation: Uint32Array;
	keptAside: Uint32Array;
	/** From the training rows alone. */
	scaling: Scaling;
}
