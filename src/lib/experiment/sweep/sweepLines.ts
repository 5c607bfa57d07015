/** The lines of a sweep of networks that start from a pretrained one. */
import { bitWidthOf, type SweepAxis } from '../../network/sweepAxis.ts';
import { letters, type Experiment, type NetworkSettings } from '../experiment.ts';
import type { Form } from '../form.ts';
import { shapeForm } from '../networkForm.ts';
import { original, isLastLayers, isLowRank, type Start } from '../pretrained/start.ts';
import { leftOf, widthWithin } from '../pretrained/startCounts.ts';
import { networkFrom } from '../pretrained/startEdits.ts';
import { shapeFrom } from '../pretrained/startedShape.ts';
import { startForm, startInWords } from '../pretrained/startForm.ts';
import { kindsProblem, startProblem } from '../pretrained/startProblem.ts';
import type { AfterTraining, LineSettings, Sweep } from './sweep.ts';
import { axisLimit } from './sweepLimits.ts';

export const mostLines = letters.length;

/** The start with the field of the axis at this value; where it has no such field, it is as it was. */
export function startAt(start: Start, axis: SweepAxis, value: number): Start {
	const { prune, quantize, train } = start;
	if (axis === 'pruned' && prune) return { ...start, prune: { ...prune, share: value / 100 } };
	if (axis === 'bits' && quantize) {
		return { ...start, quantize: { ...quantize, bits: bitWidthOf(value) } };
	}
	if (axis === 'training' && value === 0) return { prune, quantize, train: 'nothing' };
	return axis === 'rank' && isLowRank(train) ? { ...start, train: { rank: value } } : start;
}

/** Whether the networks of a line have learned something before the first point of the new task. */
export const answersUntrained = ({ start }: LineSettings): boolean =>
	start !== null && !start.untrained && !(isLastLayers(start.train) && start.train.fresh);

/** Whether a line has a network at this value. */
export const isAt = (line: LineSettings, axis: SweepAxis, value: number): boolean =>
	axis !== 'training' || value > 0 || answersUntrained(line);

export const noneUntrainedProblem =
	'With no points there is no answer: every line begins with weights that have learned nothing.';

/** Whether the networks of the line differ along this axis. */
export function varies({ start }: LineSettings, axis: SweepAxis): boolean {
	if (axis === 'training') return start?.train !== 'nothing';
	if (start === null) return axis === 'pruned';
	if (axis === 'pruned') return start.prune !== null;
	return axis === 'bits' ? start.quantize !== null : isLowRank(start.train);
}

/** Of random weights: where a share is pruned the widest of the same depth that has at most as many
 * parameters as that leaves, else one of the pretrained network's own shape. */
function randomNetwork(
	{ pretrained, lines }: AfterTraining,
	{ own }: LineSettings,
	axis: SweepAxis,
	value: number
): NetworkSettings {
	const shape = { ...shapeFrom(pretrained), own };
	const pruned = lines.find(({ start }) => start?.prune);
	if (axis !== 'pruned' || !pruned) return shape;
	const network = networkFrom(pretrained, startAt(pruned.start!, axis, value));
	const beside: Experiment = { ...pretrained, networks: [network], pretrained };
	const width = widthWithin(beside, 0, leftOf(beside, 0).left) ?? 1;
	return { ...shape, width, layers: null };
}

/** The network of a line at a value of the axis. */
export function networkOfLine(
	after: AfterTraining,
	line: number,
	axis: SweepAxis,
	value: number
): NetworkSettings {
	const settings = after.lines[line];
	const { start, own } = settings;
	if (start === null) return randomNetwork(after, settings, axis, value);
	return networkFrom(after.pretrained, startAt(start, axis, value), own);
}

/** Why a line cannot be, in a sentence; null where it can. */
export function lineProblem(
	{ data, after }: Pick<Sweep, 'data'> & { after: AfterTraining },
	{ start, own }: LineSettings
): string | null {
	const { pretrained } = after;
	if (start === null) return null;
	return startProblem({ data, pretrained }, networkFrom(pretrained, start, own));
}

/** Why nothing of a sweep can start from this network, in a sentence; null where it can. */
export function pretrainedProblem({ pretrained, networks }: Experiment): string | null {
	if (networks[0].stack) return kindsProblem;
	return pretrained ? 'The pretrained network of a sweep starts from random weights itself.' : null;
}

const bySize: Start = {
	...original,
	prune: { share: 0.9, first: 'smallest', over: 'network', what: 'weights' },
	train: 'all'
};
const perLayer: Start = { ...original, quantize: { bits: 3, scale: 'layer' } };

/** What the lines are until the reader says more. */
export function usualLines(axis: SweepAxis, { hyperparameters }: Experiment): LineSettings[] {
	const { learningRate } = hyperparameters;
	const plain = (start: Start | null): LineSettings => ({ start, own: {} });
	const all: Start = { ...original, train: 'all' };
	switch (axis) {
		case 'pruned':
			return [
				plain(bySize),
				plain({ ...bySize, prune: { ...bySize.prune!, first: 'random' } }),
				{ start: null, own: { learningRate } }
			];
		case 'bits':
			return [
				plain(perLayer),
				plain({ ...perLayer, quantize: { bits: 3, scale: 'unit' } }),
				plain({ ...perLayer, train: 'all' })
			];
		case 'rank':
			return [
				plain({ ...original, train: { rank: 2 } }),
				plain(all),
				plain({ ...original, train: 'biases' }),
				plain(null)
			];
		default:
			return [plain(all), plain(null)];
	}
}

