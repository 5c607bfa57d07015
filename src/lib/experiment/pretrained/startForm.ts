/**
 * A network's start as a value: `pruned:.9:random~quantized:3:unit~all` in a link. Words that go
 * without saying (the smallest first, over the network, weights; a scale a layer) are left out.
 */
import { formatExact } from '../../format.ts';
import type { Pruning } from '../../network/compression/prune.ts';
import { bitWidths, type BitWidth, type Quantization } from '../../network/compression/quantize.ts';
import { teachers, type Teacher } from '../experiment.ts';
import { choiceForm, numberForm, readNumber, writeNumber, type Form } from '../form.ts';
import { clamp, isWithin, real, whole } from '../limit.ts';
import {
	isLastLayers,
	isLowRank,
	original,
	pruneOrders,
	pruneScopes,
	pruneTargets,
	scaleChoices,
	type Adjusted,
	type Start
} from './start.ts';

/** What the numbers of a start may be, for sliders and fields. */
export const startLimits = {
	share: real('share pruned', 0, 0.99),
	last: whole('layers that train', 1, 7),
	rank: whole('rank', 1, 8),
	rehearse: whole('points rehearsed', 2, 300),
	temperature: real('temperature', 1, 20)
};

export const shareForm = numberForm(startLimits.share);

const plainAdjusted = ['nothing', 'all', 'biases'] as const;

const isOneOf = <T>(choices: readonly T[], value: unknown): value is T =>
	choices.includes(value as T);

function isRecord(value: unknown, names: readonly string[]): value is Record<string, unknown> {
	if (typeof value !== 'object' || value === null) return false;
	const own = Object.keys(value);
	return own.length === names.length && names.every((name) => Object.hasOwn(value, name));
}

function isPruning(value: unknown): value is Pruning {
	return (
		isRecord(value, ['share', 'first', 'over', 'what']) &&
		isWithin(startLimits.share, value.share) &&
		isOneOf(pruneOrders, value.first) &&
		isOneOf(pruneScopes, value.over) &&
		isOneOf(pruneTargets, value.what)
	);
}

function isQuantization(value: unknown): value is Quantization {
	return (
		(isRecord(value, ['bits', 'scale']) ||
			(isRecord(value, ['bits', 'scale', 'biases']) && value.biases === 8)) &&
		isOneOf(bitWidths, value.bits) &&
		isOneOf(scaleChoices, value.scale)
	);
}

function isAdjusted(value: unknown): value is Adjusted {
	return (
		isOneOf(plainAdjusted, value) ||
		(isRecord(value, ['last', 'fresh']) &&
			isWithin(startLimits.last, value.last) &&
			typeof value.fresh === 'boolean') ||
		(isRecord(value, ['rank']) && isWithin(startLimits.rank, value.rank))
	);
}

function isStart(value: unknown): value is Start {
	if (typeof value !== 'object' || value === null) return false;
	const { untrained, rehearse, ...always } = value as Start;
	const optional = [...('untrained' in value ? [untrained === true] : [])];
	if ('rehearse' in value) optional.push(isWithin(startLimits.rehearse, rehearse));
	return optional.every((isFine) => isFine) && isStartWithout(always);
}

/** A LoRA update fills what was pruned, and is not rounded. */
const goesWithUpdate = ({ prune, quantize, train }: Start) =>
	!isLowRank(train) || (quantize === null && prune?.what !== 'weights');

function isStartWithout(value: unknown): boolean {
	return (
		isRecord(value, ['prune', 'quantize', 'train']) &&
		(value.prune === null || isPruning(value.prune)) &&
		(value.quantize === null || isQuantization(value.quantize)) &&
		isAdjusted(value.train) &&
		goesWithUpdate(value as unknown as Start)
	);
}

function nearestAdjusted(train: Adjusted): Adjusted {
	if (isLastLayers(train)) return { ...train, last: clamp(startLimits.last, train.last) };
	if (isLowRank(train)) return { rank: clamp(startLimits.rank, train.rank) };
	return train;
}

function nearest({ prune, quantize, train, untrained, rehearse }: Start): Start {
	return {
		...(untrained && { untrained }),
		...(rehearse !== undefined && { rehearse: clamp(startLimits.rehearse, rehearse) }),
		prune:
			prune && (prune.what === 'units' || !isLowRank(train))
				? { ...prune, share: clamp(startLimits.share, prune.share) }
				: null,
		quantize: isLowRank(train) ? null : quantize,
		train: nearestAdjusted(train)
	};
}

/** Biases are rounded to 8 bits. */
const biasesToo = 'biases';

const usual = { first: 'smallest', over: 'network', what: 'weights', scale: 'layer' } as const;

function write({ prune, quantize, train, untrained, rehearse }: Start): string {
	const parts: string[][] = [];
	if (untrained) parts.push(['untrained']);
	if (rehearse !== undefined) parts.push(['rehearsed', writeNumber(rehearse)]);
	if (prune) {
		const { share, first, over, what } = prune;
		const said = [first !== usual.first && first, over !== usual.over && over];
		const words = [...said, what !== usual.what && what].filter((word) => word !== false);
		parts.push(['pruned', writeNumber(share), ...words]);
	}
	if (quantize) {
		const { bits, scale, biases } = quantize;
		const words = [...(scale === usual.scale ? [] : [scale]), ...(biases === 8 ? [biasesToo] : [])];
		parts.push(['quantized', String(bits), ...words]);
	}
	if (isLastLayers(train)) parts.push([train.fresh ? 'fresh' : 'last', String(train.last)]);
	else if (isLowRank(train)) parts.push(['lora', String(train.rank)]);
	else parts.push([train]);
	return parts.map((words) => words.join(':')).join('~');
}

