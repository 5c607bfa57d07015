import type { LossRow } from '$lib/engine/protocol.ts';
import type { DrawingPace } from './drawingPace.ts';

/** Losses since the last showing, the step they reach, and when the last of them came. */
interface NewLosses {
	rows: LossRow[];
	step: number;
	ms: number;
}

export type ShowingPace = Pick<DrawingPace, 'request' | 'flush' | 'cancel'>;

/** Collects what training tells of losses until it is time to draw again. */
export class PacedLosses {
	readonly #pace: ShowingPace;
	readonly #show: (losses: NewLosses) => void;
	#waiting: NewLosses | null = null;

	constructor(pace: ShowingPace, show: (losses: NewLosses) => void) {
		this.#pace = pace;
		this.#show = show;
	}

	add(rows: LossRow[], step: number) {
		const rowsBefore = this.#waiting?.rows ?? [];
		this.#waiting = { rows: [...rowsBefore, ...rows], step, ms: performance.now() };
		this.#pace.request(() => {
			const losses = this.#waiting;
			this.#waiting = null;
			if (losses !== null) this.#show(losses);
		});
	}

	/** Shows now what waits. */
	flush() {
		this.#pace.flush();
	}

	/** Drops what waits. */
	forget() {
		this.#pace.cancel();
		this.#waiting = null;
	}
}
