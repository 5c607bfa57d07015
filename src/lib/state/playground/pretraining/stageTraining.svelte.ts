import type { Member, MemberSnapshot, Snapshot } from '$lib/engine/protocol.ts';
import { RunControl, type OwnEvent } from '../../runControl.svelte.ts';
import { RunRecord } from '../runRecord.svelte.ts';
import type { TrainedPart } from './trainedPart.ts';

/** Networks that are trained before a run, in lockstep. */
export interface Stage {
	members: Member[];
	stopAt: number;
	/** Where they begin; null: at step 0. */
	begin: Snapshot | null;
}

/** Nobody watches: frames are to cost nothing. */
const noFrames = { gapMs: 1e9, isUntouched: false };

/**
 * Trains a stage to its end on an engine of its own, so that the run which waits for it stays as it is.
 * WebAssembly trains it, whatever trains the run: its numbers have the same bits on every device.
 */
export class StageTraining {
	readonly #control = new RunControl({
		hear: (event) => this.#receive(event),
		lastStep: () => (this.#stage === null ? null : (this.#latest?.step ?? 0)),
		rebuild: (step) => {
			this.#record.truncate(step);
			this.#build();
		},
		remedy: () => 'Reload the page to try again.'
	});
	readonly #record = new RunRecord();
	#stage: Stage | null = null;
	#latest: Snapshot | null = null;
	readonly #onFailed: (reason: string) => void;
	#done: ((parts: TrainedPart[]) => void) | null = null;

	#step = $state(0);
	#stepsPerSecond = $state(0);

	/** `onFailed` hears in a sentence why a stage cannot be trained. */
	constructor(onFailed: (reason: string) => void = () => {}) {
		this.#onFailed = onFailed;
	}

	get step() {
		return this.#step;
	}
	get stepsPerSecond() {
		return this.#stepsPerSecond;
	}

	/** Why it cannot be trained, in a sentence. */
	get failure() {
		return this.#control.failure;
	}

	/** Resolves once all have reached the end, or diverged. One stage at a time: an earlier one is left. */
	train(stage: Stage): Promise<TrainedPart[]> {
		this.leave();
		this.#stage = stage;
		this.#latest = stage.begin;
		this.#step = stage.begin?.step ?? 0;
		this.#stepsPerSecond = 0;
		this.#control.connect();
		return new Promise((done) => {
			this.#done = done;
			this.#build();
			this.#control.want('train');
		});
	}

	/** Stops; what was trained so far is dropped. */
	leave() {
		this.#control.want('stand');
		this.#control.leave();
		this.#record.clear();
		this.#stage = this.#latest = this.#done = null;
	}

	dispose() {
		this.leave();
		this.#control.dispose();
	}

	#build() {
		if (this.#stage === null) return;
		const { members, stopAt } = this.#stage;
		this.#control.build({
			members,
			probe: null,
			plan: { stopAt, stopAtBest: false, pace: 'full' },
			executor: 'wasm',
			resume: this.#latest ?? undefined
		});
	}

	#receive(event: OwnEvent) {
		switch (event.type) {
			case 'built':
				this.#record.append(event.history, [event.kept]);
				this.#control.send({ type: 'pictures', ...noFrames });
				this.#control.built();
				break;
			case 'progress':
				this.#record.append(event.history, event.kept);
				this.#latest = event.kept.at(-1) ?? this.#latest;
				this.#step = event.step;
				this.#stepsPerSecond = event.stepsPerSecond;
				break;
			case 'paused':
				if (!this.#control.paused(event.reason, event.order)) break;
				this.#record.append([event.evaluations], []);
				this.#end(event.snapshot);
				break;
			case 'failed':
				this.#control.fail(event.message);
				this.#onFailed(event.message);
				break;
			default: // Nothing else is asked of this run.
		}
	}

	#end(snapshot: Snapshot) {
		const { histories, kept } = this.#record;
		const parts = snapshot.members.map((end: MemberSnapshot, member): TrainedPart => ({
			step: snapshot.step,
			end,
			history: histories[member],
			kept: kept
				.filter(({ step }) => step < snapshot.step)
				.map(({ step, members }) => ({ step, parameters: members[member].parameters }))
		}));
		const done = this.#done;
		this.leave();
		done?.(parts);
	}
}