/** The one of these words that is among them, or the usual one; undefined where there are two. */
function chosen<T extends string>(words: readonly string[], choices: readonly T[], usual: T) {
	const named = choices.filter((choice) => words.includes(choice));
	return named.length > 1 ? undefined : (named[0] ?? usual);
}

function readPruning([text = '', ...words]: readonly string[]): Pruning | undefined {
	const share = readNumber(text);
	const first = chosen(words, pruneOrders, usual.first);
	const over = chosen(words, pruneScopes, usual.over);
	const what = chosen(words, pruneTargets, usual.what);
	const known: readonly string[] = [...pruneOrders, ...pruneScopes, ...pruneTargets];
	if (share === undefined || !words.every((word) => known.includes(word))) return undefined;
	return first && over && what && { share, first, over, what };
}

function readQuantizing([text = '', ...words]: readonly string[]): Quantization | undefined {
	const bits = bitWidths.find((choice) => String(choice) === text);
	const scale = chosen(words, scaleChoices, usual.scale);
	const known: readonly string[] = [...scaleChoices, biasesToo];
	if (!words.every((word) => known.includes(word)) || !bits || !scale) return undefined;
	return { bits, scale, ...(words.includes(biasesToo) && { biases: 8 }) };
}

function readAdjusted([word, text]: readonly string[]): Adjusted | undefined {
	if (text === undefined) return isOneOf(plainAdjusted, word) ? word : undefined;
	const number = readNumber(text);
	if (number === undefined) return undefined;
	if (word === 'last' || word === 'fresh') return { last: number, fresh: word === 'fresh' };
	return word === 'lora' ? { rank: number } : undefined;
}

function read(text: string): Start | undefined {
	const start: { -readonly [K in keyof Start]?: Start[K] } = {};
	for (const part of text.split('~')) {
		const [word, ...words] = part.split(':');
		if (word === 'untrained' || word === 'rehearsed') {
			const points = readNumber(words[0] ?? '');
			const isUntrained = word === 'untrained';
			if (isUntrained ? words.length > 0 || start.untrained : start.rehearse !== undefined) {
				return undefined;
			}
			if (isUntrained) start.untrained = true;
			else if (points === undefined || words.length > 1) return undefined;
			else start.rehearse = points;
			continue;
		}
		const name = word === 'pruned' ? 'prune' : word === 'quantized' ? 'quantize' : 'train';
		if (name in start) return undefined;
		if (name === 'prune') start.prune = readPruning(words);
		else if (name === 'quantize') start.quantize = readQuantizing(words);
		else start.train = words.length > 1 ? undefined : readAdjusted([word, ...words]);
		if (start[name] === undefined) return undefined;
	}
	const { train } = start;
	return train && { ...start, prune: start.prune ?? null, quantize: start.quantize ?? null, train };
}

function quantizationInWords({ bits, scale, biases }: Quantization): string {
	const and = biases === 8 ? ', biases at 8\u00a0bits' : '';
	return `quantized to ${bitsInWords(bits)} (one scale per ${scale}${and})`;
}

/** "3 bits", "ternary". */
export function bitsInWords(bits: BitWidth): string {
	return typeof bits === 'number' ? `${bits}\u00a0bits` : bits;
}

/** "90 %". */
export function sharePruned(share: number): string {
	return `${formatExact(Number((100 * share).toPrecision(3)))}\u00a0%`;
}

function pruningInWords({ share, first, over, what }: Pruning): string {
	const units = what === 'units' ? ' of the units' : '';
	const order = first === 'random' ? ' at random' : '';
	const scope = over === 'layer' && what === 'weights' ? ', layer by layer' : '';
	return `${sharePruned(share)}${units} pruned${order}${scope}`;
}

function adjustedInWords(train: Adjusted): string {
	if (train === 'nothing') return 'at rest';
	if (train === 'all') return 'trained further';
	if (train === 'biases') return 'biases alone trained further';
	if (isLowRank(train)) return `LoRA update of rank ${train.rank}`;
	const layers = train.last === 1 ? 'last layer' : `last ${train.last} layers`;
	if (!train.fresh) return `${layers} trained further`;
	return train.last === 1 ? 'a fresh last layer' : `fresh ${layers}`;
}

/** "the pretrained network, 90 % pruned at random, quantized to 3 bits (one scale per unit), trained further". */
export function startInWords(start: Start | undefined): string {
	if (!start) return 'random weights';
	const { prune, quantize, train, untrained, rehearse } = start;
	return [
		untrained ? 'what the pretrained network began with' : 'the pretrained network',
		...(prune ? [pruningInWords(prune)] : []),
		...(quantize ? [quantizationInWords(quantize)] : []),
		adjustedInWords(train),
		...(rehearse === undefined ? [] : [`${rehearse} points of the source task rehearsed`])
	].join(', ');
}

export const teacherForm = choiceForm('what a student learns from', teachers);
export const temperatureForm = numberForm(startLimits.temperature);

/** "the teacher's answers on new points", "labels". */
export function teacherInWords({
	teacher,
	temperature = 1
}: {
	teacher?: Teacher;
	temperature?: number;
}): string {
	if (!teacher) return 'labels';
	const at = temperature === 1 ? '' : `, at temperature ${formatExact(temperature)}`;
	return `the teacher’s answers on ${teacher === 'new' ? 'new points' : 'the same points'}${at}`;
}

export const startForm: Form<Start> = {
	name: 'what a network starts from',
	mustBe:
		'must be pruned:SHARE (up to .99) and quantized:BITS, or one of them, or neither, and then ' +
		'all, nothing, biases, last:1, fresh:1 or lora:2',
	accepts: isStart,
	nearest: (start) =>
		isStart(start) ? start : isStart(nearest(start)) ? nearest(start) : original,
	write,
	read,
	show: write
};
