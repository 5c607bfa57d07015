import type { Task } from '$lib/data/dataset.ts';
import type { Split } from '$lib/data/table.ts';
import type { NamedScale } from '$lib/data/tables/readersUnits.ts';
import { drawStrips } from './classes/strips.ts';
import { clipped, drawFrameIn } from './frame.ts';
import { addCircle, pointRadius } from './marks.ts';
import type { Outputs } from './points/placedPoint.ts';
import type { Pen } from './surface.svelte.ts';

export function drawPredictedAgainstTrue(
	pen: Pen,
	task: Task,
	data: Split,
	outputs: Outputs | null,
	classes?: readonly string[],
	unit: NamedScale | null = null
) {
	if (task === 'regression') drawScatter(pen, data, outputs, unit);
	else drawStrips(pen, data, outputs, classes);
}

/** In the target's own unit, where it was scaled. */
function drawScatter(
	pen: Pen,
	{ training, validation }: Split,
	outputs: Outputs | null,
	unit: NamedScale | null
) {
	const { context, palette } = pen;
	const range = rangeOf([training.targets, validation.targets]);
	const named = (word: string) => (unit ? `${word} ${unit.name}` : word);
	const axes = { x: range, y: range, xTitle: named('true'), yTitle: named('predicted') };
	const frame = drawFrameIn(pen, { x: unit, y: unit }, axes);
	clipped(context, frame, () => {
		context.beginPath();
		context.moveTo(frame.x(range[0]), frame.y(range[0]));
		context.lineTo(frame.x(range[1]), frame.y(range[1]));
		context.setLineDash([5, 4]);
		context.strokeStyle = palette.muted;
		context.lineWidth = 1.5;
		context.stroke();
		context.setLineDash([]);
		if (!outputs) return;
		const radius = pointRadius(pen.width, training.rows);
		const draw = (targets: Float32Array, values: Float32Array, isFilled: boolean) => {
			context.globalAlpha = isFilled ? 1 : 0.3;
			context.fillStyle = palette.ink;
			context.strokeStyle = isFilled ? palette.pointEdge : palette.ink;
			context.lineWidth = 1;
			for (let i = 0; i < targets.length; i++) {
				if (!Number.isFinite(values[i])) continue;
				const y = Math.min(range[1], Math.max(range[0], values[i]));
				context.beginPath();
				addCircle(context, frame.x(targets[i]), frame.y(y), isFilled ? radius : radius * 0.85);
				if (isFilled) context.fill();
				context.stroke();
			}
			context.globalAlpha = 1;
		};
		draw(validation.targets, outputs.validation, false);
		draw(training.targets, outputs.training, true);
	});
}

/** A twentieth wider than the values on either side. */
export function rangeOf(tables: readonly Float32Array[]): [number, number] {
	let minimum = Infinity;
	let maximum = -Infinity;
	for (const table of tables) {
		for (const value of table) {
			minimum = Math.min(minimum, value);
			maximum = Math.max(maximum, value);
		}
	}
	if (!(minimum <= maximum)) return [0, 1];
	const margin = (maximum - minimum) / 20 || 1;
	return [minimum - margin, maximum + margin];
}
