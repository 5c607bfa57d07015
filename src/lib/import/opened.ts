/** What the page takes up from files. */
import type { Experiment } from '../experiment/experiment.ts';
import type { Activation } from '../network/activation.ts';

/** A network as a file holds it. */
export interface OpenedNetwork {
	/** From the inputs to the outputs: at least two. Of layers of their own kinds as `ownLayers.ts` has them. */
	widths: readonly number[];
	/** Flat as in `network/spec`. */
	parameters: Float32Array;
	/** Of every hidden layer; null where the file does not say. */
	activations: readonly Activation[] | null;
	/** What our own files say of themselves. */
	facts: Readonly<Record<string, string>>;
}

export type Opened =
	| { kind: 'experiment'; experiment: Experiment }
	| { kind: 'network'; network: OpenedNetwork }
	/** A sweep's CSV. */
	| { kind: 'sweep'; text: string }
	/** The losses of a run, which nothing is made from. */
	| { kind: 'curves' }
	/** Why nothing was opened, in a sentence or two. */
	| { kind: 'problem'; problem: string };

/** A file, by its name. */
export interface NamedFile {
	name: string;
	bytes: Uint8Array;
}
