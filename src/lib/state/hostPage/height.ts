/**
 * Announces to the page around this one how high its frame must be, whenever that changes.
 *
 * Some pages take their height from the window's, so an answer from the host could ask for the next. What
 * a change of the frame's height brings about is therefore announced only where something is still cut
 * off, and not again and again where a higher frame does not help.
 */
import { isEmbedded, tellHost } from './tell.ts';

/** The content may have grown for a reason of its own while the frame did. */
const mostInVain = 3;

/** What scrolls by itself where the window is low, and would grow in a higher one. */
const growing = '[data-grows]';

/** The height at which nothing is cut off. */
function neededHeight(): number {
	const { body } = document;
	const page = body.getBoundingClientRect();
	const heights = [...document.querySelectorAll(growing)].map((element) => {
		const main = element.closest('main');
		if (main === null) return 0;
		const below = page.bottom - main.getBoundingClientRect().bottom;
		const padding = Number.parseFloat(getComputedStyle(main).paddingBottom) || 0;
		const card = element.parentElement ?? element;
		const hidden = element.scrollHeight - element.clientHeight;
		return card.getBoundingClientRect().bottom - page.top + hidden + padding + below;
	});
	return Math.ceil(Math.max(page.height, ...heights));
}

/** In the browser. Returns what ends it. */
export function announceHeight(): () => void {
	if (!isEmbedded()) return () => {};
	const watched = new WeakSet<Element>();
	let announced = 0;
	let frame = innerHeight;
	/** How much was cut off when it was announced. */
	let cutOff = 0;
	let inVain = 0;

	const watch = (element: Element) => {
		if (watched.has(element)) return;
		watched.add(element);
		observer.observe(element);
	};
	const measure = () => {
		for (const element of document.querySelectorAll(growing)) {
			watch(element);
			for (const child of element.children) watch(child);
		}
		const height = neededHeight();
		const isAnswer = innerHeight !== frame;
		frame = innerHeight;
		if (Math.abs(height - announced) < 1) return;
		const cut = height - innerHeight;
		if (isAnswer && cut <= 0) return;
		inVain = isAnswer && cut >= cutOff ? inVain + 1 : 0;
		if (inVain > mostInVain) return;
		cutOff = cut;
		announced = height;
		tellHost({ type: 'height', height });
	};
	const observer = new ResizeObserver(measure);
	watch(document.body);
	return () => observer.disconnect();
}
