/**
 * A button with `data-early` is disabled in the prerendered page: the script in `app.html` enables it,
 * so where no script runs it stays disabled.
 */

/** What was pressed before the page was alive (`data-early`, kept by the script in `app.html`), once. */
export function takeEarlyPress(): string | undefined {
	const { dataset } = document.documentElement;
	const { pressed } = dataset;
	delete dataset.pressed;
	return pressed;
}
