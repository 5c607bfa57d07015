import type { Member } from '../../src/lib/engine/trainer.ts';
import { CheckedTrainer } from '../../src/lib/engine/step/checkedTrainer.ts';
import { createWasmTrainer } from '../../src/lib/engine/wasm/wasmTrainer.ts';
import type { Crew } from '../../src/lib/engine/wasm/crew/crew.ts';
import { courseOf, disturbed, type Course } from './course.ts';
import { fakeStatus } from './fakes/fakeTrainer.ts';
import { dealInTurn } from './dealing.ts';

/** A run to step 110 on three threads, in which `crash` is called at these steps. */
export function courseWithCrashes(
	members: Member[],
	crew: Crew,
	steps: readonly number[],
	crash: () => void
): Promise<Course> {
	const left = [...steps];
	return courseOf(members, 110, async (wanted) => {
		const options = { threads: 3, crew, dealOut: dealInTurn };
		const trainer = new CheckedTrainer(wanted, await createWasmTrainer(wanted, options));
		return {
			trainer: disturbed(trainer, left, () => {
				crash();
				return true;
			}),
			status: fakeStatus
		};
	});
}
