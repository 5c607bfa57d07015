/** How far the work has come, on standard error: a bar where somebody looks, else now and then a line. */

const barWidth = 24;
/** On a terminal, and elsewhere. */
const gapMs = { bar: 100, line: 10_000 };

export interface ProgressOptions {
	/** What there is so much of, in the plural: `networks`. */
	unit: string;
	total: number;
	quiet: boolean;
}

function duration(ms: number): string {
	const seconds = Math.round(ms / 1000);
	if (seconds < 60) return `${seconds} s`;
	const minutes = Math.floor(seconds / 60);
	return minutes < 60
		? `${minutes} min ${seconds % 60} s`
		: `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export class Progress {
	readonly #options: ProgressOptions;
	readonly #stream: NodeJS.WriteStream;
	readonly #now: () => number;
	readonly #beganMs: number;
	#shownMs = -Infinity;
	/** The share at the beginning, which took no time here. */
	#from = 0;
	#isBar: boolean;

	constructor(
		options: ProgressOptions,
		stream: NodeJS.WriteStream = process.stderr,
		now = () => performance.now()
	) {
		this.#options = options;
		this.#stream = stream;
		this.#now = now;
		this.#beganMs = now();
		this.#isBar = stream.isTTY === true;
	}

	/** `done` of the units are there from earlier, which are this share of all work. */
	begin(done: number, share: number): void {
		this.#from = share;
		if (done > 0)
			this.tell(`${done} of ${this.#options.total} ${this.#options.unit} are there already.`);
	}

	/** `share`: 0–1 of all work. */
	show(done: number, share: number): void {
		const { unit, total, quiet } = this.#options;
		const nowMs = this.#now();
		if (quiet || nowMs - this.#shownMs < gapMs[this.#isBar ? 'bar' : 'line']) return;
		if (!this.#isBar && this.#shownMs === -Infinity) {
			this.#shownMs = nowMs;
			return;
		}
		this.#shownMs = nowMs;
		const tookMs = nowMs - this.#beganMs;
		const gained = share - this.#from;
		const left = gained > 0.01 ? `, ${duration((tookMs * (1 - share)) / gained)} left` : '';
		const words = `${done} of ${total} ${unit}${left}`;
		if (!this.#isBar) return this.#write(`${words}\n`);
		const filled = Math.round(share * barWidth);
		this.#write(`\r\x1b[K${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${words}`);
	}

	/** A sentence, unless it is to be quiet. */
	tell(sentence: string): void {
		if (this.#options.quiet) return;
		this.clear();
		this.#write(`${sentence}\n`);
	}

	/** Takes the bar away. */
	clear(): void {
		if (this.#isBar && !this.#options.quiet) this.#write('\r\x1b[K');
	}

	finish(): void {
		this.clear();
		const { unit, total } = this.#options;
		this.tell(`${total} ${unit} in ${duration(this.#now() - this.#beganMs)}.`);
	}

	#write(text: string): void {
		this.#stream.write(text);
	}
}
