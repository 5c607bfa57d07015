import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mix, parseColour, pixelOf } from '../../../src/lib/components/drawing/colour.ts';
import { classBorders } from '../../../src/lib/components/drawing/classes/classBorders.ts';
import {
	classRamps,
	gridsOf,
	shadeClasses
} from '../../../src/lib/components/drawing/classes/classField.ts';
import { namePlaces, settleNames } from '../../../src/lib/components/drawing/classes/classNames.ts';
import {
	addLook,
	lookOf,
	lookPath,
	mostToldApart,
	shapes
} from '../../../src/lib/components/drawing/classes/looks.ts';
import { looksOf } from '../../../src/lib/components/drawing/decisionPoints.ts';

/** Custom properties of one theme in `app.css`. */
function theme(selector: string): Record<string, string> {
	const css = readFileSync('src/app.css', 'utf8');
	const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0];
	return Object.fromEntries([...block.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, k, v]) => [k, v]));
}

const light = theme(':root');
const themes = { light, dark: { ...light, ...theme(":root[data-theme='dark']") } };

function colour(look: number, kind: '' | '-fill', colours: Record<string, string>): string {
	const value = colours[`class-${look + 1}${kind}`];
	return value.replace(/^var\(--(.+)\)$/, (_, name: string) => colours[name]);
}

