import { beforeEach, describe, expect, test, vi } from 'vitest';
import { chooseExecutor } from '../../src/lib/engine/executorChoice.ts';
import type { Member } from '../../src/lib/engine/trainer.ts';
import { executorChoices } from '../../src/lib/network/executor.ts';
import { smallMember } from '../support/smallMembers.ts';

/** What this device has. */
const device = vi.hoisted(() => ({
	problem: null as string | null,
	lack: null as string | null,
	drawer: 'graphics chip',
	hasSimd: true,
	kind: null as string | null,
	webglKind: null as string | null
}));
vi.mock('../../src/lib/engine/device/webglContext.ts', () => ({
	webglProblem: async () => device.problem,
	openContext: () => ({}),
	drawerOf: () => device.drawer
}));
vi.mock('../../src/lib/engine/webgl/support.ts', () => ({ webglLack: () => device.lack }));
vi.mock('../../src/lib/engine/wasm/kernels.ts', () => ({ hasSimd: async () => device.hasSimd }));
vi.mock('../../src/lib/engine/step/kinds.ts', async (importOriginal) => {
	const kinds = await importOriginal<typeof import('../../src/lib/engine/step/kinds.ts')>();
	return {
		wasmLackOf: () => device.kind,
		webglLackOf: (members: readonly Member[]) => device.webglKind ?? kinds.webglLackOf(members)
	};
});

const members = [smallMember()];

beforeEach(() => {
	Object.assign(device, {
		problem: null,
		lack: null,
		drawer: 'graphics chip',
		hasSimd: true,
		kind: null,
		webglKind: null
	});
});

describe('chooseExecutor(members, asked)', () => {
	test('takes WebGL on a graphics chip, and needs no reason', async () => {
		expect(await chooseExecutor(members, 'fast')).toEqual({
			executor: 'webgl',
			reason: null,
			asked: 'fast',
			best: 'webgl'
		});
	});

	test.each([
		['the processor draws', { drawer: 'processor' }, /not a graphics chip/],
		[
			'WebGL is missing',
			{ problem: 'There is no WebGL 2.' },
			/^There is no WebGL 2\. .*WebAssembly/
		],
		['WebGL has 16 bits', { lack: 'Only 16 bits.' }, /^Only 16 bits\. .*WebAssembly/]
	])('takes WebAssembly where %s, and says why', async (_, has, sentence) => {
		Object.assign(device, has);
		const { executor, reason } = await chooseExecutor(members, 'fast');
		expect(executor).toBe('wasm');
		expect(reason).toMatch(sentence);
	});

	test('takes WebAssembly for what WebGL does not do, whichever is asked for', async () => {
		const quantization = { bits: 4, scale: 'layer', from: 0 } as const;
		const rounded = [smallMember(), smallMember({ rest: { quantization } })];
		for (const asked of ['fast', 'webgl'] as const) {
			expect(await chooseExecutor(rounded, asked)).toEqual({
				executor: 'wasm',
				reason:
					'WebGL does not train with rounded weights. The processor trains by WebAssembly instead, and nothing is lost.',
				asked,
				best: 'wasm'
			});
		}
		const { executor } = await chooseExecutor(rounded, 'reference');
		expect(executor).toBe('reference');
	});

	test('takes without SIMD WebGL that the processor draws, else the reference', async () => {
		Object.assign(device, { hasSimd: false, drawer: 'processor' });
		expect((await chooseExecutor(members, 'fast')).executor).toBe('webgl');
		device.problem = 'There is no WebGL 2.';
		const { executor, reason } = await chooseExecutor(members, 'fast');
		expect(executor).toBe('reference');
		expect(reason).toMatch(/SIMD/);
	});

	test('does as asked where it can', async () => {
		device.drawer = 'processor';
		for (const executor of ['webgl', 'wasm', 'reference'] as const) {
			const choice = await chooseExecutor(members, executor);
			expect(choice).toMatchObject({ executor, asked: executor, best: 'wasm' });
		}
	});

	test('says why where it cannot', async () => {
		Object.assign(device, { hasSimd: false, problem: 'There is no WebGL 2.' });
		const byWasm = await chooseExecutor(members, 'wasm');
		expect(byWasm).toMatchObject({ executor: 'reference', reason: expect.stringMatching(/SIMD/) });
		device.hasSimd = true;
		const byWebgl = await chooseExecutor(members, 'webgl');
		expect(byWebgl.executor).toBe('wasm');
		expect(byWebgl.reason).toMatch(/no WebGL 2/);
	});

	test('goes by a problem that is known already', async () => {
		const choice = await chooseExecutor(members, 'webgl', 'It did not start.');
		expect(choice).toMatchObject({ executor: 'wasm', asked: 'webgl', best: 'wasm' });
		expect(choice.reason).toMatch(/^It did not start\. /);
	});

	test('leaves to WebAssembly what our WebGL programs lack, and says so', async () => {
		device.webglKind = 'They lack that layer.';
		for (const asked of ['fast', 'webgl'] as const) {
			const choice = await chooseExecutor(members, asked);
			expect(choice).toMatchObject({ executor: 'wasm', best: 'wasm', asked });
			expect(choice.reason).toMatch(/^They lack that layer\. .*WebAssembly/);
		}
		device.hasSimd = false;
		expect((await chooseExecutor(members, 'fast')).executor).toBe('reference');
	});

	test.each(executorChoices)('leaves other kinds of layers to the reference: %s', async (asked) => {
		device.kind = 'It alone has that layer.';
		const { executor, reason } = await chooseExecutor(members, asked);
		expect(executor).toBe('reference');
		expect(reason).not.toBe('');
	});
});
