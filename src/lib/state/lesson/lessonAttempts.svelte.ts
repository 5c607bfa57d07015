/** The reader's finished attempts at steps that are a search. Kept on the device where storage is allowed. */

export interface KeptAttempt {
	/** What tells it from other attempts; made again, it takes the place of the one before. */
	trial: string;
	/** What was tried and what came of it. */
	text: string;
	/** Whether it does the task. */
	counts: boolean;
	/** What else the lesson keeps of it. */
	facts?: unknown;
}

/** Attempts by lesson and step, oldest first. */
type Attempts = Readonly<Record<string, Readonly<Record<string, readonly KeptAttempt[]>>>>;

const key = 'wiggle-room:attempts';
/** The most attempts kept of a step; older ones make room. */
const mostOfStep = 100;

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const isAttempt = (value: unknown): value is KeptAttempt =>
	isRecord(value) &&
	typeof value.trial === 'string' &&
	typeof value.text === 'string' &&
	typeof value.counts === 'boolean';

/** Leaves out whatever is none of ours. */
function readable(value: unknown): Attempts {
	const lessons = isRecord(value) ? Object.entries(value) : [];
	return Object.fromEntries(
		lessons.map(([lesson, steps]) => {
			const entries = isRecord(steps) ? Object.entries(steps) : [];
			const ofSteps = entries.map(
				([step, list]) => [step, Array.isArray(list) ? list.filter(isAttempt) : []] as const
			);
			return [lesson, Object.fromEntries(ofSteps)];
		})
	);
}

function kept(): Attempts {
	try {
		return readable(JSON.parse(localStorage.getItem(key) ?? 'null'));
	} catch {
		return {}; // storage denied, or not ours: the list lasts as long as the page
	}
}

export class LessonAttempts {
	#attempts = $state.raw<Attempts>({});

	/** Reads what is kept; in the browser, once. */
	load() {
		this.#attempts = { ...kept(), ...this.#attempts };
	}

	/** The attempts at a step, oldest first. */
	of(lesson: string, step: string): readonly KeptAttempt[] {
		return this.#attempts[lesson]?.[step] ?? [];
	}

	note(lesson: string, step: string, attempt: KeptAttempt) {
		const before = this.of(lesson, step);
		const at = before.findIndex(({ trial }) => trial === attempt.trial);
		if (at >= 0 && JSON.stringify(before[at]) === JSON.stringify(attempt)) return;
		const after = at < 0 ? [...before, attempt].slice(-mostOfStep) : before.with(at, attempt);
		this.#attempts = {
			...this.#attempts,
			[lesson]: { ...this.#attempts[lesson], [step]: after }
		};
		this.#keep();
	}

	#keep() {
		try {
			localStorage.setItem(key, JSON.stringify(this.#attempts));
		} catch {
			// storage denied or full: the list lasts as long as the page
		}
	}
}

export const lessonAttempts = new LessonAttempts();
