/** Each kernel by itself, for tests: the page's module is `index.ts`. */
import { exp4, sigmoid4 } from './elementary/exponential';
import { tanh4 } from './elementary/hyperbolicTangent';
import { cos4, sin4 } from './elementary/sine';
export { activate, throughActivation } from './activation';
export { backward } from './backward';
export { dropUnits } from './dropout';
export { forward } from './forward';
export { gather } from './gather';
export { product } from './product';
export { gradientOfBias, gradientOfKernel } from './gradient';
export { flatten, unflatten } from './flatten';
export { firstFree, predict, train } from './index';
export { lossGradient, scale } from './lossGradient';
export { addProduct, gradientOfLowRank } from './lowRank';
export { clearPadding, clearRows } from './network';
export { advance } from './optimizer';
export { prepare } from './prepare';
export { roundWeights } from './rounding';
export { gatherPatches, scatterPatches } from './patches';
export { backFromMean, backToLargest, poolLargest, poolMean } from './pooling';
export { addToInputs, joinGradients, splitGradient } from './residual';
export { shuffle } from './shuffle';
export { transpose } from './transpose';

export function exponentials(values: usize, size: usize): void {
	for (let p = values; p < values + size; p += 16) v128.store(p, exp4(v128.load(p)));
}

export function hyperbolicTangents(values: usize, size: usize): void {
	for (let p = values; p < values + size; p += 16) v128.store(p, tanh4(v128.load(p)));
}

export function sines(values: usize, size: usize): void {
	for (let p = values; p < values + size; p += 16) v128.store(p, sin4(v128.load(p)));
}

export function cosines(values: usize, size: usize): void {
	for (let p = values; p < values + size; p += 16) v128.store(p, cos4(v128.load(p)));
}

export function sigmoids(values: usize, size: usize): void {
	for (let p = values; p < values + size; p += 16) v128.store(p, sigmoid4(v128.load(p)));
}
