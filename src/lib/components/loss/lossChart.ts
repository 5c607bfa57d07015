import { thin } from '$lib/analysis/curve.ts';
import { counted, formatLoss, formatStep } from '$lib/format.ts';
import type { Standing } from '$lib/analysis/standing.ts';
import type { Letter } from '$lib/experiment/experiment.ts';
import type { Evaluation, Loss } from '$lib/network/loss.ts';

/** Names of the losses as they read in a sentence. */
export const lossNames: Record<Loss, string> = {
	meanSquaredError: 'squared error',
	binaryCrossEntropy: 'cross-entropy',
	softmaxCrossEntropy: 'cross-entropy'
};

/** The loss curves of one network: on its training points, on new ones, and on its source task's. */
export interface LossSeries {
	letter: Letter;
	/** What its lines are called in the chart; the letter where it is missing. */
	label?: string;
	/** What words call it: "B", or "run 2 B" for an earlier run. */
	name: string;
	history: readonly Evaluation[];
	/** The step since which it learns from the points of now: its losses before are those on its source
	 * task. Default: 0. */
	since?: number;
	/** Step since which it overfits. */
	turn: number | null;
	/** Where the network stands that the reader sees; at the end of its curve where it is missing. */
	standing?: Standing;
	/** An earlier run, laid under the present ones in pale. */
	faded?: boolean;
}

/** Something that changed in the middle of a run. */
export interface LossMark {
	step: number;
	text: string;
	/** Whether it is the end of earlier training, no change. */
	isStage?: boolean;
	/** Whether another task begins there. */
	beginsTask?: boolean;
}

export function presentOf(series: readonly LossSeries[]): LossSeries[] {
	return series.filter((one) => !one.faded);
}

/** The longest history of the present run, which has every step that any of them has. */
export function longestOf(series: readonly LossSeries[]): readonly Evaluation[] {
	let longest: readonly Evaluation[] = [];
	for (const { history } of presentOf(series)) {
		if ((history.at(-1)?.step ?? -1) > (longest.at(-1)?.step ?? -1)) longest = history;
	}
	return longest;
}

export function lastStepOf(series: readonly LossSeries[]): number {
	return longestOf(series).at(-1)?.step ?? 0;
}

/** Index of the value nearest to `wanted` in ascending values, the earlier of two; -1 if none. */
export function nearestIndex(
	count: number,
	valueAt: (index: number) => number,
	wanted: number
): number {
	let low = 0;
	let high = count - 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (valueAt(middle) < wanted) low = middle + 1;
		else high = middle;
	}
	return low > 0 && wanted - valueAt(low - 1) <= valueAt(low) - wanted
		? low - 1
		: low < count
			? low
			: -1;
}

export function nearestKept(kept: readonly number[], wanted: number): number | null {
	const index = nearestIndex(kept.length, (i) => kept[i], wanted);
	return index < 0 ? null : kept[index];
}

/** The nearest kept step, but a small move away from `shown` always reaches the next one that way. */
export function nextKept(kept: readonly number[], shown: number, wanted: number): number | null {
	const nearest = nearestKept(kept, wanted);
	if (wanted > shown && (nearest ?? 0) <= shown)
		return kept.find((step) => step > shown) ?? nearest;
	if (wanted < shown && (nearest ?? 0) >= shown) {
		return kept.findLast((step) => step < shown) ?? nearest;
	}
	return nearest;
}

/** The evaluation nearest to `step`, or null outside the history. */
export function evaluationAt(history: readonly Evaluation[], step: number): Evaluation | null {
	if (history.length === 0 || step > history[history.length - 1].step) return null;
	return history[nearestIndex(history.length, (i) => history[i].step, step)];
}

/** A step, and what each network is worth there; undefined for one that has ended. */
export interface TableRow {
	step: number;
	evaluations: (Evaluation | undefined)[];
}

