import { MemberProgress } from '../step/memberProgress.ts';
import type { MemberSnapshot } from '../trainer.ts';

/** A member's progress, and whether both sides of the parameters have come as far. */
export class MemberState extends MemberProgress {
	/** Whether both sides of the parameters hold the same. */
	isSettled = true;

	/** After so many steps, its own or rests, have been handed over. */
	override advance(steps: number): number {
		const taken = super.advance(steps);
		this.isSettled = taken < steps;
		return taken;
	}

	/** Both sides are to be written. */
	override restore(snapshot: MemberSnapshot): readonly Float32Array[] {
		this.isSettled = true;
		return super.restore(snapshot);
	}
}
