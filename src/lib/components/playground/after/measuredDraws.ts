/** Curves over many draws that were measured beforehand, for the very setting of a question and no other. */
import type { Band, MeasuredCurves } from '$lib/claims/afterTraining/curves.ts';
import type { Experiment, Letter } from '$lib/experiment/experiment.ts';
import { toLink } from '$lib/experiment/link/link.ts';
import { questionNamed } from '$lib/experiment/pretrained/questions.ts';
import { firstScreen } from '$lib/experiment/presets.ts';
import type { BitWidth } from '$lib/network/compression/quantize.ts';
import { valueOfBits } from '$lib/network/sweepAxis.ts';
import type { By } from './comparedBy.ts';

const questions = { share: 'prune', bits: 'quantize' } as const satisfies Record<By, string>;

/** Everything that makes the numbers but for the networks and the draw. */
function settingOf(experiment: Experiment): string {
	const { pretrained, data } = experiment;
	const ofOneDraw = { networks: [], weightSeed: 1, view: firstScreen.view };
	return toLink({
		...experiment,
		...ofOneDraw,
		data: { ...data, seed: 1 },
		...(pretrained && {
			pretrained: {
				...pretrained,
				data: { ...pretrained.data, seed: 1 },
				weightSeed: 1
			}
		})
	});
}

/** Whether networks of this experiment can be compared with what was measured of a question. */
export const isMeasured = (experiment: Experiment, by: By): boolean =>
	settingOf(experiment) === settingOf(questionNamed(questions[by]).experiment);

const files = {
	share: () => import('$lib/claims/afterTraining/measured/prune.json'),
	bits: () => import('$lib/claims/afterTraining/measured/quantize.json')
};

/** Loaded when it is asked for. */
export async function loadMeasured(by: By): Promise<MeasuredCurves> {
	const { default: measured } = await files[by]();
	return measured as unknown as MeasuredCurves;
}

/** The network of the question whose way a curve is; those of none are no question's own. */
const lettersOfWays: Readonly<Record<string, Letter>> = {
	'pruned by size, trained further': 'B',
	'pruned at random, trained further': 'C',
	'as many from the start': 'D',
	'one scale per layer': 'B',
	'one scale per unit': 'C',
	'one scale per layer, trained further': 'D'
};

export interface DrawnCurve {
	name: string;
	/** Null where no network of the question is such a one. */
	letter: Letter | null;
	/** From left to right, the share of new points right of 10 %, half and 90 % of the draws. */
	points: readonly { at: number; low: number; middle: number; high: number }[];
}

/** As they lie in the picture. */
export function drawnCurves({ values, curves }: MeasuredCurves, by: By): DrawnCurve[] {
	const placeOf = (value: number | string) =>
		by === 'share' ? Number(value) : valueOfBits(value as BitWidth);
	return curves.map(({ name, right }) => ({
		name,
		letter: lettersOfWays[name] ?? null,
		points: right
			.map(([low, middle, high]: Band, i) => ({ at: placeOf(values[i]), low, middle, high }))
			.toSorted((a, b) => a.at - b.at)
	}));
}
