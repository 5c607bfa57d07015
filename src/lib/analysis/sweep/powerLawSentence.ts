import type { PowerLaw } from './powerLaw.ts';
import { formatFixed } from '../../format.ts';
import type { Part } from '../sentence.ts';

/** What a straight line on two logarithmic axes says. */
export function powerLawSentence(law: PowerLaw): Part[] {
	const factor = 2 ** law.slope;
	return [
		{ text: ' On two logarithmic axes the sizes lie close to ' },
		{ text: 'a straight line', strong: true },
		{
			text: ` of slope ${formatFixed(law.slope, 2)} (R² ${formatFixed(law.r2, 3)}, where 1 is exactly straight): `
		},
		{ text: `twice the parameters, ${formatFixed(factor, 2)} times the loss.`, strong: true },
		{ text: ' The slope is this task’s own.', muted: true }
	];
}
