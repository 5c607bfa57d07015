import { describe, expect, it } from 'vitest';
import {
	biasSide,
	layoutNetwork,
	parameterNear
} from '../../src/lib/components/drawing/network/networkLayout.ts';
import { isDrawable } from '../../src/lib/components/drawing/network/drawingSize.ts';
import { countParameters } from '../../src/lib/network/cost.ts';
import { denseNetwork } from '../../src/lib/network/spec.ts';

const stack = (inputs: number, hidden: number[], outputs = 1) =>
	denseNetwork({ inputs, hidden, outputs, activation: 'tanh' });

describe('isDrawable(spec)', () => {
	it.each([
		[stack(2, [3, 3]), true],
		[stack(1, []), true],
		[stack(8, [8, 8, 8, 8, 8]), true],
		[stack(2, [9]), false],
		[stack(9, [2]), false],
		[stack(2, [2, 2, 2, 2, 2, 2]), false],
		[{ input: [8, 1], layers: [{ kind: 'globalMaxPooling' }] } as const, false]
	])('%j: %s', (spec, drawable) => {
		expect(isDrawable(spec)).toBe(drawable);
	});
});

describe.each([
	['2-3-3-1', stack(2, [3, 3])],
	['1-1', stack(1, [])],
	['1-8-8-8-1', stack(1, [8, 8, 8])],
	['8-8-8-8-8-8-2', stack(8, [8, 8, 8, 8, 8], 2)]
])('layoutNetwork(%s, width)', (_, spec) => {
	const layouts = [240, 307, 600].map((width) => ({
		width,
		layout: layoutNetwork(spec, { width })
	}));

	it('draws every parameter once: weights as connections, biases at their units', () => {
		for (const { layout } of layouts) {
			const drawn = [...layout.connections, ...layout.biases].map(({ index }) => index);
			expect(drawn.sort((a, b) => a - b)).toEqual(
				Array.from({ length: countParameters(spec) }, (_, index) => index)
			);
		}
	});

	it('has maps of 24 px or more in a card, which do not touch, in the room there is', () => {
		for (const { width, layout } of layouts) {
			const { side, nodes } = layout;
			expect(side).toBeGreaterThanOrEqual(width < 300 ? 16 : 24);
			for (const [at, node] of nodes.entries()) {
				expect(node.left).toBeGreaterThanOrEqual(0);
				expect(node.top).toBeGreaterThanOrEqual(0);
				expect(node.left + side).toBeLessThanOrEqual(layout.width);
				expect(node.top + side).toBeLessThanOrEqual(layout.height);
				for (const other of nodes.slice(at + 1)) {
					const apart = Math.max(Math.abs(node.left - other.left), Math.abs(node.top - other.top));
					expect(apart).toBeGreaterThan(side);
				}
			}
			if (nodes.length < 20) expect(layout.width).toBe(width);
		}
	});

	it('ends every line where no other ends, so that each can be pointed at there', () => {
		for (const { layout } of layouts) {
			const ends = layout.connections.map(({ to }) => to.join());
			expect(new Set(ends).size).toBe(ends.length);
			for (const { index, to } of layout.connections) {
				expect(parameterNear(layout, to[0], to[1], 1)).toBe(index);
			}
		}
	});
});

describe('parameterNear(layout, x, y, reach)', () => {
	const layout = layoutNetwork(stack(2, [3, 3]), { width: 307 });

	it('finds a bias on its square', () => {
		for (const { index, left, top } of layout.biases) {
			expect(parameterNear(layout, left + biasSide / 2, top + biasSide / 2, 7)).toBe(index);
		}
	});

	it('finds a line near its middle, and nothing beside all lines', () => {
		const { index, from, to } = layout.connections[0];
		const middle = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
		expect(parameterNear(layout, middle[0], middle[1] - 3, 7)).toBe(index);
		expect(parameterNear(layout, 3, 3, 7)).toBe(-1);
		expect(parameterNear(layout, -500, 900, 7)).toBe(-1);
	});
});
