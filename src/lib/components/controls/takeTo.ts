import { preferences } from '$lib/state/preferences.svelte.ts';

/**
 * Takes the reader to a heading: keyboard and screen reader go on from there, and the window shows the part
 * that it heads. Nothing moves where that is in view already.
 */
export function takeTo(heading: HTMLElement, part: Element = heading) {
	heading.focus({ preventScroll: true });
	part.scrollIntoView({
		block: 'nearest',
		behavior: preferences.reducedMotion ? 'instant' : 'smooth'
	});
}
