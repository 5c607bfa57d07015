import { describe, expect, test } from 'vitest';
import { drawStrips } from '../../src/lib/components/drawing/classes/strips.ts';
import type { Palette } from '../../src/lib/components/palette.ts';
import { FakeContext } from './fakeContext.ts';

const palette = {
	classes: Array.from({ length: 10 }, (_, look) => `look ${look}`),
	pointEdge: 'edge',
	hairline: 'hair',
	ink: 'black',
	card: 'card',
	muted: 'grey',
	sans: 'sans-serif'
} as unknown as Palette;

/** One row a class, which the network is certain of. */
function drawn(classes: number, side: number, names?: string[]) {
	const context = Object.assign(new FakeContext(), {
		measureText: () => ({ width: 20 }),
		strokeRect: () => {}
	});
	const width = classes === 2 ? 1 : classes;
	const targets = new Float32Array(classes * width);
	for (let row = 0; row < classes; row++) {
		if (width === 1) targets[row] = row;
		else targets[row * width + row] = 1;
	}
	const table = { rows: classes, inputs: new Float32Array(classes * 3), targets };
	const logits = targets.map((target) => 20 * target - 10);
	drawStrips(
		{
			context: context as unknown as CanvasRenderingContext2D,
			...{ width: side, height: side, ratio: 1, fontSize: 13, palette }
		},
		{ training: table, validation: table },
		{ training: logits, validation: logits },
		names
	);
	return {
		texts: context.texts.map(({ words }) => words),
		fills: context.fills.map(({ color }) => color)
	};
}

describe('drawStrips(pen, data, outputs, names)', () => {
	test('of two classes has class 1 above, and the axis is its probability', () => {
		const { texts, fills } = drawn(2, 300);
		expect(texts.slice(-2)).toEqual(['class 1', 'class 0']);
		expect(texts).toContain('predicted probability of class 1');
		expect(fills).toEqual(['look 1', 'look 0']);
	});

	test('of more has a strip for each, and the axis is the probability of the right one', () => {
		const { texts, fills } = drawn(3, 300, ['Adelie', 'Gentoo', 'Chinstrap']);
		expect(texts.slice(-3)).toEqual(['Adelie', 'Gentoo', 'Chinstrap']);
		expect(texts).toContain('predicted probability of the right class');
		expect(fills).toEqual(['look 0', 'look 1', 'look 2']);
	});

	test('has marks for names where there is no room for these', () => {
		const { texts, fills } = drawn(10, 150);
		expect(texts.some((words) => words.startsWith('class '))).toBe(false);
		expect(fills).toHaveLength(20);
		expect(fills.slice(10)).toEqual(palette.classes);
	});
});
