/**
 * What runs the arithmetic: tfjs on WebGL, else on WebAssembly, else on plain JavaScript. Each is
 * loaded only when it is its turn.
 *
 * One WebGL context serves all trainers of a thread. When the browser takes it away, draws fail
 * silently and reads never end; so every wait for the device goes through `whileDeviceLives`, which
 * rejects with `DeviceLostError` then. The next `openBackend` makes a new context.
 */
import {
	enableProdMode,
	env,
	findBackend,
	getBackend,
	registerBackend,
	removeBackend,
	setBackend
} from '@tensorflow/tfjs-core';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { DeviceLostError } from './deviceLost.ts';
import { drawerOf, openContext, webglProblem } from './webglContext.ts';
import type { Backend } from '../trainer.ts';

export { DeviceLostError };

/** What tfjs computes on. */
export interface BackendStatus {
	backend: Backend;
	/** True where WebGL is drawn by the processor, not by a graphics chip. */
	software: boolean;
	/** Why it is not WebGL on a graphics chip, in sentences; null where it is. */
	reason: string | null;
}

const waiting = new Set<(error: DeviceLostError) => void>();
let contextIsLost = false;
/** The context opened last, lost or not. */
let presentContext: WebGL2RenderingContext | null = null;
let webglStatus: BackendStatus | null = null;

/** The context that tfjs draws in, or null on another backend. */
export function webglContext(): WebGL2RenderingContext | null {
	if (getBackend() !== 'webgl') return null;
	return (findBackend('webgl') as MathBackendWebGL).gpgpu.gl as WebGL2RenderingContext;
}

export function deviceIsLost(): boolean {
	const gl = webglContext();
	return gl !== null && (contextIsLost || gl.isContextLost());
}

/** Settles as `promise` does, or rejects as soon as the device is lost. */
export function whileDeviceLives<T>(promise: Promise<T>): Promise<T> {
	if (!webglContext()) return promise;
	if (deviceIsLost()) return Promise.reject(new DeviceLostError());
	return new Promise((resolve, reject) => {
		waiting.add(reject);
		promise.then(resolve, reject).finally(() => waiting.delete(reject));
	});
}

/** The loss of a context before the present one, heard late, says nothing of this one. */
export function noteContextLost(gl: WebGL2RenderingContext): void {
	if (gl !== presentContext) return;
	contextIsLost = true;
	for (const reject of waiting) reject(new DeviceLostError());
	waiting.clear();
}

/** Flags for packed textures, which cost small networks more packing and unpacking than they save. */
const packingFlags = [
	'WEBGL_PACK',
	'WEBGL_PACK_NORMALIZATION',
	'WEBGL_PACK_CLIP',
	'WEBGL_PACK_BINARY_OPERATIONS',
	'WEBGL_PACK_UNARY_OPERATIONS',
	'WEBGL_PACK_ARRAY_OPERATIONS',
	'WEBGL_PACK_REDUCE',
	'WEBGL_LAZILY_UNPACK'
];

/** Opens WebGL. Resolves with null once it works, otherwise with why not. */
async function openWebgl(): Promise<string | null> {
	try {
		const { MathBackendWebGL, setWebGLContext } = await import('@tensorflow/tfjs-backend-webgl');
		const opened = webglStatus && (findBackend('webgl') as MathBackendWebGL);
		if (opened && !contextIsLost && !opened.gpgpu.gl.isContextLost()) return null;
		// With this, one shader serves every width; otherwise each new width compiles some 35.
		env().set('WEBGL_USE_SHAPES_UNIFORMS', true);
		for (const flag of packingFlags) env().set(flag, false);
		const problem = await webglProblem();
		if (problem !== null) return problem;
		setWebGLContext(2, openContext()!);
		if (!env().getBool('WEBGL_RENDER_FLOAT32_CAPABLE')) {
			return 'WebGL has no 32-bit floating point on this device.';
		}
		webglStatus = null;
		if (findBackend('webgl')) removeBackend('webgl');
		const backend = new MathBackendWebGL();
		registerBackend('webgl', () => backend);
		const gl = backend.gpgpu.gl as WebGL2RenderingContext;
		gl.canvas.addEventListener('webglcontextlost', () => noteContextLost(gl), { once: true });
		presentContext = gl;
		contextIsLost = false;
		const software = drawerOf(gl) === 'processor';
		const reason = software ? 'The processor draws WebGL here, not a graphics chip.' : null;
		webglStatus = { backend: 'webgl', software, reason };
		return null;
	} catch {
		return 'WebGL could not be started.';
	}
}

const emptyModule = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** Whether there is WebAssembly, and a policy allows it. Where not, tfjs would complain in the console. */
async function hasWasm(): Promise<boolean> {
	try {
		await WebAssembly.compile(emptyModule);
		return true;
	} catch {
		return false;
	}
}

async function openWasm(): Promise<string | null> {
	if (!(await hasWasm())) return 'It has no WebAssembly either.';
	try {
		const [{ setWasmPaths }, { default: plain }, { default: simd }] = await Promise.all([
			import('@tensorflow/tfjs-backend-wasm'),
			import('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'),
			import('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url')
		]);
		// Threads would need headers that a plain static host does not send.
		env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
		setWasmPaths({
			'tfjs-backend-wasm.wasm': plain,
			'tfjs-backend-wasm-simd.wasm': simd,
			'tfjs-backend-wasm-threaded-simd.wasm': simd
		});
		return null;
	} catch {
		return 'WebAssembly could not be started.';
	}
}

async function openCpu(): Promise<string | null> {
	await import('@tensorflow/tfjs-backend-cpu');
	return null;
}

/** Each opens a backend, and resolves with null or with why there is none. */
const open: Record<Backend, () => Promise<string | null>> = {
	webgl: openWebgl,
	wasm: openWasm,
	cpu: openCpu
};

/**
 * Opens the first backend that works, or exactly `wanted`, and makes it tfjs's current one. Throws
 * where none can be had.
 */
export async function openBackend(wanted?: Backend): Promise<BackendStatus> {
	enableProdMode();
	const reasons: string[] = [];
	for (const backend of wanted ? [wanted] : (['webgl', 'wasm', 'cpu'] as const)) {
		let problem = await open[backend]();
		if (problem === null && !(await setBackend(backend))) problem = `${backend} did not start.`;
		if (problem !== null) reasons.push(problem);
		else if (backend === 'webgl') return webglStatus!;
		else {
			if (backend === 'cpu') reasons.push('Plain JavaScript does the arithmetic.');
			const reason = wanted ? `${backend} was asked for.` : reasons.join(' ');
			return { backend, software: false, reason };
		}
	}
	throw new Error(reasons.join(' '));
}

/** Makes an opened backend the current one again, at once. */
export function useBackend(backend: Backend): void {
	if (getBackend() === backend) return;
	if (!findBackend(backend)) throw new DeviceLostError();
	void setBackend(backend);
}
