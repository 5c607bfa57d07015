import {
	erased,
	markPlurals,
	mostDrawn,
	nearestPoint,
	placesAlong,
	withPoint,
	type Drawing,
	type DrawnPoint,
	type Ground
} from '$lib/data/tables/drawn/drawing.ts';
import { drawingNote, drawingProblem, tableOfDrawing } from '$lib/data/tables/drawn/drawnTable.ts';
import { settled, type Place } from '$lib/data/tables/drawn/plane.ts';
import { counted, formatCount } from '$lib/format.ts';
import { DrawingHistory } from './drawingHistory.ts';
import { erasedWords, placedWords, placeWords, strokeWords } from './drawingWords.ts';

export type DrawingTool = 'brush' | 'eraser';

/** A stroke under way: where it is, and the points as it leaves them. */
interface Stroke {
	/** Of the brush the last place with a point. */
	from: Place;
	points: readonly DrawnPoint[];
	tool: DrawingTool;
}

const full = `No more than ${formatCount(mostDrawn)} points can be drawn.`;

/** What the reader draws: points of up to six classes on the plane, and, apart from them, points on the line. */
export class DrawingDraft {
	#ground = $state<Ground>('plane');
	#histories = $state.raw<Record<Ground, DrawingHistory>>({
		plane: DrawingHistory.of([]),
		line: DrawingHistory.of([])
	});
	#stroke = $state.raw<Stroke | null>(null);
	#tool = $state<DrawingTool>('brush');
	#mark = $state(0);
	#cursor = $state.raw<Place>({ x: 0, y: 0 });
	#told = $state('');

	/** Begins with what was drawn before, if anything. */
	constructor(begun: Drawing | null = null) {
		if (begun === null) return;
		this.#ground = begun.ground;
		this.#histories = { ...this.#histories, [begun.ground]: DrawingHistory.of(begun.points) };
	}

	get ground(): Ground {
		return this.#ground;
	}
	get tool(): DrawingTool {
		return this.#tool;
	}
	/** The class of the next point. */
	get mark(): number {
		return this.#mark;
	}
	/** Where keys place the next point. */
	get cursor(): Place {
		return this.#cursor;
	}
	/** What was done last, in a sentence. */
	get told(): string {
		return this.#told;
	}

	readonly #history = $derived(this.#histories[this.#ground]);
	readonly canUndo = $derived(this.#history.canUndo);
	readonly canRedo = $derived(this.#history.canRedo);
	/** As they stand, with the stroke under way. */
	readonly points = $derived(this.#stroke?.points ?? this.#history.present);
	readonly #drawing: Drawing = $derived({ ground: this.#ground, points: this.#history.present });

	/** What a network would get; null where there is too little. It waits for the end of a stroke. */
	readonly table = $derived(tableOfDrawing(this.#drawing));
	/** What is missing, in a sentence. */
	readonly problem = $derived(drawingProblem(this.#drawing));
	readonly note = $derived(drawingNote(this.#drawing));

	setGround(ground: Ground) {
		this.endStroke();
		this.#ground = ground;
		this.#told = '';
	}

	setTool(tool: DrawingTool) {
		this.#tool = tool;
	}

	setMark(mark: number) {
		this.#mark = mark;
		this.#tool = 'brush';
		if (this.#ground === 'plane') this.#told = `Next points are ${markPlurals[mark]}.`;
	}

	beginStroke(place: Place) {
		const from = settled(place);
		const before = this.#history.present;
		this.#cursor = from;
		const isBrush = this.#tool === 'brush';
		const points = isBrush ? withPoint(before, from, this.#markHere) : erased(before, from, from);
		this.#stroke = { from, points, tool: this.#tool };
	}

	continueStroke(place: Place) {
		if (this.#stroke === null) return;
		const { from, points, tool } = this.#stroke;
		const to = settled(place);
		this.#cursor = to;
		if (tool === 'eraser') {
			this.#stroke = { from: to, points: erased(points, from, to), tool };
			return;
		}
		const places = placesAlong(from, to);
		this.#stroke = {
			from: places.at(-1) ?? from,
			points: places.reduce((before, next) => withPoint(before, next, this.#markHere), points),
			tool
		};
	}

	endStroke() {
		if (this.#stroke === null) return;
		const { points, tool } = this.#stroke;
		const changed = Math.abs(points.length - this.#history.present.length);
		this.#stroke = null;
		this.#push(points);
		if (points.length >= mostDrawn && tool === 'brush') this.#told = full;
		else if (tool === 'brush') {
			this.#told = strokeWords(this.#ground, this.#mark, changed, points.length);
		} else {
			this.#told = `${counted(changed, 'point')} erased. ${counted(points.length, 'point')}.`;
		}
	}

	/** Nothing of the stroke stays. */
	cancelStroke() {
		this.#stroke = null;
	}

	/** The places of the keyboard's cursor are those that a point can have. */
	moveCursor(right: number, up: number) {
		const { x, y } = this.#cursor;
		this.#cursor = settled({ x: x + right, y: y + up });
		this.#told = placeWords(this.#cursor);
	}

	placeAtCursor() {
		const before = this.#history.present;
		const points = withPoint(before, this.#cursor, this.#markHere);
		if (points === before) {
			this.#told = before.length >= mostDrawn ? full : 'The same point is there already.';
			return;
		}
		this.#push(points);
		this.#told = placedWords(this.#ground, points.at(-1)!, points.length);
	}

	/** The point nearest to the keyboard's cursor. */
	eraseNearest() {
		const before = this.#history.present;
		const nearest = nearestPoint(before, this.#cursor);
		if (nearest === null) {
			this.#told = 'There is no point to erase.';
			return;
		}
		this.#push(before.filter((point) => point !== nearest));
		this.#told = erasedWords(this.#ground, nearest, before.length - 1);
	}

	clear() {
		this.cancelStroke();
		if (this.#history.present.length === 0) return;
		this.#push([]);
		this.#told = 'All points erased. Undo brings them back.';
	}

	undo() {
		this.cancelStroke();
		if (this.canUndo) this.#move(this.#history.undo(), 'Undone');
	}

	redo() {
		this.cancelStroke();
		if (this.canRedo) this.#move(this.#history.redo(), 'Done again');
	}

	/** Points on the line have no class. */
	get #markHere(): number {
		return this.#ground === 'line' ? 0 : this.#mark;
	}

	#push(points: readonly DrawnPoint[]) {
		this.#histories = { ...this.#histories, [this.#ground]: this.#history.push(points) };
	}

	#move(history: DrawingHistory, what: string) {
		this.#histories = { ...this.#histories, [this.#ground]: history };
		this.#told = `${what}. ${counted(history.present.length, 'point')}.`;
	}
}
