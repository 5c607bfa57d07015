import { describe, expect, test } from 'vitest';
import { Streams } from '../../../src/lib/data/stream.ts';
import type { Batch } from '../../../src/lib/engine/step/batches.ts';
import type { Member } from '../../../src/lib/engine/trainer.ts';
import { MemberState } from '../../../src/lib/engine/webgl/memberState.ts';
import { Staging, type BatchStore } from '../../../src/lib/engine/webgl/staging.ts';
import type { StepTable } from '../../../src/lib/engine/webgl/stepTable.ts';
import { member } from '../../support/population.ts';

/** Remembers what it was given: the rows of each member and slot, and the steps of the table. */
class Held implements BatchStore {
	rows: (Int32Array | null)[][] = [];
	uploads: number[] = [];
	steps: number[][] = [];

	begin(slots: number): void {
		this.uploads.push(slots);
		this.rows = [];
	}

	put(member: number, slot: number, { rows }: Batch): void {
		(this.rows[member] ??= [])[slot] = rows;
	}

	upload(): void {}

	batchOffset(member: number, slot: number): number {
		return 100 * member + slot;
	}

	readonly table = {
		set: (slot: number, index: number, state: MemberState, ahead: number) => {
			(this.steps[index] ??= [])[slot] = state.steps + ahead;
		},
		upload() {}
	} as unknown as StepTable;
}

const network = { inputs: 2, hidden: [3], outputs: 1, activation: 'tanh' } as const;

function stage(members: Member[], slots = 64) {
	const states = members.map((member) => new MemberState(member, new Streams()));
	const held = new Held();
	const changes = members.map(({ training }) => training.batchSize !== 'all');
	return { states, held, staging: new Staging(states, changes, held.table, held, slots) };
}

const mini = () => member({ ...network, hidden: [3] }, 'meanSquaredError', { batchSize: 10 }, 40);
const full = () => member({ ...network, hidden: [3] });

describe('Staging', () => {
	test('hands over four times what is asked for, and then gives from that', () => {
		const { staging, held } = stage([mini()]);
		expect(staging.take(5)).toEqual({ first: 0, steps: 5 });
		expect(staging.take(5)).toEqual({ first: 5, steps: 5 });
		expect(staging.take(10)).toEqual({ first: 10, steps: 10 });
		expect(held.uploads).toEqual([20]);
		expect(staging.take(1)).toEqual({ first: 0, steps: 1 });
		expect(held.uploads).toEqual([20, 16]);
	});

	test('splits no burst that fits: what is left over is handed over again', () => {
		const { states, staging, held } = stage([mini()]);
		staging.take(5);
		expect(staging.take(16)).toEqual({ first: 0, steps: 16 });
		expect(held.uploads).toEqual([20, 64]);
		expect(held.steps[0].slice(0, 3)).toEqual([5, 6, 7]);
		expect(states[0].steps).toBe(21);
	});

	test('never holds more than there are slots', () => {
		const { staging, held } = stage([mini()], 5);
		expect(staging.take(9)).toEqual({ first: 0, steps: 5 });
		expect(held.uploads).toEqual([5]);
	});

	test('gives each step the batch it has however many are staged at once', () => {
		const { states, staging, held } = stage([full(), mini()]);
		staging.take(2);
		staging.take(2);
		const expected = new MemberState(mini(), new Streams());
		for (let slot = 0; slot < 8; slot++) {
			expect(held.rows[1][slot]).toEqual(expected.batchAt(slot).rows);
		}
		expect(held.rows[0]).toBeUndefined();
		expect(held.steps).toEqual([0, 1].map(() => Array.from({ length: 16 }, (_, step) => step)));
		expect(states.map(({ steps }) => steps)).toEqual([4, 4]);
	});

	test('goes on from where members are once it has forgotten', () => {
		const { states, staging, held } = stage([mini()]);
		staging.take(2);
		states[0].update({ learningRate: 1 });
		staging.forget();
		expect(staging.take(1).first).toBe(0);
		expect(held.steps[0].slice(0, 4)).toEqual([2, 3, 4, 5]);
		expect(states[0].steps).toBe(3);
	});

	test('lets a member rest from its own end on', () => {
		const { states, staging, held } = stage([{ ...mini(), steps: 3 }, full()]);
		staging.take(2);
		expect(states[0].isSettled).toBe(false);
		staging.take(2);
		expect(states.map(({ steps }) => steps)).toEqual([3, 4]);
		expect(states.map(({ isSettled }) => isSettled)).toEqual([true, false]);
		expect(held.rows[0]).toHaveLength(3);
	});
});
