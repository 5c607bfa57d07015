/**
 * A canvas context that writes SVG instead of painting, for drawings that a canvas shows too. It has of
 * https://html.spec.whatwg.org/multipage/canvas.html what the charts draw with: paths, rectangles, text and
 * clips, moved and turned. Anything else is a type error in `SvgPen`, and nothing here paints pixels.
 */
import { SvgPath } from './svgPath.ts';
import { attributesOf, numberText, type SvgStyle } from './svgStyle.ts';

/** a, b, c, d, e, f of a CSS matrix. */
type Matrix = [number, number, number, number, number, number];

interface State extends SvgStyle {
	matrix: Matrix;
	/** Of the innermost clip; null where nothing is cut off. */
	clip: string | null;
}

const start: State = {
	matrix: [1, 0, 0, 1, 0, 0],
	clip: null,
	fillStyle: '#000',
	strokeStyle: '#000',
	lineWidth: 1,
	lineCap: 'butt',
	lineJoin: 'miter',
	dash: [],
	globalAlpha: 1
};

export class SvgContext {
	readonly canvas: HTMLCanvasElement;
	/** Measures text, which is drawn nowhere. */
	readonly #measure: CanvasRenderingContext2D;
	readonly #clips: string[] = [];
	readonly #parts: string[] = [];
	readonly #stack: State[] = [];
	#state: State = start;
	#path = new SvgPath();

	/** `prefix` begins the names of its clips, which are unique in a document. */
	constructor(
		canvas: HTMLCanvasElement,
		measure: CanvasRenderingContext2D,
		readonly prefix = 'clip'
	) {
		this.canvas = canvas;
		this.#measure = measure;
	}

	/** What has been drawn, as SVG elements. */
	get content(): string {
		const clips = this.#clips.length > 0 ? `<defs>${this.#clips.join('')}</defs>` : '';
		return clips + this.#parts.join('');
	}

	get fillStyle() {
		return this.#state.fillStyle;
	}
	set fillStyle(fillStyle: string) {
		this.#set({ fillStyle });
	}
	get strokeStyle() {
		return this.#state.strokeStyle;
	}
	set strokeStyle(strokeStyle: string) {
		this.#set({ strokeStyle });
	}
	get lineWidth() {
		return this.#state.lineWidth;
	}
	set lineWidth(lineWidth: number) {
		this.#set({ lineWidth });
	}
	get lineCap() {
		return this.#state.lineCap;
	}
	set lineCap(lineCap: CanvasLineCap) {
		this.#set({ lineCap });
	}
	get lineJoin() {
		return this.#state.lineJoin;
	}
	set lineJoin(lineJoin: CanvasLineJoin) {
		this.#set({ lineJoin });
	}
	get globalAlpha() {
		return this.#state.globalAlpha;
	}
	set globalAlpha(globalAlpha: number) {
		this.#set({ globalAlpha });
	}
	get font() {
		return this.#measure.font;
	}
	set font(font: string) {
		this.#measure.font = font;
	}
	get textAlign() {
		return this.#measure.textAlign;
	}
	set textAlign(align: CanvasTextAlign) {
		this.#measure.textAlign = align;
	}
	get textBaseline() {
		return this.#measure.textBaseline;
	}
	set textBaseline(baseline: CanvasTextBaseline) {
		this.#measure.textBaseline = baseline;
	}

