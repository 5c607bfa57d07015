/** One finished try at a task that is a search, for the list beside the task. */
export interface Attempt {
	/** What was tried and what came of it: "2 layers of 8 units, 105 parameters: 93.3 % right". */
	text: string;
	/** Whether it does the task. */
	counts: boolean;
	/** For the check of a task that takes several tries; must survive JSON. */
	facts?: unknown;
}
