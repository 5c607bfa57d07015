import type { DrawnData, Table } from '$lib/data/table.ts';
import { context2d } from './context2d.ts';
import type { Palette } from '../palette.ts';
import type * as ClassMap from './classes/classMap.ts';
import { mostToldApart } from './classes/looks.ts';
import { diverging, parseColour } from './colour.ts';
import { rampOverLogits, shadeField, withRim, type Grid } from './decisionField.ts';
import type { halfLines, Line } from './halfLines.ts';
import {
	drawCrosses,
	drawGhosts,
	drawNewPoints,
	drawRehearsed,
	drawTrainingPoints,
	type Window
} from './decisionPoints.ts';
import type { Pen } from './surface.svelte.ts';

export interface DecisionMapPicture {
	/** A logit a cell, or of more than two classes one for each, `[cells, classes]`. */
	field: Grid | null;
	window: Window;
	data: DrawnData;
	/** Points of the source task that are learned beside those. */
	rehearsed?: Table | null;
	/** Points that show where another task lies. */
	ghosts?: Table | null;
	/** Logits of the new points. */
	validationOutputs: Float32Array | null;
	/** What finds the line where the network is undecided; null until it is loaded. */
	halfLines: typeof halfLines | null;
	/** What draws maps of more than two classes; null until it is loaded. */
	classMap: typeof ClassMap | null;
	/** Names of the classes, for pictures of so many that shapes do not tell them apart. */
	classes?: readonly string[];
}

interface Shading {
	palette: Palette;
	/** Of a map of two classes. */
	ramp: Uint32Array;
	/** Of each class on a map of more; made for the first of these. */
	ramps?: Uint32Array[];
	context: CanvasRenderingContext2D;
	image: ImageData;
	pixels: Uint32Array;
}

interface Layer {
	data: DrawnData;
	window: Window;
	palette: Palette;
	canvas: HTMLCanvasElement;
}

/** Draws one map, and keeps what does not change from frame to frame. */
export class DecisionMapDrawing {
	#shading: Shading | undefined;
	#points: Layer | undefined;

	draw(pen: Pen, picture: DecisionMapPicture) {
		const { field, window, data, validationOutputs, halfLines, classMap, classes = [] } = picture;
		const { rehearsed = null, ghosts = null } = picture;
		const { context, width, height, palette } = pen;
		context.fillStyle = palette.card;
		context.fillRect(0, 0, width, height);
		const outputs = field ? field.values.length / (field.columns * field.rows) : 0;
		if (field && outputs > 1) {
			if (classMap) this.#drawClasses(pen, field, classMap);
		} else if (field) {
			const rim = withRim(field);
			this.#shade(pen, ({ ramp }, ...image) => shadeField(rim, ramp, ...image));
			if (halfLines) strokeHalfLines(pen, halfLines(rim));
		}
		if (ghosts) drawGhosts(pen, window, ghosts);
		drawNewPoints(pen, window, data.validation, validationOutputs, data.training.rows);
		context.drawImage(this.#pointsLayer(pen, window, data), 0, 0, width, height);
		if (rehearsed) drawRehearsed(pen, window, rehearsed);
		drawCrosses(pen, window, data.validation, validationOutputs, data.training.rows);
		if (classes.length > mostToldApart) classMap?.writeClassNames(pen, window, data, classes);
	}

	#drawClasses(pen: Pen, field: Grid, classMap: typeof ClassMap) {
		let borders: ReturnType<typeof ClassMap.fillClasses> = [];
		this.#shade(pen, (shading, ...image) => {
			shading.ramps ??= classMap.rampsOf(pen.palette);
			borders = classMap.fillClasses(field, shading.ramps, ...image);
		});
		classMap.strokeBorders(pen, borders);
	}

	#shade(
		{ context, width, height, ratio, palette }: Pen,
		fill: (shading: Shading, pixels: Uint32Array, width: number, height: number) => void
	) {
		const side = Math.min(256, Math.round((Math.max(width, height) * ratio) / 2));
		if (this.#shading?.palette !== palette || this.#shading.image.width !== side) {
			this.#shading = newShading(palette, side);
		}
		const { image, pixels, context: small } = this.#shading;
		fill(this.#shading, pixels, side, side);
		small.putImageData(image, 0, 0);
		context.imageSmoothingEnabled = true;
		context.drawImage(small.canvas, 0, 0, width, height);
	}

	#pointsLayer(pen: Pen, window: Window, data: DrawnData): HTMLCanvasElement {
		const { canvas } = pen.context;
		const latest = this.#points;
		const same =
			latest?.data === data &&
			latest.window === window &&
			latest.palette === pen.palette &&
			latest.canvas.width === canvas.width &&
			latest.canvas.height === canvas.height;
		if (same) return latest.canvas;
		const context = canvasContext(canvas.width, canvas.height);
		context.setTransform(pen.context.getTransform());
		drawTrainingPoints({ ...pen, context }, window, data);
		this.#points = { data, window, palette: pen.palette, canvas: context.canvas };
		return context.canvas;
	}
}

function newShading(palette: Palette, side: number): Shading {
	const [negative, middle, positive] = [palette.negativeFill, palette.card, palette.positiveFill];
	const ramp = diverging(parseColour(negative), parseColour(middle), parseColour(positive), 512);
	const image = new ImageData(side, side);
	return {
		palette,
		ramp: rampOverLogits(ramp),
		context: canvasContext(side, side),
		image,
		pixels: new Uint32Array(image.data.buffer)
	};
}

function canvasContext(width: number, height: number): CanvasRenderingContext2D {
	const canvas = document.createElement('canvas');
	canvas.width = width;
	canvas.height = height;
	return context2d(canvas);
}

/** Curves from the middle of one segment to that of the next, so that the grid does not show. */
function strokeHalfLines({ context, width, height, palette }: Pen, lines: Line[]) {
	context.beginPath();
	for (const line of lines) {
		const corners = line.slice(1).map(([x, y]) => [x * width, y * height]);
		let [x, y] = corners[corners.length - 1];
		context.moveTo((x + corners[0][0]) / 2, (y + corners[0][1]) / 2);
		for (let i = 1; i <= corners.length; i++) {
			[x, y] = corners[i - 1];
			const [nextX, nextY] = corners[i % corners.length];
			context.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
		}
	}
	context.strokeStyle = palette.ink;
	context.lineWidth = 1.6;
	context.stroke();
}
