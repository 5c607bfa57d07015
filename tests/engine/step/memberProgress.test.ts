import { describe, expect, test } from 'vitest';
import { Streams } from '../../../src/lib/data/stream.ts';
import { MemberProgress } from '../../../src/lib/engine/step/memberProgress.ts';
import type { Member, MemberSnapshot } from '../../../src/lib/engine/trainer.ts';
import { onStream, smallMember, smallSplit, smallStream } from '../../support/smallMembers.ts';

/** One output for each of the 23 training rows and the 31 validation rows. */
const outputs = (value: number) => new Float32Array(23 + 31).fill(value);

function progressOf(member: Member = smallMember()): MemberProgress {
	return new MemberProgress(member, new Streams());
}

function snapshotOf(rest: Partial<MemberSnapshot> = {}): MemberSnapshot {
	const parameters = new Float32Array(44);
	const state = { steps: 9, diverged: false, stopped: false, optimizerSteps: 4 };
	return { parameters, moments: [parameters, parameters], ...state, ...rest };
}

describe('MemberProgress', () => {
	test('advance(steps) counts the steps up to the own end of the member and tells how many they are', () => {
		const progress = progressOf(smallMember({ rest: { steps: 5 } }));
		expect([3, 3, 3].map((steps) => progress.advance(steps))).toEqual([3, 2, 0]);
		expect(progress).toMatchObject({ steps: 5, optimizerSteps: 5, isTraining: false });
		expect(progress.trainsAt(4)).toBe(true);
		expect(progress.trainsAt(5)).toBe(false);
	});

	test.each(['stopped', 'diverged'] as const)('advance(steps) takes none once it has %s', (end) => {
		const progress = progressOf();
		progress.advance(2);
		progress[end] = true;
		expect(progress.advance(3)).toBe(0);
		expect(progress).toMatchObject({ steps: 2, isTraining: false });
	});

	test('update(changes) takes them up, and tells whether moments and batches begin anew', () => {
		const progress = progressOf();
		progress.advance(6);
		expect(progress.update({ learningRate: 0.5, horizon: 80 })).toEqual({
			moments: false,
			batches: false
		});
		expect(progress.update({ batchSize: 5 })).toEqual({ moments: false, batches: true });
		expect(progress.batchAt(0).rows).toHaveLength(5);
		expect(progress).toMatchObject({ optimizerSteps: 6, moments: 2 });
		expect(progress.update({ optimizer: 'momentum' })).toEqual({ moments: true, batches: false });
		expect(progress).toMatchObject({ steps: 6, optimizerSteps: 0, moments: 1 });
		expect(progress.member).toMatchObject({
			horizon: 80,
			training: { learningRate: 0.5, batchSize: 5, optimizer: 'momentum' }
		});
	});

	test('update(changes) leaves the member that it was given as it is', () => {
		const member = smallMember();
		progressOf(member).update({ learningRate: 0.5 });
		expect(member.training.learningRate).toBe(0.01);
	});

	test('batchAt(step) is what the data have at any step: rows of a table, or points of a stream', () => {
		const table = progressOf(smallMember({ training: { batchSize: 5 } }));
		expect(table.batchAt(4).rows).toHaveLength(3);
		const stream = progressOf(smallMember(onStream()));
		expect(stream.batchAt(7)).toMatchObject({ rows: null, table: { rows: 16 } });
		expect(stream.batchAt(7).table).not.toEqual(stream.batchAt(8).table);
	});

	test('replaceData(data) draws batches from the new points, a table or a stream', () => {
		const progress = progressOf(smallMember({ training: { batchSize: 5 } }));
		const data = smallSplit('binaryCrossEntropy', 8);
		progress.replaceData(data);
		expect(progress.batchAt(0).table).toBe(data.training);
		expect([0, 1, 2].map((step) => progress.batchAt(step).rows!.length)).toEqual([5, 3, 5]);
		progress.replaceData(smallStream());
		expect(progress.batchAt(0)).toMatchObject({ rows: null, table: { rows: 5 } });
	});

	test('evaluate(mark, outputs) is of the settings and the step that were read', () => {
		const progress = progressOf(smallMember({ training: { l2: 0.5 } }));
		progress.advance(2);
		const mark = progress.mark();
		progress.advance(3);
		progress.update({ l2: 0 });
		const evaluation = progress.evaluate(mark, outputs(0), new Float32Array(44).fill(1));
		expect(evaluation).toMatchObject({ step: 2, diverged: false });
		expect(evaluation.penalty).toBe(0.5 * (2 * 5 + 5 * 4 + 4));
		expect(evaluation.training.loss).toBeCloseTo(Math.LN2);
	});

	test('evaluate(mark, outputs) ends a member where it was first found diverged', () => {
		const progress = progressOf();
		const marks = [2, 4, 6].map(() => {
			progress.advance(2);
			return progress.mark();
		});
		const values = [0, NaN, NaN];
		const evaluations = marks.map((mark, i) => progress.evaluate(mark, outputs(values[i]), null));
		expect(evaluations.map(({ step, diverged }) => [step, diverged])).toEqual([
			[2, false],
			[4, true],
			[4, true]
		]);
		expect(progress).toMatchObject({ steps: 4, diverged: true, isTraining: false });
	});

	test('evaluate(mark, outputs) ends nothing once other parameters were set', () => {
		const progress = progressOf();
		progress.advance(2);
		const mark = progress.mark();
		progress.noteParametersSet();
		const evaluation = progress.evaluate(mark, outputs(NaN), null);
		expect(evaluation).toMatchObject({ step: 2, diverged: true });
		expect(progress).toMatchObject({ steps: 2, diverged: false, isTraining: true });
	});

	test('restore(snapshot) goes back to what snapshot() said, in another member too', () => {
		const progress = progressOf();
		progress.advance(3);
		progress.update({ optimizer: 'momentum' });
		progress.advance(2);
		progress.stopped = true;
		const told = progress.snapshot();
		expect(told).toEqual({ steps: 5, optimizerSteps: 2, diverged: false, stopped: true });
		const other = progressOf();
		expect(other.restore(snapshotOf(told))).toHaveLength(2);
		expect(other.snapshot()).toEqual(told);
		expect(other.generation).toBe(1);
	});

	test('restore(snapshot) takes a missing Adam’s t for the steps', () => {
		const progress = progressOf();
		progress.restore(snapshotOf({ optimizerSteps: undefined }));
		expect(progress.optimizerSteps).toBe(9);
	});

	test.each([
		['sgd', 0],
		['momentum', 1],
		['adam', 2]
	] as const)('restore(snapshot) goes on from %s’s own moments alone', (optimizer, moments) => {
		for (const count of [0, 1, 2]) {
			const progress = progressOf(smallMember({ training: { optimizer } }));
			const given = Array.from({ length: count }, () => new Float32Array(44).fill(1));
			const goesOn = count === moments;
			expect(progress.restore(snapshotOf({ moments: given }))).toEqual(goesOn ? given : []);
			expect(progress).toMatchObject({ steps: 9, optimizerSteps: goesOn ? 4 : 0 });
		}
	});
});
