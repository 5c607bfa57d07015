/** What can be changed of a sweep's sizes. */
export type SizePart =
	/** What varies: width, depth or training points. */
	| 'axis'
	| 'values'
	/** What stays the same of the network. */
	| 'network'
	/** Whether its layers are of their own kinds, and which. */
	| 'layers'
	| 'seeds'
	| 'steps';

/** Those of the sweep page. */
export const usualSizeParts: readonly SizePart[] = [
	'axis',
	'values',
	'layers',
	'network',
	'seeds',
	'steps'
];
