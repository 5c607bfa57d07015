import { MediaQuery } from 'svelte/reactivity';

/** Pixels between the sides of a card on a sheet of A4. */
const mostOnPaper = 640;

/** So many pixels of a window, or as many of them as a sheet of paper has while the page is printed. */
export class OnPaper {
	readonly #isPrinted = new MediaQuery('print', false);

	width(ofWindow: number): number {
		return this.#isPrinted.current ? Math.min(ofWindow, mostOnPaper) : ofWindow;
	}
}
