/**
 * What came out of one student's run, as one line to hand in. Version 1 is of a claim alone:
 * `wiggle-room 1 first-screen seed=48213 steps=500 A=25,.3711,.4164,.4013,36 B=4417,.0059,1.862,.4401,47 held=yes,yes,yes`.
 * For each network its parameters, training and validation loss, lowest validation loss, and how many
 * new points it gets wrong; `-` where there is no such number. Then which criteria held.
 *
 * Version 2 names a claim or, by its digest, a teacher's own experiment, and how many training and new
 * points there were; each network's last number is how many training points it gets wrong. A bet, a name
 * and the task's title follow where there are such, and last a check of all that stands before it:
 * `wiggle-room 2 task:0k3f9x2 seed=48213 steps=500 points=150,300 A=25,.3711,.4164,.4013,36,9 bet=A name=Anna check=1x9f0aa`.
 */
import type { History } from '../../analysis/overfitting.ts';
import { resultRow } from '../../analysis/results.ts';
import { longestName, longestTitle, oneLine } from '../../experiment/assignment.ts';
import { specOf } from '../../experiment/edits.ts';
import { letters, type Letter } from '../../experiment/experiment.ts';
import { readNumber, writeNumber } from '../../experiment/form.ts';
import { countParameters } from '../../network/cost.ts';
import type { Claim, Results } from '../claim.ts';
import type { ClassNetworks } from './classNetworks.ts';
import { digest } from './digest.ts';
import { readText, writeText } from './lineText.ts';
import { taskDigest } from './ownTask.ts';

export interface NetworkResult {
	parameters: number;
	/** Losses to four digits; null where they are no finite numbers. */
	training: number | null;
	validation: number | null;
	/** Lowest validation loss. */
	best: number | null;
	/** New points on the wrong side; null for regression. */
	wrong: number | null;
	/** The same of the training points; null in lines of version 1 too. */
	wrongTraining: number | null;
}

export interface ClassResult {
	/** Name of the claim; null where a class trains its teacher's own experiment. */
	claim: string | null;
	/** Digest of that experiment; null for a claim. */
	task: string | null;
	/** Of the points and of the initial weights. */
	seed: number;
	/** At which the run was to end. */
	steps: number;
	/** How many there were; null in lines of version 1. */
	points: { training: number; validation: number } | null;
	/** In the order of their letters. */
	networks: readonly NetworkResult[];
	/** Of each criterion of the claim, whether it held. */
	held: readonly boolean[];
	/** Null where there was none. */
	bet: Letter | null;
	/** Empty where there was none. */
	name: string;
	/** Of the teacher's task; empty for none. */
	title: string;
}

/** What stands in a line beside the numbers. */
export type Handed = Pick<ClassResult, 'bet' | 'name' | 'title'>;

const latest = 2;
const digits = 4;
const none = '-';

function rounded(loss: number | null): number | null {
	return loss === null || !Number.isFinite(loss) ? null : Number(loss.toPrecision(digits));
}

function wrongOf(accuracy: number | null | undefined, points: number): number | null {
	return accuracy === null || accuracy === undefined ? null : Math.round((1 - accuracy) * points);
}

/**
 * Of a run that went to its end. A claim says itself which of its criteria hold; without one it is the
 * teacher's own experiment. Where a claim's class hands in nothing else, it is a line of version 1.
 */
export function classResult(
	claim: Pick<Claim, 'name' | 'criteria'> | null,
	{ experiment, names }: ClassNetworks,
	histories: readonly History[],
	handed: Handed | null = null
): ClassResult {
	const results: Results = Object.fromEntries(names.map((name, at) => [name, histories[at]]));
	const { training, validation } = experiment.data;
	const isWhole = claim === null || handed !== null;
	return {
		claim: claim?.name ?? null,
		task: claim === null ? taskDigest(experiment) : null,
		seed: experiment.data.seed,
		steps: experiment.stopAt,
		points: isWhole ? { training, validation } : null,
		networks: histories.map((history, at) => {
			const row = resultRow(history);
			return {
				parameters: countParameters(specOf(experiment, at)),
				training: rounded(row?.training ?? null),
				validation: rounded(row?.validation ?? null),
				best: rounded(row?.best ?? null),
				wrong: wrongOf(row?.accuracy, validation),
				wrongTraining: isWhole ? wrongOf(row?.trainingAccuracy, training) : null
			};
		}),
		held: claim?.criteria.map(({ holds }) => holds(results)) ?? [],
		bet: handed?.bet ?? null,
		name: oneLine(handed?.name ?? '', longestName),
		title: oneLine(handed?.title ?? '', longestTitle)
	};
}

