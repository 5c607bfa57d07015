import type { Pixel } from '../../chart/chartKind.ts';
import type { LineLabel } from '../../chart/lineLabel.ts';
import { placeLineLabels } from '../../chart/lineLabels.ts';
import { fontOf, type Look } from '../../chart/look.ts';
import { noteHeight, writeLabels } from '../../chart/notes.ts';
import { Occupancy } from '../../chart/occupancy.ts';
import type { CurvePicture, GhostCurve } from './curvePlot.ts';
import type { Frame } from '../frame.ts';
import type { Pen } from '../surface.svelte.ts';

/**
 * Writes the name of a curve beside it, on no other line and on no training point. `before` is where names
 * stood, and the result is where they stand.
 */
export function nameGhost(
	{ context, palette, fontSize }: Pen,
	frame: Frame,
	{ series, xs, data, truth }: CurvePicture,
	{ name, values }: GhostCurve,
	before: readonly LineLabel[]
): readonly LineLabel[] {
	const ink = new Occupancy(frame);
	const pixels = (ys: Float32Array): Pixel[] =>
		Array.from(ys, (y, i) => ({ x: frame.x(xs[i]), y: frame.y(y) }));
	const points = pixels(values);
	const others = [truth, ...series.map((one) => one.values)].filter((ys) => ys !== null);
	ink.addCurve(points, 1);
	others.forEach((ys, at) => ink.addCurve(pixels(ys), at + 2));
	const { rows, inputs, targets } = data.training;
	for (let row = 0; row < rows; row++) {
		const [x, y] = [frame.x(inputs[row]), frame.y(targets[row])];
		ink.addDot({ left: x - 5, top: y - 5, width: 10, height: 10 });
	}
	const look: Look = {
		palette,
		size: fontSize,
		widthOf(words, weight) {
			context.font = fontOf(look, weight);
			return context.measureText(words).width;
		}
	};
	const width = Math.ceil(look.widthOf(name, 600)) + 4;
	const wish = { key: name, points, owner: 1, width, height: noteHeight(look), grows: false };
	const labels = placeLineLabels(ink, [wish], frame, before);
	writeLabels(context, labels, look, () => ({ text: name, color: palette.ink, weight: 600 }));
	return labels;
}