function luminance(text: string): number {
	const [r, g, b] = parseColour(text).map((part) => {
		const share = part / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Lightness L* of CIELAB, 0–100: what is left in greyscale. */
const lightness = (text: string) => 116 * Math.cbrt(luminance(text)) - 16;

function contrast(a: string, b: string): number {
	const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
	return (high + 0.05) / (low + 0.05);
}

describe.each(Object.entries(themes))('the looks of classes, %s', (_, colours) => {
	const looks = shapes.map((_, look) => look);

	test('begin with the teal and the plum of two classes', () => {
		expect(colour(0, '', colours)).toBe(colours.positive);
		expect(colour(1, '-fill', colours)).toBe(colours['negative-fill']);
	});

	test('have points of three times the contrast of the ground at least', () => {
		for (const look of looks) {
			expect(contrast(colour(look, '', colours), colours.card)).toBeGreaterThan(3);
		}
	});

	test('have colours of their own', () => {
		for (const kind of ['', '-fill'] as const) {
			expect(new Set(looks.map((look) => colour(look, kind, colours))).size).toBe(10);
		}
	});

	test('have six fills that greyscale tells apart, and from the ground', () => {
		const fills = looks.slice(0, mostToldApart).map((look) => colour(look, '-fill', colours));
		const levels = [colours.card, ...fills].map(lightness).sort((a, b) => a - b);
		for (let i = 1; i < levels.length; i++) expect(levels[i] - levels[i - 1]).toBeGreaterThan(6);
	});
});

describe('lookOf(class, classes)', () => {
	test('is the circle for class 1 of two, and for the first of more', () => {
		expect([0, 1].map((own) => shapes[lookOf(own, 2)].name)).toEqual(['square', 'circle']);
		expect([0, 1, 2].map((own) => shapes[lookOf(own, 3)].name)).toEqual([
			'circle',
			'square',
			'triangle'
		]);
	});

	test('gives every row of targets its look', () => {
		const inputs = new Float32Array(4);
		const two = { rows: 2, inputs, targets: Float32Array.of(0, 1) };
		expect([...looksOf(two)]).toEqual([1, 0]);
		const three = { rows: 2, inputs, targets: Float32Array.of(0, 0, 1, 1, 0, 0) };
		expect([...looksOf(three)]).toEqual([2, 0]);
	});
});

describe('addLook(path, look, x, y, radius)', () => {
	/** Which of 48 × 48 places lie within the shape, by the winding of its outline. */
	function covered(look: number): boolean[] {
		const outline: [number, number][] = [];
		const rectangle = (left: number, top: number, width: number, height: number) =>
			outline.push(
				[left, top],
				[left + width, top],
				[left + width, top + height],
				[left, top + height]
			);
		addLook(
			{
				moveTo: (x, y) => void outline.push([x, y]),
				lineTo: (x, y) => void outline.push([x, y]),
				closePath: () => {},
				rect: rectangle,
				arc: (x, y, r) => {
					outline.length = 0;
					for (let i = 0; i < 60; i++) {
						outline.push([x + r * Math.cos(i / 9.55), y + r * Math.sin(i / 9.55)]);
					}
				}
			},
			look,
			0,
			0,
			6
		);
		const isInside = (x: number, y: number) =>
			outline.reduce((inside, [x1, y1], i) => {
				const [x2, y2] = outline[(i + 1) % outline.length];
				const crosses = y1 > y !== y2 > y && x < x1 + ((x2 - x1) * (y - y1)) / (y2 - y1);
				return crosses ? !inside : inside;
			}, false);
		return Array.from({ length: 2304 }, (_, i) =>
			isInside(((i % 48) - 23.5) / 2, (Math.floor(i / 48) - 23.5) / 2)
		);
	}
	const all = shapes.map((_, look) => covered(look));

	test('draws shapes of about the same weight', () => {
		const areas = all.map((places) => places.filter(Boolean).length);
		for (const area of areas) expect(area / areas[0]).toBeGreaterThan(0.75);
		for (const area of areas) expect(area / areas[0]).toBeLessThan(1.3);
	});

	test('draws six shapes that differ in a sixth of their places', () => {
		for (let a = 0; a < mostToldApart; a++) {
			for (let b = 0; b < a; b++) {
				const different = all[a].filter((inside, i) => inside !== all[b][i]).length;
				expect(different / all[0].filter(Boolean).length, `${a} and ${b}`).toBeGreaterThan(1 / 6);
			}
		}
	});

	test('is the same as a path of an SVG', () => {
		expect(lookPath(1, 5, 5, 1)).toBe('M4.1 4.1h1.8v1.8h-1.8Z');
		expect(lookPath(3, 10, 10, 10)).toBe('M10 -3L23 10L10 23L-3 10Z');
		expect(lookPath(0, 5, 5, 1)).toBe('M6 5A1 1 0 1 1 4 5A1 1 0 1 1 6 5Z');
	});
});

/** Logits of several classes over a square, `[cells, classes]`. */
function field(side: number, classes: number, f: (x: number, y: number, own: number) => number) {
	const at = (i: number) => (i + 0.5) / side;
	const values = Float32Array.from({ length: side * side * classes }, (_, i) => {
		const cell = Math.floor(i / classes);
		return f(at(cell % side), at(Math.floor(cell / side)), i % classes);
	});
	return { columns: side, rows: side, values };
}

const fills = ['#ff0000', '#00ff00', '#0000ff', '#ffff00', '#00ffff'];

describe('shadeClasses(grids, ramps, pixels, width, height)', () => {
	function shaded(of: ReturnType<typeof field>, classes: number, side: number): Uint32Array {
		const pixels = new Uint32Array(side * side);
		const ramps = classRamps(fills.slice(0, classes), '#ffffff');
		shadeClasses(gridsOf(of, classes), ramps, pixels, side, side);
		return pixels;
	}

	test('gives a place the fill of the class that is certain there', () => {
		// Columns of a fifth each, a class after the other.
		const stripes = field(40, 5, (x, _, own) => (Math.floor(x * 5) === own ? 30 : 0));
		const pixels = shaded(stripes, 5, 40);
		for (let column = 0; column < 40; column++) {
			if (column % 8 === 0 || column % 8 === 7) continue; // at a border
			const own = Math.floor(column / 8);
			expect(pixels[20 * 40 + column]).toBe(pixelOf(parseColour(fills[own])));
		}
	});

	test('is as strong as the network is sure', () => {
		const white = [255, 255, 255] as const;
		for (const probability of [0.4, 0.6, 0.9, 0.99]) {
			const logit = Math.log((2 * probability) / (1 - probability));
			const pixels = shaded(
				field(6, 3, (_, __, own) => (own === 1 ? logit : 0)),
				3,
				4
			);
			const sureness = (probability - 1 / 3) / (2 / 3);
			const [red] = mix(white, parseColour(fills[1]), sureness);
			expect(new Uint8Array(pixels.buffer)[0]).toBeGreaterThan(red - 3);
			expect(new Uint8Array(pixels.buffer)[0]).toBeLessThan(red + 3);
		}
	});

	test('gives the ground where all are equally probable and where an output is no number', () => {
		const ground = pixelOf([255, 255, 255]);
		const level = shaded(
			field(4, 4, () => 2),
			4,
			3
		);
		expect([...new Set(level)]).toEqual([ground]);
		const broken = shaded(
			field(4, 4, (_, __, own) => (own === 2 ? NaN : own)),
			4,
			3
		);
		expect([...new Set(broken)]).toEqual([ground]);
	});
});

describe('classBorders(grids)', () => {
	test('run where two classes are equally probable', () => {
		const grids = gridsOf(
			field(20, 3, (x, y, own) => [4 * (x - 0.4), -4 * (x - 0.4) + y, -50][own]),
			3
		);
		const borders = classBorders(grids);
		expect(borders.length).toBeGreaterThan(15);
		for (const [x, y] of borders.flat()) expect(8 * (x - 0.4)).toBeCloseTo(y, 4);
	});

	test('meet where three classes do', () => {
		const towards = [0, 1, 2].map((own) => (2 * Math.PI * own) / 3 + 0.2);
		const grids = gridsOf(
			field(21, 3, (x, y, own) => {
				const angle = towards[own];
				return Math.cos(angle) * (x - 0.5) + Math.sin(angle) * (y - 0.5);
			}),
			3
		);
		const ends = classBorders(grids)
			.flat()
			.map(([x, y]) => Math.hypot(x - 0.5, y - 0.5));
		expect(Math.min(...ends)).toBeLessThan(0.02);
		expect(Math.max(...ends)).toBeGreaterThan(0.45);
	});

	test('are none on a map of one class or of no numbers', () => {
		for (const value of [5, NaN]) {
			const grids = gridsOf(
				field(6, 3, (_, __, own) => (own === 1 ? value : 0)),
				3
			);
			expect(classBorders(grids)).toEqual([]);
		}
	});
});

describe('names of classes on a map', () => {
	test('stand in the middle of their points', () => {
		const rows = 9;
		const inputs = Float32Array.from({ length: 18 }, (_, i) => i);
		const targets = new Float32Array(27);
		for (let row = 0; row < rows; row++) targets[row * 3 + (row < 5 ? 0 : 2)] = 1;
		const places = namePlaces({ rows, inputs, targets }, (all, row) => [
			all[2 * row],
			all[2 * row + 1]
		]);
		expect(places).toEqual([
			{ own: 0, x: 4, y: 5 },
			{ own: 2, x: 14, y: 15 }
		]);
	});

	test('do not cover one another and stay inside', () => {
		const places = Array.from({ length: 4 }, (_, own) => ({ own, x: 290, y: 100 }));
		const settled = settleNames(places, [60, 60, 60, 60], 18, { width: 300, height: 200 });
		expect(settled.map(({ y }) => y)).toEqual([100, 118, 82, 136]);
		for (const { x } of settled) expect(x).toBe(268);
	});
});
