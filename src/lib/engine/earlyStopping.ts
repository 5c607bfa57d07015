/**
 * Stopping at the best validation loss (Prechelt 1998, https://doi.org/10.1007/3-540-49430-8_3):
 * a network ends after max(200, best step) steps without a better one and goes back to the best.
 */
import type { Evaluation } from '../network/loss.ts';
import type { Snapshot, Trainer } from './trainer.ts';

interface Best {
	loss: number;
	step: number;
	snapshot: Snapshot;
	/** Whether the network has ended here. */
	ended: boolean;
}

function patience(bestStep: number): number {
	return Math.max(200, bestStep);
}

export class EarlyStopping {
	#bests: (Best | null)[];

	constructor(members: number) {
		this.#bests = Array.from({ length: members }, () => null);
	}

	hasEnded(member: number): boolean {
		return this.#bests[member]?.ended ?? false;
	}

	/** To be told of every evaluated step, while the trainer stands still there. */
	async judge(trainer: Trainer, evaluations: readonly Evaluation[]): Promise<void> {
		for (const [member, { step, validation, diverged }] of evaluations.entries()) {
			const best = this.#bests[member];
			if (diverged || best?.ended) continue;
			if (!best || validation.loss < best.loss) {
				const snapshot = await trainer.snapshot(member);
				this.#bests[member] = { loss: validation.loss, step, snapshot, ended: false };
			} else if (step - best.step >= patience(best.step)) {
				best.ended = true;
				await this.apply(trainer, member);
			}
		}
	}

	/** Puts a network that has ended back to its best, for instance in a new trainer. */
	async apply(trainer: Trainer, member: number): Promise<void> {
		const best = this.#bests[member];
		if (!best?.ended) return;
		await trainer.restore(best.snapshot, member);
		trainer.stop(member);
	}

	/** The step each network went back to; where it has not ended, the best so far. */
	bestSteps(evaluations: readonly Evaluation[]): number[] {
		return evaluations.map(({ step }, member) => this.#bests[member]?.step ?? step);
	}

	/** Lets those that have ended go on from their best. */
	async release(trainer: Trainer): Promise<void> {
		for (const [member, best] of this.#bests.entries()) {
			if (best?.ended) await trainer.restore(best.snapshot, member);
		}
		this.forget();
	}

	/** Takes networks that had ended when this snapshot was made as ended there. */
	adopt(snapshot: Snapshot): void {
		this.#bests = snapshot.members.map((member) =>
			member.stopped
				? {
						loss: -Infinity,
						step: member.steps,
						snapshot: { ...snapshot, members: [member] },
						ended: true
					}
				: null
		);
	}

	forget(): void {
		this.#bests = this.#bests.map(() => null);
	}
}
