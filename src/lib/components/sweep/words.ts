import { axisValue } from '$lib/analysis/sweep/axisValue.ts';
import { counted, formatBytes, formatCount } from '$lib/format.ts';
import { datasetNamed } from '$lib/data/sets/index.ts';
import { rowsPerStep } from '$lib/experiment/rowsPerStep.ts';
import { isAt } from '$lib/experiment/sweep/sweepLines.ts';
import type { Sweep } from '$lib/experiment/sweep/sweep.ts';
import type { SweepTotals } from '$lib/experiment/sweep/sweepPlan.ts';
import { axisWords, type SweepAxis } from '$lib/network/sweepAxis.ts';

const questions: Record<SweepAxis, string> = {
	width: 'How many parameters are too many?',
	depth: 'How many layers are too many?',
	training: 'How many points does one network need?',
	channels: 'How many channels are enough?',
	layers: 'How many layers are too many?',
	pruned: 'How many weights can go?',
	bits: 'How exact must weights be?',
	rank: 'How small an update is enough?'
};

/** What the sweep asks. */
export function questionOf({ axis, data, compute, after }: Sweep): string {
	if (after && axis === 'training') return 'How many points does a new task need?';
	if (compute !== null) return 'A larger network for fewer steps, or a smaller one for more?';
	if (datasetNamed(data.set).fresh) return 'What does a larger network gain?';
	return questions[axis];
}

/** Names in a choice of what varies. */
export const axisLabels: Record<SweepAxis, string> = {
	width: 'width',
	depth: 'depth',
	training: 'points',
	channels: 'channels',
	layers: 'repeated layers',
	pruned: 'share pruned',
	bits: 'bits',
	rank: 'rank'
};

/** Over the field that lists the values. */
export const valuesLabels: Record<SweepAxis, string> = {
	width: 'Widths',
	depth: 'Depths',
	training: 'Numbers of training points',
	channels: 'Numbers of channels',
	layers: 'Numbers of repeated layers',
	pruned: 'Shares pruned, in percent',
	bits: 'Bits (1.58 is ternary, 1 binary)',
	rank: 'Ranks'
};

/** What makes a network lie further right. */
export const further: Record<SweepAxis, string> = {
	width: 'the more parameters it has',
	depth: 'the more parameters it has',
	training: 'the more points it learns from',
	channels: 'the more parameters it has',
	layers: 'the more parameters it has',
	pruned: 'the more of it is pruned',
	bits: 'the more bits a weight has',
	rank: 'the larger its update'
};

/** "15 widths from 1 to 128". */
function sizes({ axis, values }: Sweep): string {
	const { one, many } = axisWords[axis];
	const [first, last] = [values[0], values[values.length - 1]].map((one) => axisValue(one, axis));
	return values.length === 1
		? `one ${one}, ${first}`
		: `${values.length} ${many} from ${first} to ${last}`;
}

function pointsLearnedFrom({ data, hyperparameters }: Sweep): string {
	if (!datasetNamed(data.set).fresh) return `on ${counted(data.training, 'point')}`;
	return `on ${counted(rowsPerStep(data, hyperparameters), 'new point')} at every step`;
}

function stepsOf({ compute }: Sweep, { fewest, most }: SweepTotals['steps']): string {
	if (compute === null) return counted(most, 'step');
	const range = `${formatCount(fewest)} to ${counted(most, 'step')}`;
	return `${range} (about ${counted(compute, 'operation')} for each network)`;
}

/** What the sweep will train, in plain words. */
export function planSentence(sweep: Sweep, { networks, groups }: SweepTotals): string {
	const { axis, seeds, after } = sweep;
	if (after) return afterSentence(sweep, after, networks);
	const points = axis === 'training' ? '' : `, each ${pointsLearnedFrom(sweep)}`;
	const together = groups === 1 ? 'at once' : `in ${groups} groups`;
	const each =
		seeds === 1
			? ''
			: `, and ${seeds} of each size, its seeds, with points and initial weights of their own`;
	return `Trains ${counted(networks, 'network')} ${together}${points}: ${sizes(sweep)}${each}.`;
}

function afterSentence(
	sweep: Sweep,
	{ lines, pretrained }: NonNullable<Sweep['after']>,
	networks: number
): string {
	const { axis, values, seeds } = sweep;
	const first =
		seeds === 1
			? `Trains one network first, ${counted(pretrained.stopAt, 'step')}`
			: `Trains ${seeds} networks first, one for each seed, ${counted(pretrained.stopAt, 'step')}`;
	const ways = lines.length === 1 ? '' : `, each in ${lines.length} ways`;
	const atFirst = lines.filter((line) => isAt(line, axis, values[0])).length;
	const but =
		atFirst === lines.length ? '' : `, with ${axisValue(values[0], axis)} in ${atFirst} alone`;
	return `${first}. Then ${counted(networks, 'network')}: ${sizes(sweep)}${ways}${but}.`;
}

/** What that takes. */
export function costSentence(
	sweep: Sweep,
	{ parameters, groups, bytes, steps }: SweepTotals
): string {
	return (
		`${counted(parameters, 'parameter')} in all, ${stepsOf(sweep, steps)}, ` +
		`${formatBytes(bytes)} of memory${groups > 1 ? ' at most' : ''}.`
	);
}

/** How long training may take, before anything is known but its first moments: "some seconds". */
export function roughTimeWords(ms: number): string {
	const seconds = ms / 1000;
	if (seconds < 20) return 'some seconds';
	return seconds < 90 ? 'about a minute' : timeWords(ms);
}

/** "about 40 s", "about 3 min", "about 2 h". */
export function timeWords(ms: number): string {
	const seconds = ms / 1000;
	if (seconds < 1.5) return 'about a second';
	if (seconds < 20) return `about ${Math.round(seconds)} s`;
	if (seconds < 90) return `about ${Math.round(seconds / 5) * 5} s`;
	if (seconds < 5400) return `about ${Math.round(seconds / 60)} min`;
	return `about ${Math.round(seconds / 3600)} h`;
}
