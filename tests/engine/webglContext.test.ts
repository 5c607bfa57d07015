import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isSlow } from '../../src/lib/engine/device/drawingSpeed.ts';
import { fakeFences } from '../support/fakes/fakeFences.ts';

const speed = vi.hoisted(() => ({ isSlow: false, asked: 0 }));
vi.mock(import('../../src/lib/engine/device/drawingSpeed.ts'), async (original) => ({
	...(await original()),
	drawsSlowly: () => (speed.asked++, speed.isSlow)
}));

/** The module, for a thread of its own. */
async function fresh() {
	vi.resetModules();
	return import('../../src/lib/engine/device/webglContext.ts');
}

interface Settings {
	renderer?: string;
	unmasked?: string;
	hasFloats?: boolean;
	passesAtLook?: number;
}

function fakeContext({
	renderer = 'Chip',
	unmasked,
	hasFloats = true,
	passesAtLook = 1
}: Settings) {
	const RENDERER = 1;
	const UNMASKED_RENDERER_WEBGL = 2;
	return Object.assign(fakeFences(passesAtLook).gl, {
		RENDERER,
		isContextLost: () => false,
		getParameter: (name: number) => (name === RENDERER ? renderer : unmasked),
		getExtension(name: string) {
			if (name === 'EXT_color_buffer_float') return hasFloats ? {} : null;
			return unmasked === undefined ? null : { UNMASKED_RENDERER_WEBGL };
		}
	});
}

function browser(gl: WebGL2RenderingContext | null) {
	vi.stubGlobal('document', { createElement: () => ({ getContext: () => gl }) });
}

beforeEach(() => {
	vi.useFakeTimers();
	speed.asked = 0;
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

describe('webglProblem()', () => {
	test.each([
		[null, /no WebGL 2/],
		[fakeContext({ hasFloats: false }), /no 32-bit floating point/],
		[fakeContext({ passesAtLook: 0 }), /never says/]
	])('says in a sentence what is missing (%#)', async (gl, sentence) => {
		browser(gl);
		const { webglProblem } = await fresh();
		const problem = webglProblem();
		await vi.advanceTimersByTimeAsync(2000);
		expect(await problem).toMatch(sentence);
	});

	test('is null where WebGL can train', async () => {
		browser(fakeContext({}));
		const { webglProblem } = await fresh();
		const problem = webglProblem();
		await vi.advanceTimersByTimeAsync(100);
		expect(await problem).toBe(null);
	});
});

describe('drawerOf(gl)', () => {
	test.each([
		['ANGLE (NVIDIA, NVIDIA GeForce RTX 4070 Direct3D11)', undefined, 'graphics chip'],
		['WebKit WebGL', 'ANGLE (Intel, Mesa Intel(R) UHD Graphics 620)', 'graphics chip'],
		['ANGLE (Apple, ANGLE Metal Renderer: Apple M2)', undefined, 'graphics chip'],
		[
			'WebKit WebGL',
			'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (LLVM 10.0.0)))',
			'processor'
		],
		['llvmpipe, or similar', undefined, 'processor'],
		['ANGLE (Microsoft, Microsoft Basic Render Driver)', undefined, 'processor']
	] as const)('goes by the name: %s, %s', async (renderer, unmasked, drawer) => {
		const { drawerOf } = await fresh();
		expect(drawerOf(fakeContext({ renderer, unmasked }))).toBe(drawer);
		expect(speed.asked).toBe(0);
	});

	test.each([
		['WebKit WebGL', undefined],
		['WebKit WebGL', 'Apple GPU'],
		['Mozilla', undefined],
		['', undefined]
	] as const)('measures once where the name is masked: %s, %s', async (renderer, unmasked) => {
		const { drawerOf } = await fresh();
		for (const isProcessor of [true, false]) {
			speed.isSlow = isProcessor;
			speed.asked = 0;
			const gl = fakeContext({ renderer, unmasked });
			expect(drawerOf(gl)).toBe(isProcessor ? 'processor' : 'graphics chip');
			expect(drawerOf(gl)).toBe(isProcessor ? 'processor' : 'graphics chip');
			expect(speed.asked).toBe(1);
		}
	});
});

describe('isSlow(ms, cores)', () => {
	test('parts what processors took from what the weakest chips take', () => {
		// Two cores: SwiftShader 190 ms, llvmpipe 13 to 23 ms. 60 to 150 million multiply-adds a
		// millisecond: 2 to 5 ms.
		for (const ms of [190, 23, 13]) expect(isSlow(ms, 2)).toBe(true);
		for (const [ms, cores] of [
			[5, 2],
			[4, 4],
			[2, 4],
			[0.5, 8]
		]) {
			expect(isSlow(ms, cores)).toBe(false);
		}
	});
});
