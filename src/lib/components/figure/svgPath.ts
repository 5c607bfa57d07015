import { numberText } from './svgStyle.ts';

/** The path of a canvas context as the `d` of an SVG path. */
export class SvgPath {
	readonly #commands: string[] = [];

	get text(): string {
		return this.#commands.join('');
	}

	#add(command: string, ...numbers: number[]) {
		this.#commands.push(command + numbers.map(numberText).join(' '));
	}

	moveTo(x: number, y: number) {
		this.#add('M', x, y);
	}

	/** The first point of a path is where it begins. */
	lineTo(x: number, y: number) {
		this.#add(this.#commands.length === 0 ? 'M' : 'L', x, y);
	}

	curveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number) {
		this.#add('C', x1, y1, x2, y2, x, y);
	}

	close() {
		if (this.#commands.length > 0) this.#add('Z');
	}

	rect(x: number, y: number, width: number, height: number) {
		this.#add('M', x, y);
		this.#commands.push(`h${numberText(width)}v${numberText(height)}h${numberText(-width)}Z`);
	}

	roundRect(x: number, y: number, width: number, height: number, radius: number) {
		const r = Math.min(radius, width / 2, height / 2);
		const [right, bottom] = [x + width, y + height];
		this.#add('M', x + r, y);
		this.#add('L', right - r, y);
		this.#add('A', r, r, 0, 0, 1, right, y + r);
		this.#add('L', right, bottom - r);
		this.#add('A', r, r, 0, 0, 1, right - r, bottom);
		this.#add('L', x + r, bottom);
		this.#add('A', r, r, 0, 0, 1, x, bottom - r);
		this.#add('L', x, y + r);
		this.#add('A', r, r, 0, 0, 1, x + r, y);
		this.#add('Z');
	}

	/** In two halves, since an arc of SVG cannot go all the way round. */
	arc(x: number, y: number, radius: number, from: number, to: number, isBack: boolean) {
		const turn = 2 * Math.PI;
		const size = Math.min(turn, Math.abs(to - from));
		const end = from + (isBack ? -size : size);
		const at = (angle: number) =>
			[x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
		this.lineTo(...at(from));
		for (const angle of [(from + end) / 2, end]) {
			this.#add('A', radius, radius, 0, 0, isBack ? 0 : 1, ...at(angle));
		}
	}
}
