import { describe, expect, onTestFinished, test } from 'vitest';
import { openBackend, webglContext } from '../../../src/lib/engine/device/backends.ts';
import { deviceReaches } from '../../../src/lib/engine/device/fences.ts';
import { memoryEstimate } from '../../../src/lib/engine/webgl/memory.ts';
import { webglLack } from '../../../src/lib/engine/webgl/support.ts';
import { createWebglTrainer } from '../../../src/lib/engine/webgl/webglTrainer.ts';
import { changedCounts, countObjects } from './countObjects.ts';
import { inputsOf } from '../../../src/lib/network/spec.ts';
import { member, randomMember } from '../../support/population.ts';

async function useAll(seed: number): Promise<void> {
	const members = [randomMember(seed), randomMember(seed + 1)];
	const trainer = await createWebglTrainer(members);
	await trainer.train(2);
	trainer.update(1, { batchSize: 3 });
	const { inputs } = members[0].data.validation;
	await Promise.all([
		trainer.train(1),
		trainer.evaluate(),
		trainer.predict(0, inputs),
		trainer.predict(0, inputs, await trainer.parameters(0)),
		trainer.activations(0, inputs.subarray(0, inputsOf(members[0].network))),
		trainer.restore(await trainer.snapshot())
	]);
	const { data } = members[0];
	await trainer.restore(await trainer.snapshot(0), { member: 0, data: [data] });
	await trainer.train(1);
	trainer.dispose();
}

describe('objects on the device', () => {
	test('500 trainers built and disposed of leave none', async () => {
		for (let seed = 0; seed < 10; seed++) await useAll(seed);
		const { counts, restore } = countObjects(webglContext()!);
		for (let i = 0; i < 500; i++) {
			if (i % 25 === 0) await useAll(i % 10);
			else (await createWebglTrainer([randomMember(i % 10)])).dispose();
		}
		for (let i = 0; i < 3; i++) await deviceReaches(webglContext()!);
		restore();
		expect(changedCounts(counts)).toEqual({});
		expect(counts.Texture).toBe(0);
	});

	test('training, evaluating and predicting make none that stay', async () => {
		const members = [
			randomMember(1),
			member({ inputs: 2, hidden: [3], outputs: 1, activation: 'tanh' })
		];
		const trainer = await createWebglTrainer(members);
		const { inputs } = members[1].data.training;
		const use = async (rounds: number) => {
			for (let i = 0; i < rounds; i++) {
				await Promise.all([trainer.train(20), trainer.evaluate(), trainer.predict(1, inputs)]);
			}
		};
		await use(2);
		const { counts, restore } = countObjects(webglContext()!);
		await use(50);
		restore();
		trainer.dispose();
		expect(changedCounts(counts)).toEqual({});
	});

	test('the context reports no error', async () => {
		await useAll(5);
		expect(webglContext()!.getError()).toBe(0);
	});

	test('a new trainer tries the programs of its first step by itself, and changes nothing', async () => {
		const small = member({ inputs: 2, hidden: [3], outputs: 1, activation: 'tanh' });
		const trainer = await createWebglTrainer([randomMember(1), small]);
		const gl = webglContext()!;
		const before = await trainer.snapshot();
		const { useProgram } = gl;
		let used = new Set<WebGLProgram | null>();
		gl.useProgram = (program) => {
			used.add(program);
			useProgram.call(gl, program);
		};
		onTestFinished(() => {
			delete (gl as Partial<WebGL2RenderingContext>).useProgram;
			trainer.dispose();
		});
		for (let i = 0; i < 40; i++) await deviceReaches(gl);
		const tried = used;
		expect(await trainer.snapshot()).toEqual(before);
		used = new Set();
		await trainer.train(1);
		expect(used.size).toBeGreaterThan(2);
		expect([...used].filter((program) => !tried.has(program))).toEqual([]);
		expect(gl.getError()).toBe(0);
	});
});

describe('limits', () => {
	test('WebGL is supported here', () => {
		expect(webglLack(webglContext()!)).toBeNull();
	});

	test('the estimate is what textures take', async () => {
		await openBackend('webgl');
		const gl = webglContext()!;
		const members = [1, 2, 3, 4, 5].map(randomMember);
		(await createWebglTrainer(members)).dispose();
		let texels = 0;
		const { texStorage2D, texStorage3D } = gl;
		gl.texStorage2D = (target, levels, format, width, height) => {
			if (format === gl.RGBA32F) texels += width * height;
			texStorage2D.call(gl, target, levels, format, width, height);
		};
		gl.texStorage3D = (target, levels, format, width, height, layers) => {
			texels += width * height * layers;
			texStorage3D.call(gl, target, levels, format, width, height, layers);
		};
		(await createWebglTrainer(members)).dispose();
		Object.assign(gl, { texStorage2D, texStorage3D });
		const estimate = memoryEstimate(members).bytes;
		expect(Math.abs(estimate / (16 * texels) - 1)).toBeLessThan(0.1);
	});

	test('what does not fit is refused with an estimate', async () => {
		const wide = member({ inputs: 2, hidden: [6000, 6000], outputs: 1, activation: 'relu' });
		await expect(createWebglTrainer(Array(40).fill(wide))).rejects.toThrow(/needs [\d,]+ MB/);
	});
});
