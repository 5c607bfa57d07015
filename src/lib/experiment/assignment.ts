/**
 * A task set by a teacher: what a link says beside the experiment. It never changes a number.
 */
export const controlGroups = [
	'data',
	'networks',
	'width',
	'depth',
	'squares',
	'details',
	'run',
	'hyperparameters',
	'chart',
	'runs'
] as const;

/** Controls that show together. Train, Step and Reset always do. */
export type ControlGroup = (typeof controlGroups)[number];

/** What a student's line says beside the numbers, where the teacher asks for it. */
export const handedItems = ['name', 'bet'] as const;
export type HandedItem = (typeof handedItems)[number];

export interface Assignment {
	/** Of the page; empty for none. */
	title: string;
	/** Takes the place of the page's own question; empty for that one. */
	question: string;
	/** The controls at hand, in the order of `controlGroups`; null for all. The rest waits behind
	 * "Show all controls", and in a class is out of reach. */
	shown: readonly ControlGroup[] | null;
	/** Whether what the page says about the run waits until the reader asks for it. */
	hidesVerdict: boolean;
	/** Name of the claim whose networks each student trains with a seed of their own; null for none. */
	claim: string | null;
	/** Whether each student trains this very experiment with a seed of their own; never beside a claim. */
	isOwnClass: boolean;
	/** What a class hands in beside its numbers, in the order of `handedItems`. */
	asks: readonly HandedItem[];
}

export const noAssignment: Assignment = {
	title: '',
	question: '',
	shown: null,
	hidesVerdict: false,
	claim: null,
	isOwnClass: false,
	asks: []
};

/** Most characters of each text. */
export const longestTitle = 80;
export const longestQuestion = 300;
export const longestName = 30;

/** Whether students train it with seeds of their own, and hand in a line each. */
export function isForClass({ claim, isOwnClass }: Assignment): boolean {
	return claim !== null || isOwnClass;
}

/** Whether it says anything at all. */
export const isTask = (assignment: Assignment): boolean =>
	assignment.title !== '' ||
	assignment.question !== '' ||
	assignment.shown !== null ||
	assignment.hidesVerdict ||
	isForClass(assignment) ||
	assignment.asks.length > 0;

/** Whether the controls that do not show are out of reach. */
export function isLocked(assignment: Assignment): boolean {
	return isForClass(assignment) && assignment.shown !== null;
}

/** One line of text without control characters, at most `longest` characters long. */
export function oneLine(text: string, longest: number): string {
	const line = text
		.toWellFormed()
		.replace(/[\s\p{C}]+/gu, ' ')
		.trim();
	return Array.from(line).slice(0, longest).join('').trim();
}

/** As it may stand in a link. */
export function settleAssignment(assignment: Assignment): Assignment {
	const { shown, claim } = assignment;
	const isOwnClass = assignment.isOwnClass && claim === null;
	const asked = isForClass(assignment) ? assignment.asks : [];
	return {
		...assignment,
		isOwnClass,
		asks: handedItems.filter((item) => asked.includes(item)),
		title: oneLine(assignment.title, longestTitle),
		question: oneLine(assignment.question, longestQuestion),
		shown: shown && controlGroups.filter((group) => shown.includes(group))
	};
}
