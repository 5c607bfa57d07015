import { describe, expect, test } from 'vitest';
import { drawCurves, type CurvePicture } from '../../src/lib/components/drawing/curve/curvePlot.ts';
import { nameGhost } from '../../src/lib/components/drawing/curve/ghostName.ts';
import type { Pen } from '../../src/lib/components/drawing/surface.svelte.ts';
import { look } from './fakeChart.ts';
import { FakeContext } from './fakeContext.ts';

const xs = Float32Array.from({ length: 41 }, (_, i) => -1 + i / 20);
const none = { rows: 0, inputs: new Float32Array(), targets: new Float32Array() };
const training = {
	rows: 3,
	inputs: Float32Array.of(-0.5, 0, 0.5),
	targets: Float32Array.of(-1, 0.5, 1)
};
const picture: CurvePicture = {
	series: [{ letter: 'A', colour: 'A', values: xs.map((x) => x), emphasised: true }],
	xs,
	window: { x: [-1, 1], y: [-2, 2] },
	data: { training, validation: none } as unknown as CurvePicture['data'],
	truth: null
};

class MeasuringContext extends FakeContext {
	globalAlpha = 1;
	measureText(words: string) {
		return { width: 6 * words.length };
	}
}

function draw(changes: Partial<CurvePicture>) {
	const context = new MeasuringContext();
	const { palette } = look;
	const pen = { context, width: 400, height: 360, ratio: 1, palette, fontSize: 12 };
	const seen = { ...picture, ...changes };
	const frame = drawCurves(pen as unknown as Pen, seen);
	const { ghost = null } = seen;
	const names = ghost ? nameGhost(pen as unknown as Pen, frame, seen, ghost, []) : [];
	return { context, names, frame };
}

describe('drawCurves(pen, picture)', () => {
	test('draws a stick from each training point straight to the curve', () => {
		const predictions = training.inputs.map((x) => x);
		const bare = draw({}).context.strokes.length;
		const { context } = draw({ sticks: predictions });
		expect(context.strokes.length).toBe(bare + 1);
		const sticks = context.strokes.find(
			({ width, points }) => width === 1.5 && points.length === 6
		)!;
		for (let stick = 0; stick < 3; stick++) {
			const [from, to] = sticks.points.slice(2 * stick, 2 * stick + 2);
			expect(from.x).toBe(to.x);
		}
		const [from, to] = sticks.points.slice(2, 4);
		expect(to.y - from.y).toBeGreaterThan(20); // The middle point lies half a unit over the line.
	});

	test('writes a table’s own numbers and names on its axes, and moves no point', () => {
		const units = {
			x: { name: 'length', mean: 25, spread: 5 },
			y: { name: 'mass', mean: 3000, spread: 500 }
		};
		const [bare, own] = [draw({}), draw({ units })];
		const words = own.context.texts.map(({ words }) => words);
		expect(words).toEqual(expect.arrayContaining(['length', 'mass', '20', '30', '3000']));
		expect(bare.context.texts.map(({ words }) => words)).toContain('0');
		for (const share of [0, 0.25, 1]) {
			const value = -1 + 2 * share;
			const [from, to] = [own.frame.x(-1), own.frame.x(1)];
			expect(own.frame.x(value)).toBeCloseTo(from + share * (to - from), 6);
		}
		expect(own.frame.y(2)).toBeLessThan(own.frame.y(-2));
	});

	test('dashes a curve to compare with, and names it beside itself', () => {
		const ghost = { name: 'your curve', values: xs.map((x) => -x) };
		const { context, names } = draw({ ghost });
		expect(context.strokes.filter(({ dash }) => dash.length > 0)).toHaveLength(1);
		expect(context.texts.map(({ words }) => words)).toContain('your curve');
		expect(names).toHaveLength(1);
	});
});
