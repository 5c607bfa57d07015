import type { ControlGroup } from '$lib/experiment/assignment.ts';

/** What a network's card can show beside its letter and its count. */
export type CardPart =
	| 'picture'
	| 'new points'
	| 'true function'
	| 'mistakes'
	| 'squares'
	/** The drawing of a small network, above its squares. */
	| 'network'
	/** Every unit as a picture, folded away. */
	| 'inside'
	/** The size of the gradient in each layer, where layers are of kinds of their own; folded away. */
	| 'gradients'
	| 'width'
	| 'depth'
	/** One step in numbers, of a network that has few parameters. */
	| 'one step'
	/** What it starts from, and what can be done with it after training. */
	| 'after training'
	/** The count by layer, in the open. */
	| 'layers'
	/** The same and more, to be opened. */
	| 'details';

/** Parameters up to which a step is written out number by number. */
export const mostInNumbers = 30;

/** Those of the playground. */
export const usualParts: readonly CardPart[] = [
	'picture',
	'new points',
	'true function',
	'mistakes',
	'squares',
	'network',
	'inside',
	'gradients',
	'one step',
	'width',
	'depth',
	'after training',
	'details'
];

/** Parts that a set task may leave out, by the controls they belong to. */
const partsOf: Partial<Record<ControlGroup, readonly CardPart[]>> = {
	width: ['width'],
	depth: ['depth'],
	squares: ['squares', 'network', 'inside', 'gradients', 'one step'],
	networks: ['after training'],
	details: ['details']
};

/** Those of the playground that a set task leaves. */
export function partsLeft(
	shows: (group: ControlGroup) => boolean,
	hidesVerdict: boolean
): readonly CardPart[] {
	const groups = Object.keys(partsOf) as ControlGroup[];
	const out = new Set(
		groups.filter((group) => !shows(group)).flatMap((group) => partsOf[group] ?? [])
	);
	if (hidesVerdict) out.add('mistakes');
	return usualParts.filter((part) => !out.has(part));
}
