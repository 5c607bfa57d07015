import type { LossRow } from '$lib/engine/protocol.ts';
import type { DrawingPace } from './drawingPace.ts';

/** Losses since the last showing, the step they reach, and when the last of them came. */
interface Heard {
	rows: LossRow[];
	step: number;
	ms: number;
}

export type ShowingPace = Pick<DrawingPace, 'request' | 'flush' | 'cancel'>;

/** What training has told of losses, collected until it is time to draw again. */
export class HeardLosses {
	readonly #pace: ShowingPace;
	readonly #show: (heard: Heard) => void;
	#waiting: Heard | null = null;

	constructor(pace: ShowingPace, show: (heard: Heard) => void) {
		this.#pace = pace;
		this.#show = show;
	}

	add(rows: LossRow[], step: number) {
		const rowsBefore = this.#waiting?.rows ?? [];
		this.#waiting = { rows: [...rowsBefore, ...rows], step, ms: performance.now() };
		this.#pace.request(() => {
			const heard = this.#waiting;
			this.#waiting = null;
			if (heard !== null) this.#show(heard);
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
