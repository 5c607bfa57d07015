/**
 * Stopping at the best validation loss (Prechelt 1998, https://doi.org/10.1007/3-540-49430-8_3):
 * a network ends after max(200, best step) steps without a better one and goes back to the best.
 * Where something else ends the run, each network shows its best, and its state is left as it is.
 */
import type { Evaluation } from '../../network/loss.ts';
import type { MemberSnapshot, Snapshot, Trainer } from '../trainer.ts';

interface Best {
	evaluation: Evaluation;
	/** The snapshot of this network alone. */
	snapshot: Snapshot;
	/** Whether the network has ended here. */
	ended: boolean;
}

/** A network as it was at its best. */
export interface BestState {
	evaluation: Evaluation;
	member: MemberSnapshot;
}

/** Steps without a better loss after which a network ends. */
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

	/** Judges every network that may end so at a recorded step, while the trainer stands still there. */
	async judge(
		trainer: Trainer,
		evaluations: readonly Evaluation[],
		mayEnd: (member: number) => boolean
	): Promise<void> {
		for (const [member, evaluation] of evaluations.entries()) {
			if (!mayEnd(member)) continue;
			const { step, validation, diverged } = evaluation;
			const best = this.#bests[member];
			if (diverged || best?.ended) continue;
			if (!best || validation.loss < best.evaluation.validation.loss) {
				const snapshot = await trainer.snapshot(member);
				this.#bests[member] = { evaluation, snapshot, ended: false };
			} else if (step - best.evaluation.step >= patience(best.evaluation.step)) {
				best.ended = true;
				await this.apply(trainer, member);
			}
		}
	}

	/** Puts a network that has ended back to its best, for instance in a new trainer. */
	async apply(trainer: Trainer, member: number): Promise<void> {
		const best = this.#bests[member];
		if (!best?.ended) return;
		await trainer.restore(best.snapshot, { member });
		trainer.stop(member);
	}

	/** The best of each network that has ended, at which it stands; null for the others. */
	get atBest(): (Evaluation | null)[] {
		return this.#bests.map((best) => (best?.ended ? best.evaluation : null));
	}

	/** The best of each network that has gone on from it and is no better now; null for the others. */
	betterThan(evaluations: readonly Evaluation[]): (BestState | null)[] {
		return evaluations.map(({ step, validation, diverged }, member) => {
			const best = this.#bests[member];
			if (!best || best.ended || best.evaluation.step === step) return null;
			const { evaluation, snapshot } = best;
			const isBetterNow = !diverged && validation.loss < evaluation.validation.loss;
			return isBetterNow ? null : { evaluation, member: snapshot.members[0] };
		});
	}

	/** Makes the best of one network its state, from which it can go on. */
	async takeBest(trainer: Trainer, member: number): Promise<void> {
		const best = this.#bests[member];
		if (best) await trainer.restore(best.snapshot, { member });
		this.#bests[member] = null;
	}

	/** Lets those of these that have ended go on from their best. */
	async release(
		trainer: Trainer,
		isReleased: (member: number) => boolean = () => true
	): Promise<void> {
		for (const [member, best] of this.#bests.entries()) {
			if (!best?.ended || !isReleased(member)) continue;
			best.ended = false;
			await trainer.restore(best.snapshot, { member });
		}
	}

	/** The next evaluations are the first ones again. */
	forget(): void {
		this.#bests.fill(null);
	}

	/** Follows a run that goes back to a snapshot with these evaluations. What was best later is
	 * forgotten, and a network that had ended there has ended. */
	adopt(snapshot: Snapshot, evaluations: readonly Evaluation[]): void {
		this.#bests = snapshot.members.map((member, i) => {
			const evaluation = evaluations[i];
			if (member.stopped) {
				const own = { ...snapshot, members: [{ ...member, stopped: false }] };
				return { evaluation, snapshot: own, ended: true };
			}
			const best = this.#bests[i];
			return best && best.evaluation.step <= member.steps ? { ...best, ended: false } : null;
		});
	}
}