	#set(changes: Partial<State>) {
		this.#state = { ...this.#state, ...changes };
	}

	save() {
		this.#stack.push(this.#state);
		this.#measure.save();
	}
	restore() {
		this.#state = this.#stack.pop() ?? this.#state;
		this.#measure.restore();
	}
	setLineDash(dash: number[]) {
		this.#set({ dash });
	}
	translate(x: number, y: number) {
		const [a, b, c, d, e, f] = this.#state.matrix;
		this.#set({ matrix: [a, b, c, d, e + a * x + c * y, f + b * x + d * y] });
	}
	rotate(angle: number) {
		const [a, b, c, d, e, f] = this.#state.matrix;
		const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
		const turned: Matrix = [
			a * cos + c * sin,
			b * cos + d * sin,
			c * cos - a * sin,
			d * cos - b * sin,
			e,
			f
		];
		this.#set({ matrix: turned });
	}
	setTransform(a = 1, b = 0, c = 0, d = 1, e = 0, f = 0) {
		this.#set({ matrix: [a, b, c, d, e, f] });
	}
	resetTransform() {
		this.setTransform();
	}

	beginPath() {
		this.#path = new SvgPath();
	}
	closePath() {
		this.#path.close();
	}
	moveTo(x: number, y: number) {
		this.#path.moveTo(x, y);
	}
	lineTo(x: number, y: number) {
		this.#path.lineTo(x, y);
	}
	rect(x: number, y: number, width: number, height: number) {
		this.#path.rect(x, y, width, height);
	}
	roundRect(x: number, y: number, width: number, height: number, radius: number) {
		this.#path.roundRect(x, y, width, height, radius);
	}
	arc(x: number, y: number, radius: number, from: number, to: number, isBack = false) {
		this.#path.arc(x, y, radius, from, to, isBack);
	}
	bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number) {
		this.#path.curveTo(x1, y1, x2, y2, x, y);
	}

	fill() {
		this.#add('path', { d: this.#path.text, ...attributesOf(this.#state, 'fill') });
	}
	stroke() {
		this.#add('path', { d: this.#path.text, ...attributesOf(this.#state, 'stroke') });
	}
	clip() {
		const id = `${this.prefix}${this.#clips.length + 1}`;
		const path = element('path', { d: this.#path.text, ...this.#moved() });
		const outer: Record<string, string> =
			this.#state.clip === null ? {} : { 'clip-path': `url(#${this.#state.clip})` };
		this.#clips.push(element('clipPath', { id, ...outer }, path));
		this.#set({ clip: id });
	}
	fillRect(x: number, y: number, width: number, height: number) {
		const box = { x, y, width, height };
		this.#add('rect', { ...box, ...attributesOf(this.#state, 'fill') });
	}
	/** All of it: nothing else is ever cleared. */
	clearRect() {
		this.#parts.length = 0;
		this.#clips.length = 0;
	}

	measureText(words: string): TextMetrics {
		return this.#measure.measureText(words);
	}
	fillText(words: string, x: number, y: number) {
		this.#write(words, x, y, attributesOf(this.#state, 'fill'));
	}
	strokeText(words: string, x: number, y: number) {
		this.#write(words, x, y, attributesOf(this.#state, 'stroke'));
	}

	#write(words: string, x: number, y: number, style: Record<string, string>) {
		const font = /^(?:(?:normal|italic) )?(?:(\d+|bold|normal) )?([\d.]+)px(?:\/\S+)? (.+)$/.exec(
			this.font
		);
		const [, weight = '400', size = '13', family = 'sans-serif'] = font ?? [];
		const anchors: Partial<Record<CanvasTextAlign, string>> = {
			center: 'middle',
			right: 'end',
			end: 'end'
		};
		const anchor = anchors[this.textAlign];
		this.#add(
			'text',
			{
				x,
				y: y + this.#baselineShift(),
				'font-family': family,
				'font-size': size,
				...(weight !== '400' && weight !== 'normal' && { 'font-weight': weight }),
				...(anchor && { 'text-anchor': anchor }),
				...style
			},
			escaped(words)
		);
	}

	/** How far the letters' feet lie below where the text is asked to stand. */
	#baselineShift(): number {
		const measure = this.#measure;
		const asked = measure.measureText('x').fontBoundingBoxAscent;
		measure.save();
		measure.textBaseline = 'alphabetic';
		const feet = measure.measureText('x').fontBoundingBoxAscent;
		measure.restore();
		return feet - asked;
	}

	#moved(): { transform?: string } {
		const { matrix } = this.#state;
		const isStill = matrix.every((value, i) => value === start.matrix[i]);
		return isStill ? {} : { transform: `matrix(${matrix.map(numberText).join(' ')})` };
	}

	#add(name: string, attributes: Record<string, string | number>, inner?: string) {
		if (attributes.d === '') return;
		const drawn = element(name, { ...attributes, ...this.#moved() }, inner);
		const { clip } = this.#state;
		this.#parts.push(clip === null ? drawn : element('g', { 'clip-path': `url(#${clip})` }, drawn));
	}
}

export function element(
	name: string,
	attributes: Readonly<Record<string, string | number>>,
	inner?: string
): string {
	const written = Object.entries(attributes).map(
		([key, value]) => ` ${key}="${typeof value === 'number' ? numberText(value) : escaped(value)}"`
	);
	const head = `<${name}${written.join('')}`;
	return inner === undefined ? `${head}/>` : `${head}>${inner}</${name}>`;
}

export function escaped(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
