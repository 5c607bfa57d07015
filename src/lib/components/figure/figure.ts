/** A picture with its title above, and what its lines mean and of what it is below. */
import { fontOf, type Look } from '../chart/look.ts';

export interface LegendEntry {
	text: string;
	color: string;
	width: number;
	dash: readonly number[];
}

export interface FigureWords {
	title: string;
	legend: readonly LegendEntry[];
	/** Of which experiment: broken into lines where it is long. */
	settings: string;
}

export interface FigureLayout {
	width: number;
	height: number;
	/** Where the picture stands. */
	left: number;
	top: number;
}

/** What figures are drawn with: a canvas' context, or one that writes SVG. */
export type FigurePen = Pick<
	CanvasRenderingContext2D,
	| 'beginPath'
	| 'moveTo'
	| 'lineTo'
	| 'stroke'
	| 'fillRect'
	| 'fillText'
	| 'setLineDash'
	| 'lineWidth'
	| 'lineCap'
	| 'font'
	| 'textAlign'
	| 'textBaseline'
> & { fillStyle: unknown; strokeStyle: unknown };

const margin = 16;
const swatch = 22;

const lineHeight = ({ size }: Look) => 1.45 * size;

/** Words in lines that are no wider than this. */
export function broken(text: string, width: number, look: Look): string[] {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		const longer = `${last} ${word}`;
		if (last !== undefined && look.widthOf(longer) <= width) lines[lines.length - 1] = longer;
		else lines.push(word);
	}
	return lines;
}

/** The entries in rows, each with where it begins. */
function legendRows(legend: readonly LegendEntry[], width: number, look: Look) {
	const rows: { entry: LegendEntry; x: number }[][] = [];
	let x = Infinity;
	for (const entry of legend) {
		const needed = swatch + 6 + look.widthOf(entry.text);
		if (x + needed > width) {
			rows.push([]);
			x = 0;
		}
		rows[rows.length - 1].push({ entry, x });
		x += needed + 18;
	}
	return rows;
}

/** Draws all but the picture itself, which is so large; returns where that goes. */
export function drawFigure(
	pen: FigurePen | null,
	{ title, legend, settings }: FigureWords,
	picture: { width: number; height: number },
	look: Look
): FigureLayout {
	const { palette } = look;
	const tall = lineHeight(look);
	const rows = legendRows(legend, picture.width, look);
	const lines = broken(settings, picture.width, look);
	const top = margin + 1.6 * tall;
	const legendTop = top + picture.height + 8;
	const settingsTop = legendTop + rows.length * tall + (rows.length > 0 ? 4 : 0);
	const width = picture.width + 2 * margin;
	const height = Math.ceil(settingsTop + lines.length * tall + margin);
	if (pen === null) return { width, height, left: margin, top };
	pen.fillStyle = palette.card;
	pen.fillRect(0, 0, width, height);
	pen.textAlign = 'left';
	pen.textBaseline = 'middle';
	pen.fillStyle = palette.ink;
	pen.font = fontOf({ ...look, size: 1.15 * look.size }, 600);
	pen.fillText(title, margin, margin + tall / 2);
	pen.font = fontOf(look);
	for (const [at, row] of rows.entries()) {
		const y = legendTop + (at + 0.5) * tall;
		for (const { entry, x } of row) {
			pen.strokeStyle = entry.color;
			pen.lineWidth = entry.width;
			pen.lineCap = 'round';
			pen.setLineDash([...entry.dash]);
			pen.beginPath();
			pen.moveTo(margin + x, y);
			pen.lineTo(margin + x + swatch, y);
			pen.stroke();
			pen.setLineDash([]);
			pen.fillText(entry.text, margin + x + swatch + 6, y);
		}
	}
	pen.fillStyle = palette.muted;
	for (const [at, line] of lines.entries()) {
		pen.fillText(line, margin, settingsTop + (at + 0.5) * tall);
	}
	return { width, height, left: margin, top };
}
