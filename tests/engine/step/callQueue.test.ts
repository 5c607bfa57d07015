import { describe, expect, test } from 'vitest';
import { DeviceLostError } from '../../../src/lib/engine/device/deviceLost.ts';
import { CallQueue } from '../../../src/lib/engine/step/callQueue.ts';

/** A device that notes when it was taken up, and can be lost. */
function fakeQueue() {
	const log: string[] = [];
	const device = {
		lost: false,
		resume() {
			if (device.lost) throw new DeviceLostError();
			log.push('resume');
		},
		isLost: () => device.lost
	};
	return { log, device, queue: new CallQueue(device) };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 1));

describe('CallQueue', () => {
	test('add(job) does jobs in the order they came, each on a device taken up for it', async () => {
		const { log, queue } = fakeQueue();
		const slow = queue.add(async () => {
			await turn();
			log.push('slow');
			return 1;
		});
		const quick = queue.add(() => {
			log.push('quick');
			return 2;
		});
		expect(log).toEqual([]);
		expect(await Promise.all([slow, quick])).toEqual([1, 2]);
		expect(log).toEqual(['resume', 'slow', 'resume', 'quick']);
	});

	test('add(job) rejects as the job does, and goes on with the next one', async () => {
		const { queue } = fakeQueue();
		const failing = queue.add(() => {
			throw new RangeError('too large');
		});
		const next = queue.add(() => 'done');
		await expect(failing).rejects.toThrow(RangeError);
		expect(await next).toBe('done');
	});

	test('add(job) does not wait for what a job hands back unawaited', async () => {
		const { queue } = fakeQueue();
		let finish: (value: string) => void = () => {};
		const { reading } = await queue.add(() => ({
			reading: new Promise<string>((resolve) => (finish = resolve))
		}));
		expect(await queue.add(() => 'handed over meanwhile')).toBe('handed over meanwhile');
		finish('read');
		expect(await reading).toBe('read');
	});

	test('add(job) rejects with DeviceLostError where the device is lost before or during the job', async () => {
		const { device, queue } = fakeQueue();
		const during = queue.add(() => {
			device.lost = true;
			throw new TypeError('null');
		});
		await expect(during).rejects.toThrow(DeviceLostError);
		let isDone = false;
		await expect(queue.add(() => (isDone = true))).rejects.toThrow(DeviceLostError);
		expect(isDone).toBe(false);
	});

	test('close() makes later jobs, and those that wait, reject undone', async () => {
		const { log, queue } = fakeQueue();
		const waiting = queue.add(() => log.push('done'));
		queue.close();
		await expect(waiting).rejects.toThrow('This trainer has been disposed of.');
		await expect(queue.add(() => log.push('done'))).rejects.toThrow('disposed');
		expect(log).toEqual([]);
	});

	test('resume() throws within a job whose queue was closed while it waited', async () => {
		const { queue } = fakeQueue();
		const job = queue.add(async () => {
			await turn();
			queue.resume();
		});
		await Promise.resolve();
		await Promise.resolve();
		queue.close();
		await expect(job).rejects.toThrow('disposed');
	});

	test('tell(job) does the job in its turn, and a failure is told by the next call alone', async () => {
		const { device, queue } = fakeQueue();
		const done: number[] = [];
		queue.tell(() => void done.push(1));
		await queue.add(() => void done.push(2));
		expect(done).toEqual([1, 2]);
		device.lost = true;
		queue.tell(() => void done.push(3));
		await expect(queue.add(() => {})).rejects.toThrow(DeviceLostError);
		expect(done).toEqual([1, 2]);
	});
});
