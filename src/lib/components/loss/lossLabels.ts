import type { Judged } from '$lib/analysis/curve.ts';
import { formatLoss } from '$lib/format.ts';
import type { Chart } from 'chart.js';
import type { Pixel } from '../chart/chartKind.ts';
import { marginFor } from '../chart/labelColumn.ts';
import type { LineLabel, LineLabelWish } from '../chart/lineLabel.ts';
import { lacksName, placeLineLabels } from '../chart/lineLabels.ts';
import { marginIn, noteArea, noteHeight, writeLabels } from '../chart/notes.ts';
import { guide, Occupancy } from '../chart/occupancy.ts';
import { evaluationAt } from './lossChart.ts';
import { hasDiverged, pointAt, type LossLine, type LossPicture } from './lossPicture.ts';

/** The name of a line. */
interface LossName extends LineLabelWish {
	/** Null for the noise floor. */
	line: LossLine | null;
	text: string;
}

export type LossLabel = LineLabel<LossName>;

function weightOf(line: LossLine | null): number {
	return line === null || line.faded ? 400 : 600;
}

/** In letters' sizes, within which a chart has no room for whole names: in its plot, and beside it. */
const [narrow, narrowWithMargin] = [22, 40];

function isNarrow({ size, hasMargin }: LossPicture, width: number): boolean {
	return width < (hasMargin ? narrowWithMargin : narrow) * size;
}

function wordsOf(line: LossLine, isShort: boolean): string {
	if (hasDiverged(line)) return 'diverged';
	const [whole, short] = lineNames[line.part];
	return isShort ? short : whole;
}

/** What a line shows, in full and where there is little room. */
export const lineNames: Record<Judged, readonly [whole: string, short: string]> = {
	validation: ['new points', 'new'],
	training: ['training', 'train'],
	sourceTask: ['source task', 'source']
};

function restingText(line: LossLine, isShort: boolean): string {
	return line.faded ? line.name : `${line.label} ${wordsOf(line, isShort)}`.trim();
}

/** What it says at a step: the line's letter, and what it is worth there. */
function textAt({ line, text }: Pick<LossName, 'line' | 'text'>, value: string): string {
	if (line === null) return `floor ${value}`;
	return line.faded ? `${text} ${value}` : `${line.label} ${value}`.trim();
}

/** Where the noise floor lies, in px; null outside of the axis. */
export function floorHeight({ scales: { y } }: Chart, { floor }: LossPicture): number | null {
	return floor !== null && floor >= y.min && floor <= y.max ? y.getPixelForValue(floor) : null;
}

/** Lines with names of their own: of an earlier run one for both lines, of a network that diverged one for all. */
const isNamed = (line: LossLine) =>
	line.part === 'validation' || !(line.faded || hasDiverged(line));

export const namesIn = (picture: LossPicture): number =>
	picture.lines.filter(isNamed).length + Number(picture.floor !== null);

const floorText = (isShort: boolean) => (isShort ? 'floor' : 'noise floor');
/** Behind the name of a line that ends above the plot. */
const aboveMark = ' ↑';

/** A name is as wide as what its line is worth at any step. */
function widthOf(picture: LossPicture, line: LossLine | null, text: string): number {
	const texts = [text, textAt({ line, text }, '0.00004')];
	return Math.ceil(Math.max(...texts.map((words) => picture.widthOf(words, weightOf(line))))) + 4;
}

/** Px beside the plot of a chart so wide for the names of all lines. */
export function marginOf(picture: LossPicture, width: number): number {
	const isShort = isNarrow(picture, width);
	const texts = (line: LossLine) => [
		restingText(line, isShort),
		restingText(line, true) + aboveMark
	];
	const widths = picture.lines
		.filter(isNamed)
		.flatMap((line) => texts(line).map((text) => widthOf(picture, line, text)));
	return marginFor([...widths, widthOf(picture, null, floorText(isShort))]);
}

/** The names of the lines. Lines on new points and on the source task come first, then those of training and
 * the floor; earlier runs come last. */
function namesOf(chart: Chart, picture: LossPicture): LossName[] {
	const { left, right } = chart.chartArea;
	const isShort = isNarrow(picture, chart.width);
	const named = (
		line: LossLine | null,
		text: string,
		points: readonly Pixel[],
		owner: number
	): LossName => ({
		key: line ? `${line.faded ? line.name : line.letter} ${line.part}` : 'floor',
		line,
		text,
		points,
		owner,
		width: widthOf(picture, line, text),
		height: noteHeight(picture),
		grows: line !== null
	});
	const names = picture.lines.flatMap((line, dataset) => {
		if (!isNamed(line)) return [];
		const isOut = !hasDiverged(line) && (line.points.at(-1)?.y ?? 0) > chart.scales.y.max;
		const text = restingText(line, isShort || isOut) + (isOut ? aboveMark : '');
		return [named(line, text, chart.getDatasetMeta(dataset).data, dataset + 1)];
	});
	const y = floorHeight(chart, picture);
	if (y !== null) {
		const points = [left, right].map((x) => ({ x, y }));
		names.push(named(null, floorText(isShort), points, guide));
	}
	const rank = ({ line }: LossName) =>
		line === null ? 2 : line.faded ? 3 : line.part === 'training' ? 1 : 0;
	return names.sort((a, b) => rank(a) - rank(b));
}

/** What the plot has of lines. */
export function inkOf(chart: Chart, picture: LossPicture): Occupancy {
	const ink = new Occupancy(noteArea(chart, picture));
	picture.lines.forEach((_, dataset) =>
		ink.addCurve(chart.getDatasetMeta(dataset).data, dataset + 1)
	);
	const y = floorHeight(chart, picture);
	const { left, right } = chart.chartArea;
	if (y !== null) ink.addLine({ x0: left, y0: y, x1: right, y1: y }, guide);
	return ink;
}

export function arrangeLabels(
	chart: Chart,
	picture: LossPicture,
	ink: Occupancy,
	before: readonly LossLabel[]
): { labels: LossLabel[]; lacksName: boolean } {
	const names = namesOf(chart, picture);
	const labels = placeLineLabels(ink, names, chart.chartArea, before, marginIn(chart, picture));
	return { labels, lacksName: lacksName(names, labels) };
}

function valueAt(line: LossLine, step: number): string {
	const at = evaluationAt(line.history, step);
	const isDrawn = at !== null && pointAt(line, at.step) !== undefined;
	return isDrawn ? formatLoss(at[line.part]?.loss) : '–';
}

/** Names at rest; with a step, what each line is worth there. */
export function drawLabels(
	{ ctx }: Chart,
	labels: readonly LossLabel[],
	picture: LossPicture,
	step: number | null
) {
	const { palette, floor } = picture;
	writeLabels(ctx, labels, picture, ({ line, text }) => {
		const color = line === null || line.faded ? palette.muted : line.color;
		const value = line ? valueAt(line, step ?? 0) : formatLoss(floor);
		const words = step === null ? text : textAt({ line, text }, value);
		return { text: words, color, weight: weightOf(line) };
	});
}
