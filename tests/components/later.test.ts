import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { later } from '../../src/lib/components/later.ts';

beforeEach(() => {
	vi.useFakeTimers();
});

afterEach(() => {
	vi.useRealTimers();
});

describe('later(part)', () => {
	it('does the parts in the order asked for, none of them at once, and those that parts ask for', () => {
		const done: string[] = [];
		later(() => {
			done.push('first');
			later(() => done.push('third'));
		});
		later(() => done.push('second'));
		expect(done).toEqual([]);
		vi.runAllTimers();
		expect(done).toEqual(['first', 'second', 'third']);
	});

	it('begins a new task where one has taken its time', () => {
		const tasks: number[] = [];
		const slow = vi.spyOn(performance, 'now');
		let now = 0;
		slow.mockImplementation(() => now);
		for (let at = 0; at < 3; at++) {
			later(() => {
				now += 20;
				tasks.push(now);
			});
		}
		vi.advanceTimersToNextTimer();
		expect(tasks).toEqual([20]);
		vi.runAllTimers();
		expect(tasks).toEqual([20, 40, 60]);
		slow.mockRestore();
	});

	it('leaves out what was withdrawn, and goes on after a part that fails', () => {
		const done: string[] = [];
		const withdraw = later(() => done.push('withdrawn'));
		later(() => {
			throw new Error('a part that fails');
		});
		later(() => done.push('after'));
		withdraw();
		expect(() => vi.runAllTimers()).toThrow('a part that fails');
		vi.runAllTimers();
		expect(done).toEqual(['after']);
	});
});
