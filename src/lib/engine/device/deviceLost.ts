/** The browser took the device away; everything on it is gone, and a new one may be had. */
export class DeviceLostError extends Error {
	/** What happened, in one sentence for the reader. */
	readonly sentence: string;

	constructor(
		message = 'The WebGL context was lost.',
		sentence = 'The browser took the graphics device away.'
	) {
		super(message);
		this.sentence = sentence;
	}
}
