import { expect, test } from 'vitest';
import { webglContext } from '../../src/lib/engine/device/backends.ts';
import { openTrainer } from '../../src/lib/engine/createTrainer.ts';
import type { Member } from '../../src/lib/engine/trainer.ts';
import { courseOf, disturbed, type Course } from '../support/course.ts';
import { smallMember } from '../support/smallMembers.ts';

const lastStep = 110;
const lossSteps = Array.from({ length: 20 }, (_, i) => 5 + 5 * i);

function loseContext(): boolean {
	const gl = webglContext();
	if (!gl || gl.isContextLost()) return false;
	gl.getExtension('WEBGL_lose_context')!.loseContext();
	return true;
}

function courseWith(members: Member[], steps: readonly number[]): Promise<Course> {
	const left = [...steps];
	return courseOf(members, lastStep, async (wanted) => {
		const opened = await openTrainer(wanted, { executor: 'webgl' });
		return { ...opened, trainer: disturbed(opened.trainer, left, loseContext) };
	});
}

/** Losses and accuracies of every member at every evaluated step. */
function numbersOf({ history }: Course): number[] {
	return history.flat().flatMap(({ step, training, validation }) => {
		return [step, training.loss, training.accuracy ?? 0, validation.loss, validation.accuracy ?? 0];
	});
}

const largestGap = (a: ArrayLike<number>, b: ArrayLike<number>) =>
	Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i])));

test('TrainingSession ends every curve as if undisturbed where the context is lost 20 times', async () => {
	const wide = { hidden: [16, 16] };
	const members = [
		smallMember(),
		smallMember({ network: wide, seed: 2 }),
		smallMember({ training: { batchSize: 8, dropout: 0.2 } }),
		smallMember({ network: wide, training: { batchSize: 5, dropout: 0.1 }, seed: 2 })
	];
	const undisturbed = await courseWith(members, []);
	const recovered = await courseWith(members, lossSteps);
	expect(undisturbed.recoveries).toEqual([]);
	expect(recovered.recoveries).toHaveLength(lossSteps.length);
	expect(recovered.recoveries[0]).toMatch(/took the graphics device away\. Training goes on/);
	const expected = numbersOf(undisturbed);
	const actual = numbersOf(recovered);
	expect(actual).toHaveLength(expected.length);
	expect(largestGap(actual, expected)).toBeLessThan(1e-4);
	recovered.parameters.forEach((parameters, i) => {
		expect(largestGap(parameters, undisturbed.parameters[i])).toBeLessThan(1e-4);
	});
});
