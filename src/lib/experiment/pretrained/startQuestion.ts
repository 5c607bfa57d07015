/** The playground's question where networks start from a pretrained one, or learn from it. */
import type { DataSettings } from '../../data/draw.ts';
import { datasetNamed } from '../../data/sets/index.ts';
import { counted, formatExact } from '../../format.ts';
import type { Quantization } from '../../network/compression/quantize.ts';
import { letters, type Experiment, type NetworkSettings } from '../experiment.ts';
import { movedInWords } from '../moved.ts';
import type { QuestionPart } from '../questionPart.ts';
import { isNewTask } from './samePoints.ts';
import { isLowRank, type Adjusted, type LowRank, type Start } from './start.ts';
import { bitsInWords, sharePruned } from './startForm.ts';

const plain = (text: string): QuestionPart => ({ text });

const isOriginal = ({ prune, quantize, train }: Start) =>
	prune === null && quantize === null && train === 'nothing';

function roundedInWords({ bits, scale }: Quantization): string {
	const values = typeof bits === 'number' ? `rounded to ${bitsInWords(bits)}` : `made ${bits}`;
	return `${values}, one scale per ${scale}`;
}

type Part = Exclude<Adjusted, 'nothing' | 'all'>;

/** "a fresh last layer", "the biases"; not of a LoRA update. */
function partInWords(train: Exclude<Part, LowRank>): string {
	if (train === 'biases') return 'the biases';
	const { last, fresh } = train;
	const layers = last === 1 ? 'last layer' : `last ${last} layers`;
	if (!fresh) return `the ${layers}`;
	return last === 1 ? `a fresh ${layers}` : `fresh ${layers}`;
}

/** "trains a fresh last layer of it alone". */
function partlyInWords(train: Part, untrained: boolean): string {
	const rest = untrained ? ', the rest untrained' : '';
	if (isLowRank(train)) return `trains a LoRA update of rank ${train.rank} to it${rest}`;
	return `trains ${partInWords(train)} of it alone${rest}`;
}

/** "then trained further", "then the biases trained further". `further` is the participle. */
function trainedInWords(train: Exclude<Adjusted, 'nothing'>, further: string): string {
	if (train === 'all') return further;
	if (isLowRank(train)) return `with a LoRA update of rank ${train.rank}`;
	return `${partInWords(train)} ${further}`;
}

/** "90 % of its weights pruned, then trained further". */
function changeInWords({ prune, quantize, train }: Start, further: string): string {
	const changes = [
		...(prune
			? [
					`${sharePruned(prune.share)} of its ${prune.what} pruned${
						prune.first === 'random' ? ' at random' : ''
					}`
				]
			: []),
		...(quantize ? [`its weights ${roundedInWords(quantize)}`] : [])
	];
	const trained = train === 'nothing' ? '' : trainedInWords(train, further);
	if (changes.length === 0) return trained === '' ? 'as it is' : trained;
	return `${changes.join(' and ')}${trained === '' ? '' : `, then ${trained}`}`;
}

function startedInWords(start: Start, further: string): string {
	const { prune, quantize, train, untrained = false, rehearse } = start;
	const isPartly = train !== 'nothing' && train !== 'all' && !prune && !quantize;
	const which = untrained ? 'that network before it had learned' : 'that network';
	const begun = isPartly
		? partlyInWords(train, untrained)
		: `is ${which}, ${changeInWords(start, further)}`;
	if (rehearse === undefined) return begun;
	return `${begun}, ${counted(rehearse, 'point')} of the source task rehearsed`;
}

/** "the spiral, turned by 90°". */
function taskInWords({ set, moved }: DataSettings): string {
	const title = `the ${datasetNamed(set).title.toLowerCase()}`;
	return moved ? `${title}, ${movedInWords(moved)}` : title;
}

/** ", and learns what A says of the same points"; empty where nothing sets it apart. */
function learningInWords({ teacher, stopAtBest }: NetworkSettings, source: string): string {
	const points = teacher === 'new' ? 'new points that nobody labelled' : 'the same points';
	return [
		...(teacher ? [`, and learns what ${source} says of ${points}`] : []),
		...(stopAtBest ? [', and ends at its best'] : [])
	].join('');
}

/** "A has learned the spiral with 4,417 numbers. B is the same network, 90 % of its weights pruned, …" */
export function startQuestion(experiment: Experiment, counts: readonly number[]): QuestionPart[] {
	const { networks, data, pretrained } = experiment;
	const { task } = datasetNamed(data.set);
	const isNew = isNewTask(experiment);
	const further = isNew ? 'fine-tuned' : 'trained further';
	const whole = networks.findIndex(({ start }) => start && isOriginal(start));
	const isClassification = task === 'classification';
	const better = isClassification ? 'right as often' : 'as close';
	const best = isClassification ? 'right on most' : 'closest on';
	const learned = taskInWords(pretrained?.data ?? data);
	const source = whole < 0 ? 'the pretrained network' : letters[whole];
	const told = networks.flatMap((network, index) => {
		if (index === whole) return [];
		const letter = letters[index];
		const { start } = network;
		if (start) return [plain(`${letter} ${startedInWords(start, further)}. `)];
		const count = { text: formatExact(counts[index]), letter };
		return [
			plain(`${letter} starts from random weights, `),
			count,
			plain(` of them${learningInWords(network, source)}. `)
		];
	});
	const opening =
		whole < 0
			? [plain(`A network has learned ${learned}. `)]
			: [
					plain(`${letters[whole]} has learned ${learned} with `),
					{ text: formatExact(counts[whole]), letter: letters[whole] },
					plain(' numbers. ')
				];
	const newTask = plain(
		`The new task is ${taskInWords(data)}, with ${formatExact(data.training)} points. `
	);
	const others = networks.length - (whole < 0 ? 0 : 1);
	const who = others === 1 ? `${letters[whole === 0 ? 1 : 0]}` : 'each';
	const asked = plain(
		whole < 0
			? `Which will be ${best} points it has never seen?`
			: `Will ${who} be ${better} on points it has never seen?`
	);
	return [
		...opening,
		...(isNew ? [newTask] : []),
		...told,
		...(networks.length > 1 ? [asked] : [])
	];
}
