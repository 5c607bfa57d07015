/**
 * What carries out the training; the numbers agree to within rounding. `fast`: recorded WebGL draws,
 * where they can run. `reference`: tfjs's automatic differentiation, for a doubter to compare; as slow
 * as that is. `wasm`: kernels for the processor, in WebAssembly with SIMD; the same bits everywhere.
 */
export const executors = ['fast', 'reference', 'wasm'] as const;
export type Executor = (typeof executors)[number];
