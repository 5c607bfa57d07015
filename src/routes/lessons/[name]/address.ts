import { resolve } from '$app/paths';
import { addressOf } from '$lib/components/address.ts';
import type { Step } from '../../../lessons/lesson.ts';

/** The page on which a step's experiment opens, and how a link to it reads. */
export function pageOf(step: Step) {
	if ('experiment' in step) {
		return { path: resolve('/'), words: 'This experiment in the playground' };
	}
	const path = resolve('/sweep/');
	return 'sweep' in step
		? { path, words: 'This sweep on its own page' }
		: { path, words: 'It stands at the foot of the sweep page' };
}

/** In the browser: the whole address at which the page opens this link. */
export function stepAddress(step: Step, link: string): string {
	return addressOf(pageOf(step).path, link);
}
