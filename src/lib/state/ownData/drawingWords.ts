import {
	markNames,
	markPlurals,
	type DrawnPoint,
	type Ground
} from '$lib/data/tables/drawn/drawing.ts';
import type { Place } from '$lib/data/tables/drawn/plane.ts';
import { counted, formatFixed } from '$lib/format.ts';

/** "(0.20, −0.50)". */
export function placeWords({ x, y }: Place): string {
	return `(${formatFixed(x, 2)}, ${formatFixed(y, 2)})`;
}

const nounOf = (ground: Ground, mark: number) => (ground === 'line' ? 'point' : markNames[mark]);

/** "Triangle placed at (0.20, −0.50). 9 points." */
export function placedWords(
	ground: Ground,
	{ mark, ...place }: DrawnPoint,
	points: number
): string {
	const noun = nounOf(ground, mark);
	const name = noun.charAt(0).toUpperCase() + noun.slice(1);
	return `${name} placed at ${placeWords(place)}. ${counted(points, 'point')}.`;
}

/** "12 circles drawn. 40 points." */
export function strokeWords(ground: Ground, mark: number, drawn: number, points: number): string {
	const [one, many] =
		ground === 'line' ? ['point', 'points'] : [markNames[mark], markPlurals[mark]];
	return `${counted(drawn, one, many)} drawn. ${counted(points, 'point')}.`;
}

/** "Triangle at (0.20, −0.50) erased. 8 points." */
export function erasedWords(ground: Ground, { mark, ...place }: DrawnPoint, left: number): string {
	const noun = nounOf(ground, mark);
	const name = noun.charAt(0).toUpperCase() + noun.slice(1);
	return `${name} at ${placeWords(place)} erased. ${counted(left, 'point')}.`;
}
