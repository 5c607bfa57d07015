import { tally } from '$lib/architectures/block.ts';
import { knownModels, undisclosedModels } from '$lib/architectures/models.ts';
import { standingOf, type Standing } from '$lib/architectures/published.ts';
import { shareInWords } from '$lib/format.ts';

/** A model as the axis and the table show it. */
export interface Entry {
	id: string;
	name: string;
	short: string;
	lane: string;
	/** Computed; where nothing can be, the middle of the estimate, for its place on the axis alone. */
	size: number;
	/** Null where nothing can be computed. */
	count: number | null;
	standing: Standing;
}

function computedEntries(): Entry[] {
	return knownModels.map(({ family, model }) => {
		const { count } = tally(family.blocks(model.config));
		const { id, name, short } = model;
		const standing = standingOf(count, model.published);
		return { id, name, short, lane: family.lane, size: count, count, standing };
	});
}

const undisclosed = undisclosedModels.map(({ id, name, short, lane, estimate }): Entry => {
	const size = (estimate.from + estimate.to) / 2;
	const standing: Standing = { status: 'estimate', figure: estimate.text, difference: 0 };
	return { id, name, short, lane, size, count: null, standing };
});

let counted: readonly Entry[] | null = null;

/** Smallest first; counted when they are first asked for. */
export function entries(): readonly Entry[] {
	counted ??= [...computedEntries(), ...undisclosed].toSorted((a, b) => a.size - b.size);
	return counted;
}

/** In the registry's order. */
export const lanes: readonly string[] = [
	...new Set([
		...knownModels.map(({ family }) => family.lane),
		...undisclosed.map(({ lane }) => lane)
	])
];

export function statusInWords({ status, figure, difference }: Standing): string {
	switch (status) {
		case 'exact':
			return figure === null ? 'exact, by definition' : 'exact';
		case 'rounded':
			return 'rounded';
		case 'differs': {
			const way = difference > 0 ? 'more' : 'less';
			return `rounded; our count is ${shareInWords(Math.abs(difference))} ${way} than the printed one`;
		}
		case 'estimate':
			return 'undisclosed estimate';
	}
}
