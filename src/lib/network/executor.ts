/**
 * What carries out the training; the numbers agree to within rounding. `fast`: recorded WebGL draws,
 * where they can run. `reference`: tfjs's automatic differentiation, for a doubter to compare; as slow
 * as that is.
 */
export const executors = ['fast', 'reference'] as const;
export type Executor = (typeof executors)[number];
