import type { Start } from '$lib/experiment/pretrained/start.ts';
import { startInWords } from '$lib/experiment/pretrained/startForm.ts';

const source = /^the pretrained network, /;

/** "the original, at rest", "90 % pruned at random, trained further". */
export function startLabel(start: Start): string {
	const words = startInWords(start).replace(source, '');
	const isWhole = start.prune === null && start.quantize === null;
	return isWhole ? `the original, ${words}` : words;
}
