/** What the reader has done of each lesson. Kept on the device where storage is allowed. */

/** A step done, with what was seen. */
export interface DoneStep {
	facts: unknown;
	/** The experiment as a hash without `#`. */
	link: string;
}

type Done = Readonly<Record<string, Readonly<Record<string, DoneStep>>>>;

const key = 'wiggle-room:lessons';

function isDone(value: unknown): value is Done {
	const isRecord = (it: unknown): it is Record<string, unknown> =>
		typeof it === 'object' && it !== null && !Array.isArray(it);
	return (
		isRecord(value) &&
		Object.values(value).every(
			(steps) =>
				isRecord(steps) &&
				Object.values(steps).every(
					(step) => isRecord(step) && typeof step.link === 'string' && 'facts' in step
				)
		)
	);
}

/** Null where nothing readable is kept. */
function kept(): Done | null {
	try {
		const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
		return isDone(value) ? value : null;
	} catch {
		return null; // storage denied, or not ours: what is done lasts as long as the page
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
