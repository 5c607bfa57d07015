import bytesInBase64 from './kernels/index.ts?assembly';

/** What the module of kernels exports; addresses are of bytes in its memory. See `kernels/index.ts`. */
export interface Kernels {
	memory: WebAssembly.Memory;
	firstFree(): number;
	train(network: number, steps: number, count: number): void;
	predict(network: number, inputs: number, rows: number, shift: number): void;
	prepare(network: number): void;
	shuffle(order: number, rows: number, seed: number): void;
}

const bytes = Uint8Array.from(atob(bytesInBase64), (character) => character.charCodeAt(0));

let compiled: Promise<WebAssembly.Module> | null = null;

const compile = () => (compiled ??= WebAssembly.compile(bytes));

/** Whether WebAssembly with SIMD is to be had here, and a policy allows it. */
export async function hasSimd(): Promise<boolean> {
	try {
		await compile();
		return true;
	} catch {
		return false;
	}
}

/** An instance with a memory of its own. */
export async function openKernels(): Promise<Kernels> {
	const { exports } = await WebAssembly.instantiate(await compile(), {
		env: {
			abort() {
				throw new Error('A kernel was called wrongly.');
			}
		}
	});
	return exports as unknown as Kernels;
}
