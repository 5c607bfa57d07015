/** What the reader has done of each lesson. Kept on the device where storage is allowed. */

/** A step done, with what was seen. */
export interface DoneStep {
	facts: unknown;
	/** The experiment as a hash without `#`. */
	link: string;
	/** What the reader had guessed, by its place among the choices; null or missing where nothing. */
	guess?: number | null;
}

type Done = Readonly<Record<string, Readonly<Record<string, DoneStep>>>>;

const key = 'wiggle-room:lessons';

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const isDone = (value: unknown): value is DoneStep =>
	isRecord(value) && typeof value.link === 'string' && 'facts' in value;

/** Leaves out whatever is none of ours. */
function readable(value: unknown): Done {
	const lessons = isRecord(value) ? Object.entries(value) : [];
	return Object.fromEntries(
		lessons.map(([lesson, steps]) => {
			const entries = isRecord(steps) ? Object.entries(steps) : [];
			const done = entries.filter((entry): entry is [string, DoneStep] => isDone(entry[1]));
			return [lesson, Object.fromEntries(done)];
		})
	);
}

function kept(): Done {
	try {
		return readable(JSON.parse(localStorage.getItem(key) ?? 'null'));
	} catch {
		return {}; // storage denied, or not ours: what is done lasts as long as the page
	}
}

export class LessonProgress {
	#done = $state.raw<Done>({});

	/** Reads what is kept; in the browser, once. */
	load() {
		this.#done = { ...kept(), ...this.#done };
	}

	/** The done steps of a lesson, by their ids. */
	of(lesson: string): Readonly<Record<string, DoneStep>> {
		return this.#done[lesson] ?? {};
	}

	finish(lesson: string, step: string, done: DoneStep) {
		this.#done = { ...this.#done, [lesson]: { ...this.of(lesson), [step]: done } };
		this.#keep();
	}

	#keep() {
		try {
			localStorage.setItem(key, JSON.stringify(this.#done));
		} catch {
			// storage denied or full: what is done lasts as long as the page
		}
	}
}

export const lessonProgress = new LessonProgress();
