/**
 * sin in tfjs operations, by the series of sin and cos of r = x − n · ½π with |r| ≤ ¼π: the `sin` of GLSL,
 * which tfjs takes on WebGL, is off by a ten-thousandth where the processor draws.
 */
import {
	add,
	customGrad,
	greater,
	mod,
	mul,
	neg,
	round,
	square,
	sub,
	where
} from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** ½π in three parts. */
const halfPi = [1.5703125, 4.837512969970703125e-4, 7.54978995489188216e-8];
/** (sin r − r) / r³ and cos r as series in r², the highest first. */
const sineSeries = [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1];
const cosineSeries = [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2, -0.5, 1];

function series([highest, second, ...others]: readonly number[], x: Tensor): Tensor {
	const start: Tensor = add(mul(x, highest), second);
	return others.reduce((sum, next) => add(mul(sum, x), next), start);
}

/** sin of x + `quarters` · ½π. */
function turned(x: Tensor, quarters: number): Tensor {
	const n = round(mul(x, 2 / Math.PI));
	const r = halfPi.reduce<Tensor>((rest, part) => sub(rest, mul(n, part)), x);
	const s = square(r);
	const sine = add(r, mul(mul(r, s), series(sineSeries, s)));
	const turn = mod(add(n, quarters), 4);
	const value = where(greater(mod(turn, 2), 0.5), series(cosineSeries, s), sine);
	return where(greater(turn, 1.5), neg(value), value);
}

export const sine: (x: Tensor) => Tensor = customGrad((x, save) => {
	const of = x as Tensor;
	(save as (tensors: Tensor[]) => void)([of]);
	return {
		value: turned(of, 0),
		gradFunc: (upstream, saved) => mul(upstream, turned(saved[0], 1))
	};
});