export function writeResult(result: ClassResult): string {
	const { claim, task, seed, steps, points, networks, held, bet, name, title } = result;
	const isFirst = points === null;
	const text = [
		`wiggle-room ${isFirst ? 1 : 2} ${claim ?? `task:${task}`} seed=${seed} steps=${steps}`,
		...(isFirst ? [] : [`points=${points.training},${points.validation}`]),
		...networks.map((network, at) => `${letters[at]}=${writeNetwork(network, isFirst)}`),
		...(claim === null ? [] : [`held=${held.map((it) => (it ? 'yes' : 'no')).join(',')}`]),
		...(bet === null ? [] : [`bet=${bet}`]),
		...(name === '' ? [] : [`name=${writeText(name)}`]),
		...(title === '' ? [] : [`title=${writeText(title)}`])
	].join(' ');
	return isFirst ? text : `${text} check=${digest(text)}`;
}

function writeNetwork(network: NetworkResult, isFirst: boolean): string {
	const { parameters, training, validation, best, wrong, wrongTraining } = network;
	const written = (value: number | null) => (value === null ? none : writeNumber(value));
	const values = [parameters, training, validation, best, wrong];
	return [...values, ...(isFirst ? [] : [wrongTraining])].map(written).join(',');
}

const numbers = String.raw`((?: [A-D]=[-+.,\de]+){1,4})`;
const criteria = String.raw`held=((?:yes|no)(?:,(?:yes|no))*)`;
const firstForm = new RegExp(
	String.raw`^1 ([a-z-]+) seed=(\d+) steps=(\d+)${numbers} ${criteria}(?= |$)`
);
const form = new RegExp(
	String.raw`^2 (?:task:([a-z\d]{7})|([a-z-]+)) seed=(\d+) steps=(\d+) points=(\d+),(\d+)${numbers}` +
		String.raw`(?: ${criteria})?(?: bet=([A-D]))?(?: name=([^ ]+))?(?: title=([^ ]+))? check=([a-z\d]{7})(?![a-z\d])`
);

const isCut = 'is cut short, or was changed';

/** What a line says, whatever stands before and after it; else what is wrong, to follow "Line 3". */
export function readResult(line: string): ClassResult | string {
	const text = line.replace(/\s+/g, ' ');
	const start = /\bwiggle-room (?=(\d+) )/.exec(text);
	if (start === null) return 'is not a result that this page made';
	const rest = text.slice(start.index + start[0].length);
	const read = Number(start[1]) > 1 ? readLatest(rest) : readFirst(rest);
	if (read !== null) return read;
	return Number(start[1]) > latest ? 'was made by a later version of this page' : isCut;
}

function readFirst(text: string): ClassResult | null {
	const read = firstForm.exec(text);
	if (read === null) return null;
	const [, claim, seed, steps, written, held] = read;
	const networks = readNetworks(written, 5);
	if (networks === null) return null;
	return {
		claim,
		task: null,
		seed: Number(seed),
		steps: Number(steps),
		points: null,
		networks,
		held: readHeld(held),
		bet: null,
		name: '',
		title: ''
	};
}

function readLatest(text: string): ClassResult | null {
	const read = form.exec(text);
	if (read === null) return null;
	const [whole, task, claim, seed, steps, training, validation, written] = read;
	const [held, bet, name = '', title = '', check] = read.slice(8);
	const checked = `wiggle-room ${whole.slice(0, whole.lastIndexOf(' check='))}`;
	const networks = readNetworks(written, 6);
	const texts = [readText(name, longestName), readText(title, longestTitle)];
	if (networks === null || digest(checked) !== check) return null;
	if ((held === undefined) !== (claim === undefined)) return null;
	if (texts[0] === null || texts[1] === null) return null;
	return {
		claim: claim ?? null,
		task: task ?? null,
		seed: Number(seed),
		steps: Number(steps),
		points: { training: Number(training), validation: Number(validation) },
		networks,
		held: held === undefined ? [] : readHeld(held),
		bet: letters.find((letter) => letter === bet) ?? null,
		name: texts[0],
		title: texts[1]
	};
}

function readHeld(held: string): boolean[] {
	return held.split(',').map((it) => it === 'yes');
}

function readNetworks(written: string, count: 5 | 6): NetworkResult[] | null {
	const networks = written
		.trim()
		.split(' ')
		.map((text, at) => readNetwork(text, at, count));
	return networks.every((network) => network !== null) ? networks : null;
}

function readNetwork(text: string, at: number, count: 5 | 6): NetworkResult | null {
	const [letter, list] = text.split('=');
	const values = list.split(',').map((value) => (value === none ? null : readNumber(value)));
	if (letter !== letters[at] || values.length !== count) return null;
	if (!values.every((value) => value !== undefined && (value === null || value >= 0))) return null;
	const [parameters, training, validation, best, wrong, wrongTraining = null] = values as (
		number | null
	)[];
	if (parameters === null || !Number.isInteger(parameters)) return null;
	if ([wrong, wrongTraining].some((count) => count !== null && !Number.isInteger(count)))
		return null;
	return { parameters, training, validation, best, wrong, wrongTraining };
}