/** Rows for the present run, at most 200. */
export function tableRows(present: readonly LossSeries[]): TableRow[] {
	const byStep = present.map(
		({ history }) => new Map(history.map((evaluation) => [evaluation.step, evaluation]))
	);
	return thin(longestOf(present), 200).map(({ step }) => ({
		step,
		evaluations: byStep.map((evaluations) => evaluations.get(step))
	}));
}

/** A network's losses as words and tables name them, in the order of their columns; undefined for one that
 * there is none of. */
export function namedLosses(
	{ since = 0 }: Pick<LossSeries, 'since'>,
	{ step, training, validation, sourceTask }: Evaluation
): { name: string; loss: number | undefined }[] {
	const isOwn = step >= since;
	return [
		{ name: 'training', loss: isOwn ? training.loss : undefined },
		{ name: 'new points', loss: isOwn ? validation.loss : undefined },
		{ name: 'source task', loss: sourceTask?.loss }
	];
}

/** "A: training 0.213, new points 0.343" */
function wordsFor(
	series: LossSeries,
	evaluation: Evaluation | null | undefined,
	missing: string
): string {
	const { name } = series;
	if (evaluation?.diverged) return `${name}: diverged`;
	const losses = evaluation ? namedLosses(series, evaluation) : [];
	const words = losses
		.filter(({ loss }) => loss !== undefined)
		.map(({ name, loss }) => `${name} ${formatLoss(loss)}`);
	return `${name}: ${words.join(', ') || `nothing ${missing}`}`;
}

/** "A stands at step 47, its best." Empty for a network at the end of its curve. */
export function standingWords({ name, standing }: LossSeries): string {
	const backAt = standing?.backAt ?? null;
	if (backAt === null) return '';
	return `${name} stands at step ${formatStep(backAt)}${standing?.isAtBest ? ', its best' : ''}.`;
}

function wordsNow(series: LossSeries): string[] {
	const { history, turn, standing } = series;
	const now = standing?.history.at(-1) ?? history.at(-1);
	const turns = turn === null || now?.diverged ? '' : `, turns at ${formatStep(turn)}`;
	const words = `${wordsFor(series, now, 'yet')}${turns}.`;
	return [standingWords(series), words].filter((sentence) => sentence !== '');
}

/**
 * What a network is worth at a step rewound to; one that ended before stands still there. Until the step's
 * own losses are known, those of the nearest evaluated step stand in, and say of which they are.
 */
function wordsAt(series: LossSeries, step: number): string {
	const { history, standing } = series;
	const own = standing?.history.at(-1);
	if (standing?.isAtBest || own?.step === step) return `${wordsFor(series, own, 'here')}.`;
	const nearest = evaluationAt(history, step);
	const words = wordsFor(series, nearest, 'here');
	const isElsewhere = nearest !== null && nearest.step !== step;
	return isElsewhere ? `${words} at step ${formatStep(nearest.step)}.` : `${words}.`;
}

/** "Loss over 500 steps. A: training 0.213, new points 0.343. B: …" */
export function chartLabel(
	series: readonly LossSeries[],
	floor: number | null,
	lossName: string,
	marks: readonly LossMark[] = []
): string {
	const last = lastStepOf(series);
	return [
		`Loss over ${counted(last, 'step')}.`,
		...presentOf(series).flatMap(wordsNow),
		floor === null || Number.isNaN(floor)
			? `Measured as ${lossName}.`
			: `Measured as ${lossName}; noise floor ${formatLoss(floor)}.`,
		...marks.map(({ step, text, isStage, beginsTask }) =>
			isStage
				? `Pretrained up to step ${formatStep(step)}${beginsTask ? ', where the new task begins' : ''}.`
				: `Changed at step ${formatStep(step)}: ${text}.`
		)
	].join(' ');
}

/** "Step 55. A: training 0.487, new points 0.556. B: …" */
export function stepLabel(series: readonly LossSeries[], step: number): string {
	const words = presentOf(series).map((one) => wordsAt(one, step));
	return [`Step ${formatStep(step)}.`, ...words].join(' ');
}
