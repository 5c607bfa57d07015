import { modelNamed } from '$lib/architectures/models.ts';
import type { OwnNetwork } from '$lib/state/playground/ownNetworks.ts';
import { firstScreenNetworks } from '$lib/state/playground/ownNetworks.ts';
import { countOf, eyeRange } from '$lib/state/scale/eyeRange.ts';

/** A count at which the eye rests on its way, and what has so many parameters. */
export interface Stop {
	count: number;
	/** In a sentence: "Network B of the first screen". */
	name: string;
	/** At its square: "Network B". */
	short: string;
	/** Of the playground's network, whose colour it takes; null for a model. */
	letter: OwnNetwork['letter'] | null;
}

/** About one for each power of ten. */
const models = [
	'lenet-300-100',
	'resnet-50',
	'gpt-2-small',
	'gpt-2-xl',
	'llama-3-8b',
	'gpt-3-175b'
];

let counted: readonly Stop[] | null = null;

/** Counted when they are first asked for. */
function modelStops(): readonly Stop[] {
	counted ??= models.map((id) => {
		const { name } = modelNamed(id)!.model;
		return { count: countOf(id)!, name, short: name, letter: null };
	});
	return counted;
}

const firstStops = firstScreenNetworks.map(({ letter, parameters }): Stop => ({
	count: parameters,
	name: `Network ${letter} of the first screen`,
	short: `Network ${letter}`,
	letter
}));

/**
 * Smallest first. The reader's own networks, where they are not the first screen's, stand among the rest;
 * one with exactly as many parameters as another stop takes its place.
 */
export function stopsWith(own: readonly OwnNetwork[]): Stop[] {
	const yours = own
		.filter(({ parameters }) => parameters >= eyeRange.least && parameters <= eyeRange.most)
		.map(({ letter, parameters }): Stop => {
			const name = `Your network ${letter}`;
			return { count: parameters, name, short: name, letter };
		});
	const byCount = new Map<number, Stop>();
	for (const stop of [...yours, ...firstStops, ...modelStops()]) {
		if (!byCount.has(stop.count)) byCount.set(stop.count, stop);
	}
	return [...byCount.values()].toSorted((a, b) => a.count - b.count);
}

/** The last one that the eye has reached. */
export function stopReached(stops: readonly Stop[], count: number): Stop {
	return stops.findLast((stop) => stop.count <= count) ?? stops[0];
}
