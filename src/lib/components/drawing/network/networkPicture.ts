/** Draws a network on a canvas: maps in its nodes, weights as lines, biases as squares. */
import { mix, parseColour, type Rgb } from '../colour.ts';
import { strength } from '../parameterSquares.ts';
import type { Palette } from '../../palette.ts';
import type { Pen } from '../surface.svelte.ts';
import { UnitPictures } from '../units/unitPicture.ts';
import {
	biasSide,
	handlesOf,
	type Connection,
	type NetworkLayout,
	type Node
} from './networkLayout.ts';

export interface NetworkPicture {
	layout: NetworkLayout;
	/** The value of a parameter; null before there are any. */
	valueOf: ((index: number) => number) | null;
	/** Shares from −1 to 1, for each column of nodes and each unit; null where nothing can be drawn over. */
	shares: Float32Array[][] | null;
	/** Of the grid that the shares are over; 1 row for a curve. */
	rows: number;
	/** The parameter to bring out; −1 for none. */
	marked: number;
	/** Names of the inputs. */
	inputNames: readonly string[];
	/** A 1 for each parameter that is pruned, whose line is gone; null for none. */
	pruned?: Uint8Array | null;
	/** A 1 for each that stays as it is, which is pale; null for none. */
	frozen?: Uint8Array | null;
}

/** How much of a frozen parameter shows. */
const quiet = 0.35;

const thinnest = 0.8;
/** Of the mark at a line's end, against the thickest line. */
const dotShare = 0.45;
const barShare = 1.3;

const css = ([red, green, blue]: Rgb) =>
	`rgb(${Math.round(red)} ${Math.round(green)} ${Math.round(blue)})`;

/** Keeps what does not change from frame to frame. */
export class NetworkDrawing {
	readonly #units = new UnitPictures();
	#palette: Palette | undefined;
	#lines: { negative: Rgb; zero: Rgb; positive: Rgb } | undefined;

	draw(pen: Pen, picture: NetworkPicture) {
		this.#look(pen.palette);
		const { layout, valueOf, marked, pruned } = picture;
		const left = layout.connections.filter(({ index }) => !pruned?.[index]);
		const inOrder = valueOf
			? left.toSorted((a, b) => Math.abs(valueOf(a.index)) - Math.abs(valueOf(b.index)))
			: left;
		for (const connection of inOrder) this.#connect(pen, connection, picture);
		const brought = layout.connections.find(({ index }) => index === marked);
		if (brought) this.#connect(pen, brought, picture);
		for (const node of layout.nodes) this.#node(pen, node, picture);
		for (const bias of layout.biases) {
			const isMarked = bias.index === marked;
			const { context, palette } = pen;
			context.fillStyle = valueOf ? this.#colourOf(valueOf(bias.index)) : palette.hairline;
			context.globalAlpha = picture.frozen?.[bias.index] ? quiet : 1;
			context.fillRect(bias.left, bias.top, biasSide, biasSide);
			context.globalAlpha = 1;
			context.strokeStyle = palette.ink;
			context.lineWidth = isMarked ? 3 : 1;
			context.strokeRect(bias.left, bias.top, biasSide, biasSide);
		}
	}

	#look(palette: Palette) {
		if (this.#palette === palette) return;
		this.#palette = palette;
		const [negative, zero, positive] = [palette.negative, palette.zero, palette.positive].map(
			parseColour
		);
		this.#lines = { negative, zero, positive };
	}

	#colourOf(value: number): string {
		const { negative, zero, positive } = this.#lines!;
		const share = strength(value);
		if (Number.isNaN(share)) return this.#palette!.ink;
		return css(mix(zero, share < 0 ? negative : positive, Math.abs(share)));
	}

	/** Its colour and width say how strong it is, its end which sign it has: a dot above zero, a bar below. */
	#connect({ context, palette }: Pen, connection: Connection, picture: NetworkPicture) {
		const { from, to, index } = connection;
		const { thickest } = picture.layout;
		const { first, second } = handlesOf(connection);
		const value = picture.valueOf?.(index) ?? 0;
		const share = Math.abs(strength(value)) || 0;
		const width = thinnest + (thickest - thinnest) * share ** 2;
		const curve = () => {
			context.beginPath();
			context.moveTo(...from);
			context.bezierCurveTo(...first, ...second, ...to);
			context.stroke();
		};
		context.lineCap = 'butt';
		if (index === picture.marked) {
			context.strokeStyle = palette.ink;
			context.lineWidth = width + 4;
			curve();
			context.strokeStyle = palette.card;
			context.lineWidth = width + 1.5;
			curve();
		}
		const colour = picture.valueOf ? this.#colourOf(value) : palette.hairline;
		context.globalAlpha = picture.frozen?.[index] ? quiet : 1;
		context.strokeStyle = colour;
		context.lineWidth = width;
		curve();
		if (picture.valueOf && value !== 0) this.#end({ context, palette }, to, value, thickest);
		context.globalAlpha = 1;
	}

	/** A dot above zero, a bar below. */
	#end(
		{ context, palette }: Pick<Pen, 'context' | 'palette'>,
		to: Connection['to'],
		value: number,
		thickest: number
	) {
		const x = to[0] - 4;
		context.fillStyle = palette.ink;
		if (value > 0) {
			context.beginPath();
			context.arc(x, to[1], dotShare * thickest, 0, 2 * Math.PI);
			context.fill();
		} else context.fillRect(x - 1, to[1] - (barShare * thickest) / 2, 2, barShare * thickest);
	}

	#node(pen: Pen, node: Node, picture: NetworkPicture) {
		const { context, palette, fontSize } = pen;
		const { side } = picture.layout;
		const { left, top, column, unit } = node;
		const shares = picture.shares?.[column][unit] ?? null;
		this.#units.draw(pen, { left, top, side }, shares, picture.rows);
		const name = column === 0 ? picture.inputNames[unit] : undefined;
		if (name === undefined) return;
		context.font = `600 ${fontSize}px ${palette.sans}`;
		context.textAlign = 'center';
		context.textBaseline = 'middle';
		context.lineWidth = 3;
		context.strokeStyle = palette.card;
		context.strokeText(name, left + side / 2, top + side / 2);
		context.fillStyle = palette.ink;
		context.fillText(name, left + side / 2, top + side / 2);
	}
}
