import type { Event, Frame, LossRow, PauseReason } from '../protocol.ts';
import type { Run } from './run.ts';

/** What the page hears of one run, and when: `FrameReports` or `LossReports`. */
export interface Reports {
	built(run: Run): Promise<void>;
	/** Begins as training does, or goes on with a device in place of one that was lost. */
	start(): void;
	/** Posts what is new if it is time for it. */
	progress(run: Run): Promise<void>;
	/** Posts what is new. */
	flush(run: Run): void;
	/** The time until there is something to post although nothing is trained meanwhile. */
	waitMs(run: Run): number;
	/** Sets the time between frames, where there are any. While the page is untouched, it draws nothing
	 * else. */
	space(run: Run, gapMs: number, isUntouched: boolean): void;
	/** Posts where the run stands, once it does. */
	paused(run: Run, reason: PauseReason, order?: number): Promise<void>;
	/** Posts a state that something else than training led to. */
	changed(run: Run, hasOtherData: boolean): Promise<void>;
	/** Posts what is seen otherwise of the same state. */
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

/** The buffers that a posted event hands over without a copy. Snapshots and what is in a
 * `nextStep` are copied, since the session holds them too. */
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
		case 'engine':
		case 'nextStep':
		case 'saved':
		case 'recovered':
		case 'failed':
			return [];
	}
}
