import type { Pixel } from '../../src/lib/components/chart/chartKind.ts';

export interface Words extends Pixel {
	words: string;
	color: string;
}

/** A path as it was filled or stroked. */
export interface Shape {
	points: Pixel[];
	/** Circles, by their centres. */
	circles: (Pixel & { radius: number })[];
	color: string;
	width: number;
	dash: readonly number[];
}

/** As much of a canvas's context as charts draw with: it keeps what was drawn, in order. */
export class FakeContext {
	readonly texts: Words[] = [];
	readonly fills: Shape[] = [];
	readonly strokes: Shape[] = [];
	font = '';
	fillStyle = '';
	strokeStyle = '';
	lineWidth = 1;
	lineCap = 'butt';
	lineJoin = 'miter';
	textAlign = 'start';
	textBaseline = 'alphabetic';
	#dash: readonly number[] = [];
	#points: Pixel[] = [];
	#circles: Shape['circles'] = [];
	readonly #saved: (() => void)[] = [];

	save() {
		const { font, fillStyle, strokeStyle, lineWidth, lineCap, lineJoin } = this;
		const dash = this.#dash;
		this.#saved.push(() => {
			Object.assign(this, { font, fillStyle, strokeStyle, lineWidth, lineCap, lineJoin });
			this.#dash = dash;
		});
	}

	restore() {
		this.#saved.pop()?.();
	}

	beginPath() {
		this.#points = [];
		this.#circles = [];
	}

	moveTo(x: number, y: number) {
		this.#points.push({ x, y });
	}

	lineTo(x: number, y: number) {
		this.#points.push({ x, y });
	}

	arc(x: number, y: number, radius: number) {
		this.#circles.push({ x, y, radius });
	}

	rect() {}

	roundRect() {}

	clip() {}

	closePath() {}

	setLineDash(dash: readonly number[]) {
		this.#dash = dash;
	}

	fill() {
		this.fills.push(this.#shape(this.fillStyle));
	}

	stroke() {
		this.strokes.push(this.#shape(this.strokeStyle));
	}

	fillText(words: string, x: number, y: number) {
		this.texts.push({ words, x, y, color: this.fillStyle });
	}

	strokeText() {}

	#shape(color: string): Shape {
		const [points, circles] = [this.#points, this.#circles];
		return { points, circles, color, width: this.lineWidth, dash: this.#dash };
	}
}
