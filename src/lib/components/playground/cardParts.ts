/** What a network's card can show beside its letter and its count. */
export type CardPart =
	| 'picture'
	| 'new points'
	| 'true function'
	| 'mistakes'
	| 'squares'
	| 'width'
	| 'depth'
	/** The count by layer, in the open. */
	| 'layers'
	/** The same and more, to be opened. */
	| 'details';

/** Those of the playground. */
export const usualParts: readonly CardPart[] = [
	'picture',
	'new points',
	'true function',
	'mistakes',
	'squares',
	'width',
	'depth',
	'details'
];
