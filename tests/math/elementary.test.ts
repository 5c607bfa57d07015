import { describe, expect, test } from 'vitest';
import { cos, exp, log, log1p, sin, squashAll, tanh } from '../../src/lib/math/elementary.ts';
import { randomStream } from '../../src/lib/random/randomStream.ts';

const view = new DataView(new ArrayBuffer(8));

/** Units in the last place between two numbers of one sign. */
function unitsApart(a: number, b: number): number {
	const order = (value: number) => {
		view.setFloat64(0, Math.abs(value));
		return view.getBigInt64(0);
	};
	if (Object.is(a, b)) return 0;
	if (Math.sign(a) !== Math.sign(b)) return Infinity;
	const distance = order(a) - order(b);
	return Number(distance < 0n ? -distance : distance);
}

/** Of many arguments, the one for which `ours` is farthest from `Math`'s. */
function worst(ours: (x: number) => number, theirs: (x: number) => number, draw: () => number) {
	let units = 0;
	let at = NaN;
	for (let i = 0; i < 50_000; i++) {
		const x = draw();
		const apart = unitsApart(ours(x), theirs(x));
		if (apart > units) [units, at] = [apart, x];
	}
	return { units, at };
}

// `Math`'s own are within one unit of the truth, ours within one or two.
describe('elementary functions beside those of Math', () => {
	const random = randomStream(1, 'elementary');
	const within = (size: number) => () => size * (2 * random.uniform() - 1);
	const scales = (low: number, high: number) => () => 10 ** (low + (high - low) * random.uniform());

	test.each([
		['exp', exp, Math.exp, within(1), 1],
		['exp', exp, Math.exp, within(700), 1],
		['log', log, Math.log, scales(-300, 300), 1],
		['log', log, Math.log, () => 0.5 + random.uniform(), 2],
		['log1p', log1p, Math.log1p, scales(-20, 3), 2],
		['log1p', log1p, Math.log1p, within(0.9), 3],
		['sin', sin, Math.sin, within(4), 1],
		['sin', sin, Math.sin, within(1e5), 1],
		['cos', cos, Math.cos, within(4), 1],
		['cos', cos, Math.cos, within(1e5), 1],
		['tanh', tanh, Math.tanh, within(3), 3],
		['tanh', tanh, Math.tanh, scales(-20, 2), 3]
	] as const)('%s stays close', (_name, ours, theirs, draw, most) => {
		expect(worst(ours, theirs, draw).units).toBeLessThanOrEqual(most);
	});
});

const edges: [of: (x: number) => number, ...pairs: [x: number, y: number][]][] = [
	[exp, [0, 1], [-Infinity, 0], [Infinity, Infinity], [710, Infinity], [-746, 0], [-745, 5e-324]],
	[log, [1, 0], [0, -Infinity], [Infinity, Infinity], [-1, NaN], [5e-324, -744.4400719213812]],
	[log1p, [0, 0], [-1, -Infinity], [-2, NaN], [1e-300, 1e-300], [Infinity, Infinity]],
	[sin, [0, 0], [-0, -0], [Infinity, NaN]],
	[cos, [0, 1], [Infinity, NaN]],
	[tanh, [0, 0], [-0, -0], [Infinity, 1], [-Infinity, -1], [1e-300, 1e-300]]
];

test.each(edges)('%o at its edges', (of, ...pairs) => {
	expect(pairs.map(([x]) => of(x))).toEqual(pairs.map(([, y]) => y));
	expect(of(NaN)).toBeNaN();
});

test('squashAll(values) has the bits of exp', () => {
	const random = randomStream(2, 'elementary');
	const places = Array.from({ length: 20_000 }, (_, i) => (i % 2 ? 3 : 600) * random.normal());
	places.push(0, -0, 350, -350, 400, -400, 1e300, Infinity, -Infinity, NaN, 5e-324);
	const values = Float64Array.from(places);
	squashAll(values);
	expect([...values]).toEqual(places.map((x) => 1 - 2 / (exp(2 * x) + 1)));
});