export const sameStepsProblem =
	'Networks that start from a pretrained one take the same steps, not the same compute.';

/** With no line that cannot be, no stop before pretraining ends, and all that follows from what is pretrained. */
export function settledAfter(sweep: Sweep): Sweep {
	const { after, data, axis, steps } = sweep;
	if (!after) return sweep;
	const { pretrained } = after;
	const [{ width, depth, activation }] = pretrained.networks;
	const possible = (lines: readonly LineSettings[]) =>
		lines.filter((line) => lineProblem({ data, after }, line) === null).slice(0, mostLines);
	const kept = [possible(after.lines), possible(usualLines(axis, pretrained))];
	const lines = kept.find(({ length }) => length > 0) ?? [{ start: null, own: {} }];
	const isThere = (value: number) => lines.some((line) => isAt(line, axis, value));
	const values = sweep.values.filter(isThere);
	return {
		...sweep,
		values: values.length > 0 ? values : [axisLimit(axis, data).minimum],
		network: { width, depth, activation },
		steps: Math.max(steps, pretrained.stopAt),
		compute: null,
		after: { pretrained, lines }
	};
}

const scratch = 'scratch';

/** What a line begins with, as a link has it: `pruned:.9~all`, or `scratch` for random weights. */
export const lineStartForm: Form<Start | null> = {
	name: startForm.name,
	mustBe: `${startForm.mustBe}; or ${scratch}`,
	accepts: (value): value is Start | null => value === null || startForm.accepts(value),
	nearest: (start) => (start === null ? null : startForm.nearest(start)),
	write: (start) => (start === null ? scratch : startForm.write(start)),
	read: (text) => (text === scratch ? null : startForm.read(text)),
	show: (start) => (start === null ? scratch : startForm.show(start))
};

function trainInWords({ train, untrained }: Start): string {
	if (train === 'nothing') return 'at rest';
	if (train === 'biases') return 'biases alone';
	if (isLowRank(train)) return 'LoRA';
	if (!isLastLayers(train)) return 'all weights';
	const layers = train.last === 1 ? 'last layer' : `last ${train.last} layers`;
	const which = train.fresh ? `a fresh ${layers}` : `the ${layers}`;
	return `${which}${untrained ? ' on untrained ones' : ''}`;
}

/** "by size", "at random, layer by layer". */
function pruningInWords({ prune }: Start): string {
	if (!prune) return 'not pruned';
	const order = prune.first === 'random' ? 'at random' : 'by size';
	const units = prune.what === 'units' ? 'units ' : '';
	return `${units}${order}${prune.over === 'layer' && prune.what === 'weights' ? ', layer by layer' : ''}`;
}

function roundingInWords({ quantize }: Start): string {
	return quantize ? `a scale per ${quantize.scale}` : 'not rounded';
}

function nameOf({ start }: LineSettings, axis: SweepAxis): string {
	if (start === null) return axis === 'pruned' ? 'as many from the start' : 'from random weights';
	const isOdd =
		(axis !== 'pruned' && start.prune) || (axis !== 'bits' && start.quantize) || start.rehearse;
	if (isOdd) return startInWords(start);
	const further = { nothing: ', at rest', all: ', trained further' };
	const end =
		start.train === 'nothing' || start.train === 'all'
			? further[start.train]
			: `, ${trainInWords(start)}`;
	if (axis === 'pruned') return pruningInWords(start) + end;
	if (axis === 'bits') return roundingInWords(start) + end;
	return start.train === 'nothing' ? 'the pretrained network as it is' : trainInWords(start);
}

/** What each line is called in the chart and in sentences, no two alike: "by size, trained further". */
export function lineNames({ lines }: AfterTraining, axis: SweepAxis): string[] {
	const names = lines.map((line) => nameOf(line, axis));
	return names.map((name, at) => {
		if (names.indexOf(name) === names.lastIndexOf(name)) return name;
		const { learningRate } = lines[at].own;
		return `${letters[at]}: ${name}${learningRate === undefined ? '' : `, learning rate ${learningRate}`}`;
	});
}

/** What a file of results says of the sweep: its axis, and of each line its letter and what its networks start
 * from, as links have it. */
export function tableOf({ axis, after }: Pick<Sweep, 'axis' | 'after'>) {
	if (!after) return { axis };
	const lines = after.lines.map((_, line) => ({
		name: letters[line] as string,
		startsFrom(value: number) {
			const { start, own: _own, ...shape } = networkOfLine(after, line, axis, value);
			return start ? startForm.write(start) : shapeForm.write(shape).replaceAll(',', '+');
		}
	}));
	return { axis, lines };
}
