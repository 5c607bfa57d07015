/** What a check answers as long as the task is not done. */
export class NotYet {
	/** Follows "Not yet: ": what was measured against what is needed, and why a try does not count. */
	readonly why: string;

	constructor(why: string) {
		this.why = why;
	}
}

export function notYet(why: string): NotYet {
	return new NotYet(why);
}
