import { describe, expect, test } from 'vitest';
import {
	drawPlane,
	placeOnPlane,
	type PlanePicture
} from '../../src/lib/components/ownData/draw/planePicture.ts';
import type { Pen } from '../../src/lib/components/drawing/surface.svelte.ts';
import { FakeContext } from './fakeContext.ts';

const palette = {
	ink: 'ink',
	card: 'card',
	muted: 'muted',
	hairline: 'hairline',
	pointEdge: 'edge',
	classes: ['teal', 'plum', 'black', 'gold', 'blue', 'orange'],
	sans: 'sans'
};

/** On 300 by 300 pixels: a hundred of them a unit. */
function drawn(picture: Partial<PlanePicture>): FakeContext {
	const context = new FakeContext();
	const pen = { context, palette, width: 300, height: 300, ratio: 1, fontSize: 13 };
	const all = { ground: 'plane' as const, points: [], cursor: null, eraser: null, ...picture };
	drawPlane(pen as unknown as Pen, all);
	return context;
}

test('placeOnPlane(x, y, width, height) has 0 in the middle and y upwards', () => {
	expect(placeOnPlane(150, 150, 300, 300)).toEqual({ x: 0, y: 0 });
	expect(placeOnPlane(0, 0, 300, 300)).toEqual({ x: -1.5, y: 1.5 });
	expect(placeOnPlane(250, 175, 300, 300)).toEqual({ x: 1, y: -0.25 });
});

describe('drawPlane(pen, picture)', () => {
	test('draws each class in its colour and its shape, at its place', () => {
		const points = palette.classes.map((_, mark) => ({ x: 0.5, y: -1, mark }));
		const { fills } = drawn({ points });
		expect(fills.map(({ color }) => color)).toEqual(palette.classes);
		expect(fills[0].circles).toMatchObject([{ x: 200, y: 250 }]);
		expect(fills.map(({ points }) => points.length)).toEqual([1, 0, 3, 4, 12, 10]);
	});

	test('draws heights over a line as circles in ink, and names its axes', () => {
		const { fills, texts } = drawn({ ground: 'line', points: [{ x: -1, y: 1, mark: 0 }] });
		expect(fills).toMatchObject([{ color: 'ink', circles: [{ x: 50, y: 50 }] }]);
		expect(texts.map(({ words }) => words).slice(-2)).toEqual(['y', 'x']);
	});

	test('draws the eraser as far as it reaches, and the cross of the keys on a rim', () => {
		const { strokes } = drawn({
			cursor: { x: 0, y: 0 },
			eraser: { x: 1, y: 1, reach: 0.12 }
		});
		const [, eraser, rim, cross] = strokes;
		expect(eraser.circles).toEqual([{ x: 250, y: 50, radius: expect.closeTo(12) }]);
		expect([rim.color, cross.color]).toEqual(['card', 'ink']);
		expect(cross.points.slice(0, 2)).toEqual([
			{ x: 156, y: 150 },
			{ x: 165, y: 150 }
		]);
	});
});
