/**
 * What carries out the training; the numbers agree to within rounding. `webgl`: recorded WebGL draws, for
 * a graphics chip. `wasm`: kernels for the processor, in WebAssembly with SIMD; the same bits everywhere.
 * `reference`: tfjs's automatic differentiation, for a doubter to compare; as slow as that is.
 */
export const executors = ['webgl', 'wasm', 'reference'] as const;
export type Executor = (typeof executors)[number];

/** `fast`: the one that is best on the device at hand. */
export const executorChoices = ['fast', ...executors] as const;
export type ExecutorChoice = (typeof executorChoices)[number];
