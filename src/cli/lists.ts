/** Lists on a command line, with commas between. */
import { Problem } from './problem.ts';

/** Names with commas between. Each stands for the one that is called so, or else for those that begin so. */
export function readNames(text: string | undefined, known: readonly string[]): string[] {
	if (text === undefined) return [...known];
	const named = text.split(',').flatMap((part) => {
		const start = part.trim();
		const found = known.includes(start) ? [start] : known.filter((name) => name.startsWith(start));
		if (start !== '' && found.length > 0) return found;
		throw new Problem(`No claim begins with “${start}”. There are ${known.join(', ')}.`);
	});
	return known.filter((name) => named.includes(name));
}

const mostSeeds = 10_000;

/** Ranges and numbers with commas between, such as `201-210,501`. */
export function readSeeds(text: string): number[] {
	const seeds = text.split(',').flatMap((part) => {
		const [, first, last = first] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(part.trim()) ?? [];
		const count = Number(last) - Number(first) + 1;
		if (!(count >= 1) || count > mostSeeds) {
			throw new Problem(`--seeds takes ranges such as 201-210 or 7,9, not “${text}”.`);
		}
		return Array.from({ length: count }, (_, i) => Number(first) + i);
	});
	return [...new Set(seeds)];
}
