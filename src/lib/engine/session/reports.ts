import type { Event, Frame, LossRow, PauseReason } from '../protocol.ts';
import type { Run } from './run.ts';

/** What the page hears of one run, and when: `FrameReports` or `LossReports`. */
export interface Reports {
	built(run: Run): Promise<void>;
	/** Training begins, or goes on with a device in place of one that was lost. */
	start(): void;
	/** Posts what is new if it is time for it. */
	progress(run: Run): Promise<void>;
	/** Posts what is new. */
	flush(run: Run): void;
	/** Until there is something to post although nothing is trained meanwhile. */
	waitMs(run: Run): number;
	/** Pictures, where there are any, come so far apart from now on; the page draws nothing else while
	 * it is untouched. */
	space(run: Run, gapMs: number, isUntouched: boolean): void;
	paused(run: Run, reason: PauseReason): Promise<void>;
	/** The run is in another state than training led to. */
	changed(run: Run): Promise<void>;
	/** Something else is seen of the same state. */
	seen(run: Run): Promise<void>;
}

export type Post = (event: Event) => void;

function buffersOfFrame({ members }: Frame): Transferable[] {
	return members.flatMap(({ parameters, probe, training, validation }) =>
		[parameters, probe, training, validation].flatMap((array) => (array ? [array.buffer] : []))
	);
}

function buffersOfRows(rows: readonly LossRow[]): Transferable[] {
	return rows.flatMap(({ scores, diverged }) => [scores.buffer, diverged.buffer]);
}

/** What a posted event need not copy. Snapshots are held here too, and so are copied. */
export function transferables(event: Event): Transferable[] {
	switch (event.type) {
		case 'built':
		case 'paused':
		case 'shown':
		case 'changed':
		case 'seen':
			return buffersOfFrame(event.frame);
		case 'progress':
			return event.frame ? buffersOfFrame(event.frame) : [];
		case 'populationBuilt':
		case 'losses':
			return buffersOfRows(event.rows);
		case 'populationPaused':
			return buffersOfRows([event.present]);
		case 'backend':
		case 'saved':
		case 'recovered':
		case 'failed':
			return [];
	}
}
