/**
 * What an embedded page tells the page around it. `docs/embedding.md` describes it for those who listen:
 * the shapes below may gain fields, and another meaning is another version.
 */
import type { Letter } from '$lib/experiment/experiment.ts';

export interface HeightMessage {
	type: 'height';
	/** At which nothing scrolls within the frame, in CSS px. */
	height: number;
}

/** The step of a lesson is done; once more where its numbers change. */
export interface StepDoneMessage {
	type: 'done';
	lesson: string;
	step: string;
	title: string;
	/** What the page says of it. */
	seen: string;
	/** Opens what was seen, as a hash without `#`. */
	link: string;
}

/** A run of the playground has come to its end. */
export interface RunDoneMessage {
	type: 'done';
	/** Title of the set task; empty for none. */
	task: string;
	/** At which the run was to end. */
	steps: number;
	/** The student's line of a class, without the name; null where no class trains. */
	line: string | null;
	bet: Letter | null;
	networks: readonly {
		letter: Letter;
		parameters: number;
		/** Losses at the end; null where they are no finite numbers. */
		training: number | null;
		validation: number | null;
		/** Points on the wrong side, of the training and of the new ones; null for regression. */
		wrongTraining: number | null;
		wrong: number | null;
	}[];
}

const version = 1;
/** The last message of each type, to say nothing twice. */
const told = new Map<string, string>();

/** Whether another page shows this one as a part of its own; in the browser. */
export function isEmbedded(): boolean {
	return window.parent !== window && 'embed' in document.documentElement.dataset;
}

/** Nothing in it is secret: so any page that embeds this one may read it. */
export function tellHost(message: HeightMessage | StepDoneMessage | RunDoneMessage) {
	const text = JSON.stringify(message);
	if (!isEmbedded() || told.get(message.type) === text) return;
	told.set(message.type, text);
	window.parent.postMessage({ source: 'wiggle-room', version, ...message }, '*');
}
