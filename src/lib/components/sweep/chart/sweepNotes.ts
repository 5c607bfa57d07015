/** What is written into the sweep's plot: rule of thumb, power law, the best size, the first that fits. */
import type { ChartPoint } from '$lib/analysis/curve.ts';
import { valueAt } from '$lib/analysis/sweep/powerLaw.ts';
import { counted, formatFixed, formatSmallLoss } from '$lib/format.ts';
import type { SweepPoint } from '$lib/analysis/sweep/sweepPoints.ts';
import type { Chart } from 'chart.js';
import type { Anchor } from '../../chart/labelPlace.ts';
import { noteHeight, placed, type Note } from '../../chart/notes.ts';
import type { Occupancy } from '../../chart/occupancy.ts';
import { untrainedPlace, xOf, type LinePoint, type SweepPicture } from './sweepPicture.ts';

/** A mark on a line, with its words. */
export interface Mark extends Note {
	kind: 'best' | 'fitted' | 'predicted' | 'untrained';
	x: number;
	y: number;
}

export interface SweepNotes {
	rule: (Note & { x: number }) | null;
	law: (Note & { ends: readonly [ChartPoint, ChartPoint] }) | null;
	marks: Mark[];
}

export const noNotes: SweepNotes = { rule: null, law: null, marks: [] };

/** Places for a text near a point: above and below, straight and to both sides, ever further off. */
function around({ x, y }: Anchor, width: number, height: number): Anchor[] {
	return [1.2, 1.8, 2.8, 4, 5.5].flatMap((far) =>
		[-1, 1].flatMap((side) =>
			[-width / 2, 7, -width - 7].map((dx) => ({
				x: x + dx,
				y: y + side * far * height - height / 2
			}))
		)
	);
}

/** Left edges of the rule's name over its line, in widths of the name. */
const shifts = [0, -1, -0.5];

/** A power law is straight on two logarithmic axes alone. */
function lawEndsOf(
	{ scales }: Chart,
	{ law, range, scale }: SweepPicture
): readonly [ChartPoint, ChartPoint] | null {
	if (!law || scale !== 'log') return null;
	const at = (x: number) => ({
		x: scales.x.getPixelForValue(x),
		y: scales.y.getPixelForValue(valueAt(law, x))
	});
	return [at(range[0]), at(range[1])];
}

/** The point of the first line that has one without training points; its words stand for all. */
function untrainedOf({ lines, ...picture }: SweepPicture): LinePoint[] {
	if (!picture.hasUntrained) return [];
	const place = untrainedPlace(picture);
	return lines.flatMap(({ points }) => points.filter(({ x }) => x === place)).slice(0, 1);
}

/** The marks on the lines; those out of the plot have none. */
function marksOf({ chartArea, scales, width }: Chart, picture: SweepPicture): Omit<Mark, 'box'>[] {
	const { best, fitted, predicted = null, axis, palette } = picture;
	const named = (point: SweepPoint) =>
		counted(xOf(point, picture), axis === 'training' ? 'point' : 'parameter');
	const mark = (kind: Mark['kind'], size: number, loss: number, text: string) => ({
		kind,
		x: scales.x.getPixelForValue(size),
		y: scales.y.getPixelForValue(loss),
		text,
		color: palette.ink,
		weight: 600
	});
	const isNarrow = width < 28 * picture.size;
	const sizeOf = (point: SweepPoint) => xOf(point, picture);
	return [
		best && mark('best', sizeOf(best), best.validation.median, `best: ${named(best)}`),
		fitted &&
			mark(
				'fitted',
				sizeOf(fitted),
				fitted.training.median,
				isNarrow ? `fits: ${named(fitted)}` : `${named(fitted)} fit every training point`
			),
		...untrainedOf(picture).map(({ x, y }) => mark('untrained', x, y, 'untrained')),
		predicted &&
			mark('predicted', predicted.x, predicted.y, `by the line: ${formatSmallLoss(predicted.y)}`)
	]
		.filter((one) => one !== null)
		.filter(({ y }) => y >= chartArea.top - 2 && y <= chartArea.bottom + 2);
}

/** Where the marks and guides lie, without their words. */
export interface SweepAnchors {
	/** Null out of the plot. */
	ruleX: number | null;
	lawEnds: readonly [ChartPoint, ChartPoint] | null;
	marks: Omit<Mark, 'box'>[];
}

export function noteAnchors(chart: Chart, picture: SweepPicture): SweepAnchors {
	const { left, right } = chart.chartArea;
	const ruleX = picture.rule === null ? NaN : chart.scales.x.getPixelForValue(picture.rule);
	return {
		ruleX: ruleX >= left && ruleX <= right ? ruleX : null,
		lawEnds: lawEndsOf(chart, picture),
		marks: marksOf(chart, picture)
	};
}

/** What of it is ink before any text is. */
export function addMarkInk(
	ink: Occupancy,
	{ lawEnds, marks }: SweepAnchors,
	{ size }: SweepPicture
) {
	if (lawEnds) ink.addCurve(lawEnds);
	const half = 0.6 * size;
	for (const { x, y } of marks) {
		ink.addText({ left: x - half, top: y - half, width: 2 * half, height: 2 * half });
	}
}

/** `before` are the notes of the picture before, whose places are kept where they are still free. */
export function arrangeNotes(
	ink: Occupancy,
	{ chartArea: { top } }: Chart,
	{ ruleX, lawEnds, marks: marking }: SweepAnchors,
	picture: SweepPicture,
	before: SweepNotes
): SweepNotes {
	const { palette, size } = picture;
	const height = noteHeight(picture);
	const quiet = { color: palette.muted, weight: 400 };

	/** The rule comes first, for it has the fewest places. */
	const rows = [0, 1, 2, 3].map((row) => ink.area.top + row * height);
	const rule =
		ruleX === null
			? null
			: placed(
					ink,
					{ ...quiet, text: 'parameters = training points', x: ruleX },
					picture,
					before.rule?.box ?? null,
					(width) => ({
						anchor: { x: ruleX, y: top },
						places: rows.flatMap((y) => shifts.map((shift) => ({ x: ruleX + shift * width, y }))),
						reach: { x: 8, y: Infinity },
						mayRoam: true
					})
				);

	const marks = marking.map((mark) => {
		const boxBefore = before.marks.find(({ kind }) => kind === mark.kind)?.box ?? null;
		return placed(ink, mark, picture, boxBefore, (width) => ({
			anchor: mark,
			places: around(mark, width, height),
			reach: { x: 8 * size, y: 8 * size },
			mayRoam: true
		}));
	});

	const text = picture.lawName ?? (picture.law ? `slope ${formatFixed(picture.law.slope, 2)}` : '');
	const law =
		lawEnds &&
		placed(ink, { ...quiet, text, ends: lawEnds }, picture, before.law?.box ?? null, (width) => {
			const [from, to] = lawEnds;
			const at = (share: number) => ({
				x: from.x + share * (to.x - from.x),
				y: from.y + share * (to.y - from.y)
			});
			return {
				anchor: at(0.5),
				places: [0.5, 0.3, 0.7, 0.1, 0.9].flatMap((share) => around(at(share), width, height)),
				reach: { x: Infinity, y: 6 * size }
			};
		});

	return { rule, law, marks };
}
