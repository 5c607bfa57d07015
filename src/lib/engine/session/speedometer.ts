/** The time that a speed is taken over. */
const windowMs = 1000;

export class Speedometer {
	#marks: { ms: number; step: number }[] = [];

	reset(): void {
		this.#marks = [];
	}

	/** Steps per second over the last second or so; 0 before there is anything to go by. */
	read(step: number, nowMs: number): number {
		this.#marks.push({ ms: nowMs, step });
		while (this.#marks.length > 2 && this.#marks[1].ms <= nowMs - windowMs) this.#marks.shift();
		const [first] = this.#marks;
		return nowMs > first.ms ? ((step - first.step) * 1000) / (nowMs - first.ms) : 0;
	}
}
