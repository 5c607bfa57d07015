/**
 * The second click of a double click counts for nothing: who clicks twice out of habit means once, and
 * the first click may have put something else under the pointer. A button that is to be pressed again
 * and again, as Step is, says so with `data-repeatable`. Presses of a key are no clicks of a series.
 */
export class DoubleClicks {
	/** What the first click of the series fell on. */
	#first: Element | null = null;

	/** Hears every click of the page, before anyone else does. */
	hear(event: MouseEvent): void {
		const target = event.target instanceof Element ? event.target : null;
		const pressed = target?.closest('a, button, summary') ?? null;
		if (event.detail === 1) this.#first = pressed;
		if (event.detail < 2 || pressed === null) return;
		if (pressed === this.#first && pressed.hasAttribute('data-repeatable')) return;
		event.preventDefault();
		event.stopImmediatePropagation();
	}
}
