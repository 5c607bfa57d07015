import type { Member } from '../../src/lib/engine/trainer.ts';

/** One to each thread in turn, whatever they cost. */
export function dealInTurn(members: readonly Member[], threads: number): number[][] {
	const dealt = Array.from({ length: threads }, (): number[] => []);
	for (const index of members.keys()) dealt[index % threads].push(index);
	return dealt;
}

/** Runs of neighbours, the last one to the first thread. */
export function dealReversed(members: readonly Member[], threads: number): number[][] {
	return dealInTurn(members, threads)
		.reverse()
		.map((dealt) => dealt.toReversed());
}
