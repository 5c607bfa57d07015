/** What belongs to the reader, not to an experiment. Kept on the device where storage is allowed. */
import type { ExecutorChoice } from '$lib/network/executor.ts';

export type ThemeChoice = 'system' | 'light' | 'dark';

/** What a reader may choose to train by: the graphics chip or the processor. */
export const trainers = ['webgl', 'wasm'] as const;
export type TrainerChoice = (typeof trainers)[number];

/** The stored one of these values; null where there is none, or storage is denied. */
function stored<T extends string>(key: string, values: readonly T[]): T | null {
	try {
		const value = localStorage.getItem(key);
		return values.find((known) => known === value) ?? null;
	} catch {
		return null;
	}
}

/** The stored words; none where there are none, or storage is denied. */
function storedWords(key: string): readonly string[] {
	try {
		return localStorage.getItem(key)?.split(' ') ?? [];
	} catch {
		return [];
	}
}

function store(key: string, value: string | null) {
	try {
		if (value === null) localStorage.removeItem(key);
		else localStorage.setItem(key, value);
	} catch {
		// storage denied or full: the choice lasts as long as the page
	}
}

/** How the inside of a card is seen: its squares alone, or the network drawn above them. */
export const insides = ['squares', 'network'] as const;
export type Inside = (typeof insides)[number];

/** Cards that show little until the reader has asked for all of it, then and on every later visit. */
export const openable = ['data', 'hyperparameters'] as const;
export type Openable = (typeof openable)[number];

/** Names of those opened, with spaces between them: `app.html` reads it before the first paint. */
const openKey = 'wiggle-room:open';

const themeKey = 'wiggle-room:theme';
const trainerKey = 'wiggle-room:trained-by';

const insideKey = (letter: string) => `wiggle-room:inside-${letter}`;

class Preferences {
	#choice = $state<ThemeChoice>('system');
	#systemIsDark = $state(false);
	#reducedMotion = $state(false);
	#insides = $state<Record<string, Inside>>({});
	#open = $state<readonly Openable[]>([]);
	#trainer = stored(trainerKey, trainers);

	/** What the page shows now. */
	readonly theme = $derived<'light' | 'dark'>(
		this.#choice === 'system' ? (this.#systemIsDark ? 'dark' : 'light') : this.#choice
	);

	get reducedMotion() {
		return this.#reducedMotion;
	}

	/** Follows the system from now on; call once, in the browser. Returns what undoes it. */
	listen(): () => void {
		this.#choice = stored(themeKey, ['light', 'dark']) ?? 'system';
		this.#open = openable.filter((name) => storedWords(openKey).includes(name));
		const dark = matchMedia('(prefers-color-scheme: dark)');
		const reduced = matchMedia('(prefers-reduced-motion: reduce)');
		const read = () => {
			this.#systemIsDark = dark.matches;
			this.#reducedMotion = reduced.matches;
		};
		read();
		dark.addEventListener('change', read);
		reduced.addEventListener('change', read);
		return () => {
			dark.removeEventListener('change', read);
			reduced.removeEventListener('change', read);
		};
	}

	switchTheme() {
		this.#choice = this.theme === 'dark' ? 'light' : 'dark';
		store(themeKey, this.#choice);
	}

	/** What the reader chose to see in the card of this letter; the drawing before any choice. */
	insideOf(letter: string): Inside {
		return this.#insides[letter] ?? stored(insideKey(letter), insides) ?? 'network';
	}

	chooseInside(letter: string, inside: Inside) {
		this.#insides[letter] = inside;
		store(insideKey(letter), inside);
	}

	/** Whether all of this card shows. */
	isOpen(name: Openable): boolean {
		return this.#open.includes(name);
	}

	/** Opens the card, or closes it. What shows follows from the root's attribute, in `app.css`. */
	switchOpen(name: Openable) {
		this.#open = this.isOpen(name)
			? this.#open.filter((other) => other !== name)
			: [...this.#open, name];
		document.documentElement.dataset.open = this.#open.join(' ');
		store(openKey, this.#open.join(' '));
	}

	/** What is to train an experiment that says `asked`: where that leaves it open, what the reader chose
	 * last. */
	executorFor(asked: ExecutorChoice): ExecutorChoice {
		return asked === 'fast' ? (this.#trainer ?? 'fast') : asked;
	}

	/** `fast`: what is best on the device, as before any choice. */
	chooseTrainer(trainer: TrainerChoice | 'fast') {
		this.#trainer = trainer === 'fast' ? null : trainer;
		store(trainerKey, this.#trainer);
	}
}

export const preferences = new Preferences();
