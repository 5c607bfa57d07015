import {
	noChoices,
	readAnswers,
	writeAnswers,
	type Choices,
	type StudentAnswers
} from '$lib/claims/questions/answerLine.ts';
import type { Choice } from '$lib/claims/questions/choices.ts';

const key = 'wiggle-room:questions';
/** Five digits: short enough to say aloud, and thirty students hardly ever draw the same. */
const smallest = 10_000;
const largest = 99_999;

function kept(): StudentAnswers | null {
	try {
		const answers = readAnswers(localStorage.getItem(key) ?? '');
		return typeof answers === 'string' ? null : answers;
	} catch {
		return null; // storage denied: the answers last as long as the page
	}
}

function newStudent(): StudentAnswers {
	const [word] = crypto.getRandomValues(new Uint32Array(1));
	const id = smallest + (word % (largest - smallest + 1));
	return { id, before: noChoices, after: noChoices };
}

const isWhole = (choices: Choices) => choices.every((choice) => choice !== null);

export type Time = 'before' | 'after';

/** What the student at this device answers. Kept where storage is allowed, as the line to hand in. */
export class OwnAnswers {
	#answers = $state.raw<StudentAnswers | null>(null);
	#time = $state<Time>('before');
	#isDone = $state(false);

	/** Null before `load`. */
	get line() {
		return this.#answers === null ? null : writeAnswers(this.#answers);
	}
	/** When the questions are asked that show now. */
	get time() {
		return this.#time;
	}
	/** Whether those of this time are all answered, and put away. */
	get isDone() {
		return this.#isDone;
	}
	get isWhole() {
		return isWhole(this.#choices);
	}

	/** In the browser. */
	load() {
		this.#answers = kept() ?? newStudent();
		this.#time = isWhole(this.#answers.before) && !isNone(this.#answers.after) ? 'after' : 'before';
		this.#isDone = this.isWhole;
	}

	choiceAt(question: number): Choice | null {
		return this.#choices[question];
	}

	choose(question: number, choice: Choice) {
		const choices = this.#choices.map((before, at) => (at === question ? choice : before));
		this.#keep({ ...this.#answers!, [this.#time]: choices });
	}

	/** All are answered: they are put away until after the lesson. */
	putAway() {
		this.#isDone = this.isWhole;
	}

	askAgain() {
		this.#time = 'after';
		this.#isDone = false;
	}

	/** For the next student at this device. */
	beginAnew() {
		this.#keep(newStudent());
		this.#time = 'before';
		this.#isDone = false;
	}

	get #choices(): Choices {
		return this.#answers?.[this.#time] ?? noChoices;
	}

	#keep(answers: StudentAnswers) {
		this.#answers = answers;
		try {
			localStorage.setItem(key, writeAnswers(answers));
		} catch {
			// storage denied or full: the answers last as long as the page
		}
	}
}

function isNone(choices: Choices): boolean {
	return choices.every((choice) => choice === null);
}
