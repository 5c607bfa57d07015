import type { PowerLaw } from './powerLaw.ts';
import type { Part } from '../sentence.ts';

/** Slopes with a minus sign that is as wide as a digit. */
export function formatSlope(slope: number): string {
	return slope.toFixed(2).replace('-', '−');
}

/** What a straight line on two logarithmic axes says. */
export function powerLawSentence(law: PowerLaw): Part[] {
	const factor = 2 ** law.slope;
	return [
		{ text: ' On two logarithmic axes the sizes lie close to ' },
		{ text: 'a straight line', strong: true },
		{
			text: ` of slope ${formatSlope(law.slope)} (R² ${law.r2.toFixed(3)}, where 1 is exactly straight): `
		},
		{ text: `twice the parameters, ${factor.toFixed(2)} times the loss.`, strong: true },
		{ text: ' The slope is this task’s own.', muted: true }
	];
}
