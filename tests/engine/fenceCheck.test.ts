import { beforeEach, expect, test, vi } from 'vitest';
import { fencesPass } from '../../src/lib/engine/device/fenceCheck.ts';
import { fakeFences } from '../support/fakes/fakeFences.ts';

beforeEach(() => {
	vi.useFakeTimers();
	return () => vi.useRealTimers();
});

async function answerAfter(ms: number, answer: Promise<boolean>) {
	await vi.advanceTimersByTimeAsync(ms);
	return Promise.race([answer, Promise.resolve('waits')]);
}

test.each([1, 2, 40])(
	'fencesPass(gl) is true once the device says so, at look %d',
	async (look) => {
		const { gl, calls } = fakeFences(look);
		expect(await answerAfter(1000, fencesPass(gl))).toBe(true);
		expect(calls).toEqual({ fenceSync: 1, deleteSync: 1 });
	}
);

test('fencesPass(gl) is false after about a second without a word', async () => {
	const { gl, calls } = fakeFences(0);
	const answer = fencesPass(gl);
	expect(await answerAfter(900, answer)).toBe('waits');
	expect(await answerAfter(200, answer)).toBe(false);
	expect(calls.deleteSync).toBe(1);
});

test('fencesPass(gl) asks each context once', async () => {
	const { gl, calls } = fakeFences(1);
	expect(await answerAfter(100, fencesPass(gl))).toBe(true);
	expect(await fencesPass(gl)).toBe(true);
	expect(calls.fenceSync).toBe(1);
});

test.each([
	{ what: 'makes no fence', stub: { fenceSync: () => null } },
	{ what: 'is lost while it waits', stub: { clientWaitSync: () => 4 } }
])('fencesPass(gl) is false of a context that $what', async ({ stub }) => {
	const { gl } = fakeFences(1);
	expect(await answerAfter(100, fencesPass(Object.assign(gl, stub)))).toBe(false);
});
