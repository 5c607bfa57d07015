/** What belongs to the reader, not to an experiment. Kept on the device where storage is allowed. */

export type ThemeChoice = 'system' | 'light' | 'dark';

const key = 'wiggle-room:theme';

function stored(): ThemeChoice {
	try {
		const value = localStorage.getItem(key);
		return value === 'light' || value === 'dark' ? value : 'system';
	} catch {
		return 'system'; // storage denied: the choice lasts as long as the page
	}
}

class Preferences {
	#choice = $state<ThemeChoice>('system');
	#systemIsDark = $state(false);
	#reducedMotion = $state(false);

	/** What the page shows now. */
	readonly theme = $derived<'light' | 'dark'>(
		this.#choice === 'system' ? (this.#systemIsDark ? 'dark' : 'light') : this.#choice
	);

	get reducedMotion() {
		return this.#reducedMotion;
	}

	/** Follows the system from now on; call once, in the browser. Returns what undoes it. */
	listen(): () => void {
		this.#choice = stored();
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
		try {
			localStorage.setItem(key, this.#choice);
		} catch {
			// storage denied or full: the choice lasts as long as the page
		}
	}
}

export const preferences = new Preferences();
