/** The first screen's networks with no regard for the page: as many steps as the device will take. */
import { Streams } from '../../src/lib/data/stream.ts';
import { openBackend, webglContext } from '../../src/lib/engine/backends.ts';
import { deviceReaches } from '../../src/lib/engine/fences.ts';
import type { Member } from '../../src/lib/engine/trainer.ts';
import { Device } from '../../src/lib/engine/webgl/device.ts';
import { Population } from '../../src/lib/engine/webgl/population.ts';
import { trainsTiny } from '../../src/lib/engine/webgl/tinyPlan.ts';

const stepsPerBurst = 8;
const stepsPerFence = 64;

self.onmessage = async ({ data: members }: MessageEvent<Member[]>) => {
	await openBackend('webgl');
	const gl = webglContext()!;
	const device = new Device(gl);
	const streams = new Streams();
	const populations = [true, false].map((isTiny) => {
		const own = members.filter((member) => trainsTiny(member) === isTiny);
		return new Population(device, own, streams, isTiny);
	});
	const handOver = () => {
		for (let steps = 0; steps < stepsPerFence; steps += stepsPerBurst) {
			for (const { run } of populations) run.burst(stepsPerBurst);
		}
		return deviceReaches(gl);
	};
	let step = 0;
	let reached = handOver();
	for (;;) {
		const next = handOver();
		await reached;
		self.postMessage((step += stepsPerFence));
		reached = next;
	}
};
