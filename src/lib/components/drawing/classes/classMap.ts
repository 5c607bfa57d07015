/** What a map of several classes is drawn with: its colours, the borders between them, and their names. */
import type { Split } from '$lib/data/table.ts';
import { placeIn, type Window } from '../decisionPoints.ts';
import type { Pen } from '../surface.svelte.ts';
import type { Grid } from '../decisionField.ts';
import type { Palette } from '../../palette.ts';
import { classBorders, type Border } from './classBorders.ts';
import { classRamps, gridsOf, shadeClasses } from './classField.ts';
import { namePlaces, settleNames } from './classNames.ts';

export const rampsOf = ({ classFills, card }: Palette) => classRamps(classFills, card);

/** Fills the pixels with the colours of a field `[cells, classes]`, and finds the borders. */
export function fillClasses(
	field: Grid,
	ramps: readonly Uint32Array[],
	pixels: Uint32Array,
	width: number,
	height: number
): Border[] {
	const grids = gridsOf(field, field.values.length / (field.columns * field.rows));
	shadeClasses(grids, ramps, pixels, width, height);
	return classBorders(grids);
}

export function strokeBorders(
	{ context, width, height, palette }: Pen,
	borders: readonly Border[]
) {
	context.beginPath();
	for (const [[fromX, fromY], [toX, toY]] of borders) {
		context.moveTo(fromX * width, fromY * height);
		context.lineTo(toX * width, toY * height);
	}
	context.strokeStyle = palette.ink;
	context.lineCap = 'round';
	context.lineWidth = 1.6;
	context.stroke();
	context.lineCap = 'butt';
}

/** Three of the longest names have room side by side; a letter is about so wide, in sizes of the text. */
const abreast = 3;
const letterWidth = 0.56;

/** Each name in the middle of its class's points, on a rim of the ground. */
export function writeClassNames(
	pen: Pen,
	window: Window,
	{ training, validation }: Split,
	classes: readonly string[]
) {
	const { context, palette, fontSize, width, height } = pen;
	const points = training.rows > 0 ? training : validation;
	if (points.rows === 0) return;
	context.font = `600 ${fontSize}px ${palette.sans}`;
	const places = namePlaces(points, placeIn(pen, window));
	const longest = Math.max(3, Math.floor(width / abreast / (letterWidth * fontSize)));
	const names = places.map(({ own }) => shortened(classes[own], longest));
	const widths = names.map((name) => context.measureText(name).width);
	context.textAlign = 'center';
	context.textBaseline = 'middle';
	context.lineJoin = 'round';
	context.lineWidth = 4;
	context.strokeStyle = palette.card;
	context.fillStyle = palette.ink;
	settleNames(places, widths, fontSize * 1.35, { width, height }).forEach(({ x, y }, at) => {
		context.strokeText(names[at], x, y);
		context.fillText(names[at], x, y);
	});
}

function shortened(name: string, longest: number): string {
	const letters = [...name];
	return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : name;
}
