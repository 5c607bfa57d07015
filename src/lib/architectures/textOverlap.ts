/**
 * How near one text is to another by the runs of words that they share, as BLEU (Papineni et al. 2002) and
 * ROUGE (Lin 2004) count them. Neither knows what a word means.
 */

/** Words in lower case, without punctuation. */
export function wordsOf(text: string): string[] {
	return text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu) ?? [];
}

/** Each run of so many words, with how often it stands there. */
function runsOf(words: readonly string[], length: number): Map<string, number> {
	const runs = new Map<string, number>();
	for (let at = 0; at + length <= words.length; at++) {
		const run = words.slice(at, at + length).join(' ');
		runs.set(run, (runs.get(run) ?? 0) + 1);
	}
	return runs;
}

export interface Overlap {
	/** Words in a run. */
	length: number;
	/** Runs of the answer that the reference has too, each at most as often as it stands there. */
	shared: readonly { run: string; times: number }[];
	sharedCount: number;
	/** All runs. */
	inAnswer: number;
	inReference: number;
}

export function overlapOf(answer: string, reference: string, length: number): Overlap {
	const [a, b] = [wordsOf(answer), wordsOf(reference)];
	const theirs = runsOf(b, length);
	const shared = [...runsOf(a, length)]
		.map(([run, times]) => ({ run, times: Math.min(times, theirs.get(run) ?? 0) }))
		.filter(({ times }) => times > 0);
	return {
		length,
		shared,
		sharedCount: shared.reduce((sum, { times }) => sum + times, 0),
		inAnswer: Math.max(0, a.length - length + 1),
		inReference: Math.max(0, b.length - length + 1)
	};
}

export const bleuLengths = [1, 2, 3, 4] as const;

export interface TextScores {
	overlaps: readonly Overlap[];
	/** By which an answer shorter than its reference is lowered; 1 where it is not. */
	brevityPenalty: number;
	/** Of runs of one to four words. 0 where none of one of these lengths is shared. */
	bleu: number;
	/** Share of the reference's words, and of its pairs of words, that the answer has. */
	rouge1: number;
	rouge2: number;
}

const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

/** Null where one of them has no word. */
export function scoreText(answer: string, reference: string): TextScores | null {
	const [a, b] = [wordsOf(answer).length, wordsOf(reference).length];
	if (a === 0 || b === 0) return null;
	const overlaps = bleuLengths.map((length) => overlapOf(answer, reference, length));
	const precisions = overlaps.map(({ sharedCount, inAnswer }) => ratio(sharedCount, inAnswer));
	const brevityPenalty = a >= b ? 1 : Math.exp(1 - b / a);
	const product = precisions.reduce((product, precision) => product * precision, 1);
	const recall = ({ sharedCount, inReference }: Overlap) => ratio(sharedCount, inReference);
	return {
		overlaps,
		brevityPenalty,
		bleu: brevityPenalty * product ** (1 / bleuLengths.length),
		rouge1: recall(overlaps[0]),
		rouge2: recall(overlaps[1])
	};
}
