/** How one of a picture's points is found, and what is said of it. */
import { formatFixed, formatCount, formatPercent } from '$lib/format.ts';
import {
	classesOfWidth,
	classOfLogits,
	classOfTargets,
	probabilitiesOf
} from '$lib/network/classes.ts';
import { lookOf, shapes } from '../classes/looks.ts';
import type { PlacedPoint, PointSet, PointTeller } from './placedPoint.ts';

/** The nearest within reach, a training point before a new one; −1 where there is none. */
export function pointNear(points: readonly PlacedPoint[], x: number, y: number, reach: number) {
	let nearest = -1;
	let least = reach;
	points.forEach((point, at) => {
		const distance = Math.hypot(point.x - x, point.y - y);
		if (distance < least) [nearest, least] = [at, distance];
	});
	return nearest;
}

/** What a key goes to from a point: its neighbours from left to right, the first and the last. Null for
 * other keys. */
export function pointAfterKey(
	key: string,
	points: readonly PlacedPoint[],
	from: number
): number | null {
	const order = points.map((_, at) => at).sort((a, b) => points[a].x - points[b].x || a - b);
	const position = order.indexOf(from);
	const last = order.length - 1;
	const moves: Record<string, number> = {
		ArrowLeft: position - 1,
		ArrowDown: position - 1,
		ArrowRight: position + 1,
		ArrowUp: position + 1,
		PageDown: position - 10,
		PageUp: position + 10,
		Home: 0,
		End: last
	};
	return key in moves ? order[Math.max(0, Math.min(last, moves[key]))] : null;
}

const setNames: Record<PointSet, string> = {
	training: 'Training',
	validation: 'New',
	rehearsed: 'Rehearsed'
};

/** "Training point 12 at (0.31, −0.52): a circle, its label flipped. A says circle, 93.1 %: right." */
export function describePoint(
	{ set, row }: Pick<PlacedPoint, 'set' | 'row'>,
	{ letter, task, data, outputs, classes }: Omit<PointTeller, 'marked' | 'onchoose'>
): string {
	const table = data[set];
	if (!table) return '';
	const { inputs, targets, rows } = table;
	const width = inputs.length / rows;
	const place = Array.from(inputs.subarray(row * width, (row + 1) * width), (one) =>
		formatFixed(one, 2)
	);
	const name = `${setNames[set]} point ${formatCount(row + 1)}`;
	const at = width === 1 ? `x = ${place[0]}` : width === 2 ? `(${place.join(', ')})` : '';
	const where = at && ` at ${at}`;
	if (task === 'regression') {
		const target = targets[row];
		const output = outputs[set]?.[row];
		const fact = `${name}${where}: y = ${formatFixed(target, 2)}.`;
		if (output === undefined) return fact;
		const off = output - target;
		const side = off < 0 ? 'below' : 'above';
		const says = `${letter} says ${formatFixed(output, 2)}, ${formatFixed(Math.abs(off), 2)} ${side}.`;
		return `${fact} ${says}`;
	}
	const outputWidth = targets.length / rows;
	const own = classOfTargets(targets, row, outputWidth);
	const looks = classesOfWidth(outputWidth);
	const mark = (one: number) => classes?.[one] ?? shapes[lookOf(one, looks)].name;
	const isFlipped = set !== 'rehearsed' && data.flipped[set][row];
	const flipped = isFlipped ? ', its label flipped' : '';
	const fact = `${name}${where}: ${classes ? '' : 'a '}${mark(own)}${flipped}.`;
	const logits = outputs[set];
	if (!logits) return fact;
	const answer = classOfLogits(logits, row, outputWidth);
	if (answer < 0) return `${fact} ${letter} gives no number.`;
	const probability = probabilitiesOf(logits, row, outputWidth)[answer];
	return `${fact} ${letter} says ${mark(answer)}, ${formatPercent(probability)}: ${answer === own ? 'right' : 'wrong'}.`;
}
