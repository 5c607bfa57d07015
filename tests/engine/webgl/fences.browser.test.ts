import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { openBackend, webglContext } from '../../../src/lib/engine/device/backends.ts';
import { deviceReaches, nextFence } from '../../../src/lib/engine/device/fences.ts';
import { createWebglTrainer } from '../../../src/lib/engine/webgl/webglTrainer.ts';
import { member } from '../../support/population.ts';

beforeAll(async () => {
	await openBackend('webgl');
});

test('fences pass in the order in which they were asked for', async () => {
	const gl = webglContext()!;
	const passed: string[] = [];
	const asked = [
		['to come', nextFence(gl).reached],
		['at once', deviceReaches(gl)],
		['to come again', nextFence(gl).reached],
		['at once again', deviceReaches(gl)]
	] as const;
	await Promise.all(asked.map(([name, reached]) => reached.then(() => passed.push(name))));
	expect(passed).toEqual(asked.map(([name]) => name));
});

test('what is handed over in one task shares a fence', async () => {
	const gl = webglContext()!;
	const first = nextFence(gl);
	expect(nextFence(gl)).toBe(first);
	expect(first.isMade).toBe(false);
	await deviceReaches(gl);
	expect(first.isMade).toBe(true);
	expect(nextFence(gl)).not.toBe(first);
});

test('no buffer is written to once a fence has closed it', async () => {
	const trainer = await createWebglTrainer([
		member({ inputs: 2, hidden: [20], outputs: 1, activation: 'tanh' })
	]);
	const gl = webglContext()!;
	const { bindBuffer, readPixels, fenceSync } = gl;
	onTestFinished(() => {
		for (const name of ['bindBuffer', 'readPixels', 'fenceSync'] as const) {
			delete (gl as Partial<WebGL2RenderingContext>)[name];
		}
		trainer.dispose();
	});
	let bound: WebGLBuffer | null = null;
	let written = new Set<WebGLBuffer>();
	const closed = new WeakSet<WebGLBuffer>();
	let readings = 0;
	gl.bindBuffer = (target, buffer) => {
		if (target === gl.PIXEL_PACK_BUFFER) bound = buffer;
		bindBuffer.call(gl, target, buffer);
	};
	gl.readPixels = (...values: unknown[]) => {
		expect(closed.has(bound!)).toBe(false);
		written.add(bound!);
		readings++;
		readPixels.apply(gl, values as never);
	};
	gl.fenceSync = (...values) => {
		for (const buffer of written) closed.add(buffer);
		written = new Set();
		return fenceSync.apply(gl, values);
	};
	for (let round = 0; round < 30; round++) {
		await Promise.all([1, 40, 2, 80].flatMap((k) => [trainer.train(k), trainer.evaluate()]));
	}
	expect(readings).toBeGreaterThanOrEqual(30);
});
