import type { SmallNetwork } from './smallNetwork.ts';
import { smoothstep, unitPx } from './zoomGeometry.ts';

/** Where things stand in a picture of this size, in CSS pixels. */
export interface ZoomFrame {
	/** Of the field: its lower left corner, and the side that it has once the first squares are gathered. */
	left: number;
	bottom: number;
	side: number;
	/** Where labels begin, beside the field; or end, within it, where there is no room beside it. */
	labels: { x: number; align: 'left' | 'right' };
	/** Room for the first squares, as they stand apart. */
	room: { left: number; width: number; height: number };
}

/** Letters of the longest label beside the field: "Llama 3 8B  8.03 billion". */
const labelEms = 13.5;
const labelGap = 16;
const edge = 1;

export function zoomFrame(width: number, height: number, fontSize: number): ZoomFrame {
	const side = Math.min(width, height) - 2 * edge;
	const beside = labelEms * fontSize + labelGap;
	const isWide = width >= side + beside + 2 * edge;
	return {
		left: edge,
		bottom: height - edge,
		side,
		labels: isWide
			? { x: edge + side + labelGap, align: 'left' }
			: { x: edge + side - 8, align: 'right' },
		room: { left: 0, width, height }
	};
}

/** Letters of what is written beside a layer: "3 × 3 + 3 = 12". */
const wordEms = 8.5;

export interface PlacedNetwork {
	small: SmallNetwork;
	/** Pixels of a square's side. */
	unit: number;
	/** Pixels that the words take to the right of it. */
	words: number;
}

/** The arrangement that shows the first squares larger, in a row where both are much alike. */
export function roomiest(
	row: SmallNetwork,
	column: SmallNetwork,
	room: ZoomFrame['room'],
	fontSize: number
): PlacedNetwork {
	const margin = 2 * fontSize;
	const words = wordEms * fontSize;
	const inRow = Math.min(
		(room.width - margin) / row.width,
		(room.height - 2 * margin - margin) / row.height
	);
	const inColumn = Math.min(
		(room.width - margin - words) / column.width,
		(room.height - margin) / column.height
	);
	return inRow >= 0.8 * inColumn
		? { small: row, unit: inRow, words: 0 }
		: { small: column, unit: inColumn, words };
}

/** How far the first squares have come together, from 0 to 1, where so many times as many are seen. */
export function gatheredAt(times: number): number {
	return smoothstep(Math.log10(times), 0, 0.4);
}

/**
 * Pixels of one parameter's side. At the first count it leaves room for squares that stand apart; once they
 * have come together, the field is as large as the picture. On the way it only ever shrinks.
 */
export function unitAt(count: number, least: number, side: number, firstUnit: number): number {
	const loose = Math.max(1, unitPx(least, side) / firstUnit);
	const left = 1 - smoothstep(Math.log10(count / least), 0, 1.3);
	return unitPx(count, side) / (1 + (loose - 1) * left);
}

/** How strongly the field is drawn: it comes out of nothing as the first squares gather. */
export function fieldStrength(times: number): number {
	return smoothstep(Math.log10(times), 0.25, 0.7);
}

/** How strongly the mark of a stop is drawn: it comes shortly before its count is reached. */
export function stopStrength(stop: number, count: number): number {
	return smoothstep(count / stop, 0.72, 1);
}
