import { nextTask } from './nextTask.ts';

/** No frame comes while the window is covered; so long it is waited for. */
const longestMs = 100;

/** Resolves once the page has drawn a frame; at once, in a task of its own, where it is hidden. */
export function nextPaint(): Promise<void> {
	if (document.hidden) return nextTask();
	return new Promise((resolve) => {
		const late = setTimeout(resolve, longestMs);
		requestAnimationFrame(() => {
			clearTimeout(late);
			void nextTask().then(resolve);
		});
	});
}
