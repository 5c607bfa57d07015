import { expect, test } from 'vitest';
import {
	curveHeight,
	drawClassCurves
} from '../../../src/lib/components/drawing/classes/classCurves.ts';
import type { Palette } from '../../../src/lib/components/palette.ts';
import { FakeContext } from '../fakeContext.ts';

const table = {
	rows: 3,
	inputs: Float32Array.of(-1, 0, 1),
	targets: Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1)
};
const flipped = { training: new Uint8Array(3), validation: new Uint8Array(3) };
const logits = Float32Array.of(0, 0, 0, Math.log(8), 0, 0, 0, 0, Math.log(2));
const picture = {
	values: Float32Array.of(0, 0, 0, 0, 0, Math.log(2)),
	xs: Float32Array.of(-1, 1),
	range: [-1, 1] as const,
	data: { training: table, validation: table, flipped },
	outputs: { training: logits, validation: logits },
	inputName: 'length'
};

test('curveHeight(picture, set, row) is the probability of the point’s own class', () => {
	expect(curveHeight(picture, 'training', 0)).toBeCloseTo(1 / 3, 6);
	expect(curveHeight(picture, 'training', 1)).toBeCloseTo(1 / 10, 6);
	expect(curveHeight(picture, 'validation', 2)).toBeCloseTo(1 / 2, 6);
	const silent = { ...picture, outputs: { training: null, validation: null } };
	expect(curveHeight(silent, 'training', 1)).toBe(0);
	const broken = { ...picture, outputs: { training: logits.map(() => NaN), validation: null } };
	expect(curveHeight(broken, 'training', 1)).toBe(0);
});

test('drawClassCurves(pen, picture) has a curve for each class and every point on its own', () => {
	const context = Object.assign(new FakeContext(), { measureText: () => ({ width: 20 }) });
	const palette = {
		classes: ['teal', 'plum', 'ink'],
		pointEdge: 'edge',
		hairline: 'hair',
		ink: 'black',
		muted: 'grey',
		sans: 'sans-serif'
	} as unknown as Palette;
	const frame = drawClassCurves(
		{
			context: context as unknown as CanvasRenderingContext2D,
			...{ width: 300, height: 300, ratio: 1, fontSize: 13, palette }
		},
		picture
	);
	const curves = context.strokes.filter(({ color }) => palette.classes.includes(color));
	expect(curves.map(({ color }) => color)).toEqual(['teal', 'plum', 'ink']);
	const ends = curves.map(({ points }) => points.at(-1)!.y);
	[0.25, 0.25, 0.5].forEach((share, own) => expect(ends[own]).toBeCloseTo(frame.y(share), 4));
	const [circle] = context.fills.filter(({ color }) => color === 'teal')[0].circles;
	expect(circle.x).toBeCloseTo(frame.x(-1), 6);
	expect(circle.y).toBeCloseTo(frame.y(1 / 3), 4);
	expect(context.fills.map(({ color }) => color)).toEqual(['teal', 'plum', 'ink']);
});
