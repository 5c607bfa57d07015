import { zipSync } from 'fflate';
import { joined, u16, utf8, zeros } from './bytes.ts';

/** A NumPy array of zeros, in version 1 of its form. */
export function makeNpy(descr: string, shape: readonly number[], bytes: number): Uint8Array {
	const sides = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
	const head = `{'descr': ${descr.startsWith('[') ? descr : `'${descr}'`}, 'fortran_order': False, 'shape': (${sides}), }`;
	const text = utf8(`${head}${' '.repeat(127 - ((10 + head.length) % 128))}\n`);
	return joined([0x93], utf8('NUMPY'), [1, 0], u16(text.length), text, zeros(bytes));
}

export function makeZip(files: Record<string, Uint8Array>, isPacked = false): Uint8Array {
	return zipSync(files, { level: isPacked ? 6 : 0, mtime: '2020-01-01' });
}

export interface LayerJson {
	class_name: string;
	config: Record<string, unknown>;
	build_config?: Record<string, unknown>;
	module?: string;
}

export const layer = (
	kind: string,
	config: Record<string, unknown>,
	input?: readonly (number | null)[] | Record<string, unknown>
): LayerJson => ({
	module: 'keras.layers',
	class_name: kind,
	config: { name: kind.toLowerCase(), ...config },
	...((input && { build_config: Array.isArray(input) ? { input_shape: input } : input }) as object)
});

export const sequential = (layers: readonly LayerJson[], config = {}): LayerJson =>
	layer('Sequential', { layers, ...config });

export function makeKeras(model: unknown, isPacked = false): Uint8Array {
	const config = utf8(JSON.stringify(model));
	return makeZip(
		{ 'metadata.json': utf8('{}'), 'config.json': config, 'model.weights.h5': zeros(640) },
		isPacked
	);
}
