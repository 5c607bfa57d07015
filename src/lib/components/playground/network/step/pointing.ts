import { createContext } from 'svelte';

/** The parameter that the numbers of a step point at, shared with the drawing and the squares. */
export interface Pointing {
	/** Pointed at anywhere; null for none. */
	readonly pointed: number | null;
	/** "weight from input 1 to unit 2 of hidden layer 1" */
	describe(index: number): string;
	point(index: number | null): void;
	/** Chooses the one that is worked out in full. */
	choose(index: number): void;
}

export const [usePointing, providePointing] = createContext<Pointing>();
