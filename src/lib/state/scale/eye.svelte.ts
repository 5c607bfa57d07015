/**
 * How many parameters the eye takes in at once. It moves along the logarithm of that count: by hand, in a
 * glide to a count, or in a journey to the far end. It knows no clock: `advance` tells it that time passed.
 */

/** Of a journey from one end to the other. */
const journeyMs = 20_000;
/** Of a glide: a part that every one takes, and one for each power of ten. */
const glideMs = 500;
const glideMsPerDecade = 110;

interface Move {
	kind: 'journey' | 'glide';
	from: number;
	to: number;
	durationMs: number;
	passedMs: number;
}

export interface EyeRange {
	least: number;
	most: number;
}

export class Eye {
	readonly range: EyeRange;
	#count: number;
	/** Where it is, or is about to be: what a link keeps. A journey counts once it ends. */
	#rest: number;
	#move = $state.raw<Move | null>(null);
	#leaps = false;

	constructor(range: EyeRange) {
		this.range = range;
		this.#count = $state(range.least);
		this.#rest = $state(range.least);
	}

	get count() {
		return this.#count;
	}
	get rest() {
		return this.#rest;
	}
	get isMoving() {
		return this.#move !== null;
	}
	get isOnJourney() {
		return this.#move?.kind === 'journey';
	}
	get isAtEnd() {
		return this.#count >= this.range.most;
	}

	/** At once, which ends every movement. */
	set(count: number) {
		this.#move = null;
		this.#count = this.#rest = this.#inside(count);
	}

	glideTo(count: number) {
		const to = this.#inside(count);
		const decades = Math.abs(Math.log10(to / this.#count));
		this.#rest = to;
		this.#begin('glide', to, glideMs + glideMsPerDecade * decades);
	}

	/**
	 * From here to the far end, or from the near end where it is at the far one. With `leaps` it stands still
	 * at each stop and is at once at the next, in the same time.
	 */
	journey(leaps: boolean) {
		if (this.isAtEnd) this.#count = this.range.least;
		const { least, most } = this.range;
		const share = Math.log(most / this.#count) / Math.log(most / least);
		this.#leaps = leaps;
		this.#begin('journey', most, journeyMs * share);
	}

	/** Stays where it is. */
	pause() {
		this.set(Math.round(this.#count));
	}

	/** A glide is over at once, a journey where it has come to. */
	settle() {
		if (this.#move === null) return;
		if (this.#move.kind === 'glide') this.set(this.#move.to);
		else this.pause();
	}

	/** The stop after or before this place, ends included. */
	stopBeyond(stops: readonly number[], way: 1 | -1): number {
		const { least, most } = this.range;
		return way > 0
			? (stops.find((stop) => stop > this.#rest) ?? most)
			: (stops.findLast((stop) => stop < this.#rest) ?? least);
	}

	/** So many ms passed while it was seen. `stops` ascend. */
	advance(ms: number, stops: readonly number[]) {
		const move = this.#move;
		if (move === null) return;
		const passedMs = move.passedMs + ms;
		if (passedMs >= move.durationMs) {
			this.set(move.to);
			return;
		}
		this.#move = { ...move, passedMs };
		const eased = move.kind === 'glide' ? smooth : gentle;
		const share = eased(passedMs / move.durationMs);
		const count = move.from * (move.to / move.from) ** share;
		if (move.kind === 'journey' && this.#leaps) {
			this.#count = stops.findLast((stop) => stop <= count && stop >= move.from) ?? move.from;
		} else this.#count = count;
	}

	#begin(kind: Move['kind'], to: number, durationMs: number) {
		this.#move =
			to === this.#count ? null : { kind, from: this.#count, to, durationMs, passedMs: 0 };
	}

	#inside(count: number): number {
		return Math.min(this.range.most, Math.max(this.range.least, count));
	}
}

/** From 0 to 1, slow at both ends. */
function smooth(share: number): number {
	return share * share * (3 - 2 * share);
}

const ramp = 0.04;

/** From 0 to 1 at one speed, but for a short start and end. */
function gentle(share: number): number {
	const speed = 1 / (1 - ramp);
	if (share < ramp) return (speed * share * share) / (2 * ramp);
	if (share > 1 - ramp) return 1 - gentle(1 - share);
	return speed * (share - ramp / 2);
}
