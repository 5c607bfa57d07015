/** How far the work has come, on standard error: a bar where somebody looks, else now and then a line. */

const barWidth = 24;
/** On a terminal, and elsewhere. */
const gapMs = { bar: 100, line: 10_000 };

export type Unit = readonly [one: string, many: string];

export interface ProgressOptions {
	/** What there is one of, or so many of: `['network', 'networks']`. */
	unit: Unit;
	total: number;
	quiet: boolean;
}

export const counted = (count: number, [one, many]: Unit) => `${count} ${count === 1 ? one : many}`;

function duration(ms: number): string {
	if (ms < 9950) return `${(ms / 1000).toFixed(1)} s`;
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
		now = () => performance.now(),
		terminal = process.env.TERM
	) {
		this.#options = options;
		this.#stream = stream;
		this.#now = now;
		this.#beganMs = now();
		this.#isBar = stream.isTTY === true && terminal !== 'dumb';
	}

	/** `done` of the units are there from earlier, which are this share of all work. */
	begin(done: number, share: number): void {
		this.#from = share;
		const { unit, total } = this.#options;
		if (done > 0) this.tell(`Already there: ${done} of ${counted(total, unit)}.`);
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
		const words = `${done} of ${counted(total, unit)}${left}`;
		this.#write(this.#isBar ? `\r\x1b[K${this.#bar(share, words)}` : `${words}\n`);
	}

	/** On one line, however narrow. */
	#bar(share: number, words: string): string {
		const room = (this.#stream.columns || 80) - 1;
		const width = Math.max(0, Math.min(barWidth, room - words.length - 1));
		const filled = Math.round(share * width);
		return `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${words}`.trimStart().slice(0, room);
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
		const { unit, total } = this.#options;
		this.tell(`${counted(total, unit)} in ${duration(this.#now() - this.#beganMs)}.`);
	}

	#write(text: string): void {
		this.#stream.write(text);
	}
}
