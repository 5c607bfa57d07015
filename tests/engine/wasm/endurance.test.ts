import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, expect, test } from 'vitest';
import type { Trainer } from '../../../src/lib/engine/trainer.ts';
import { createWasmTrainer } from '../../../src/lib/engine/wasm/wasmTrainer.ts';
import { nextEvaluatedStep } from '../../../src/lib/network/evaluatedSteps.ts';
import { smallMember } from '../../support/smallMembers.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

type Instantiate = (
	module: WebAssembly.Module,
	imports: WebAssembly.Imports
) => Promise<WebAssembly.Instance>;

const instantiate = WebAssembly.instantiate as Instantiate;

/** The memories of the modules that are opened from now on, as long as anything holds them. */
function watchMemories(): WeakRef<WebAssembly.Memory>[] {
	const memories: WeakRef<WebAssembly.Memory>[] = [];
	const watched: Instantiate = async (module, imports) => {
		const instance = await instantiate(module, imports);
		memories.push(new WeakRef(instance.exports.memory as WebAssembly.Memory));
		return instance;
	};
	// By hand, since a spy would hold what it gave back.
	Object.assign(WebAssembly, { instantiate: watched });
	return memories;
}

afterEach(() => {
	Object.assign(WebAssembly, { instantiate });
});

/** Bytes of live objects. What tasks of the past still hold goes first. */
async function heapBytes(): Promise<number> {
	await new Promise((resolve) => setTimeout(resolve));
	collectGarbage();
	return process.memoryUsage().heapUsed;
}

/** Training losses at every evaluated step up to `end`. */
async function curveTo(end: number, trainer: Trainer): Promise<number[]> {
	const losses: number[] = [];
	let next = 0;
	while (next < trainer.step) next = nextEvaluatedStep(next);
	for (; next <= end; next = nextEvaluatedStep(next)) {
		await trainer.train(next - trainer.step);
		losses.push((await trainer.evaluate())[0].training.loss);
	}
	await trainer.train(end - trainer.step);
	return losses;
}

/** Mini-batches, new shuffles and dropout: a member that asks for something at every step. */
const member = smallMember({ training: { batchSize: 8, dropout: 0.1 } });

/** A leak of one number, 12 bytes, at every step would grow the heap more than this. */
const mostBytesPerStep = 10;

test('train(steps) leaves nothing behind in 100,000 steps, whatever the pieces', async () => {
	const [from, to] = [10_000, 100_000];
	const memories = watchMemories();
	const trainer = await createWasmTrainer([member]);
	await curveTo(from, trainer);
	const kernelBytes = () => memories[0].deref()!.buffer.byteLength;
	const before = { heap: await heapBytes(), kernels: kernelBytes() };
	const losses = await curveTo(to, trainer);
	expect((await heapBytes()) - before.heap).toBeLessThan(mostBytesPerStep * (to - from));
	expect(kernelBytes()).toBe(before.kernels);
	const parameters = await trainer.parameters(0);
	trainer.dispose();

	const another = await createWasmTrainer([member]);
	await another.train(to);
	expect(await another.parameters(0)).toEqual(parameters);
	expect(losses.every(Number.isFinite)).toBe(true);
	another.dispose();
});

test('500 trainers, one after another, leave nothing behind and train alike', async () => {
	const memories = watchMemories();
	let curve: number[] = [];
	let before = 0;
	for (let opened = 0; opened < 500; opened++) {
		const trainer = await createWasmTrainer([member]);
		const losses = await curveTo(20, trainer);
		trainer.dispose();
		if (opened === 0) curve = losses;
		else expect(losses).toEqual(curve);
		if (opened === 100) before = await heapBytes();
	}
	const after = await heapBytes();
	const bytesPerTrainer = 1000;
	expect(after - before).toBeLessThan(400 * bytesPerTrainer);
	expect(memories.length).toBe(500);
	expect(memories.filter((memory) => memory.deref() !== undefined).length).toBeLessThan(10);
});
