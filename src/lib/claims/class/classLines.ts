/**
 * The lines that a class handed in: results of one claim or of one task, each student once, and what was
 * left out.
 */
import { specOf } from '../../experiment/edits.ts';
import { letters, type Letter } from '../../experiment/experiment.ts';
import { formatExact } from '../../format.ts';
import { limits } from '../../experiment/limits.ts';
import { countParameters } from '../../network/cost.ts';
import type { Claim } from '../claim.ts';
import { classClaims, classNetworksNamed } from './classNetworks.ts';
import { readResult, type ClassResult } from './classResult.ts';
import { quote, readWrapped, writtenLines } from './lineText.ts';

/** What a class trained. */
export interface ClassSubject {
	/** Of the claim, or of the teacher's task; empty for a task without one. */
	title: string;
	/** Null for an experiment of the teacher's own. */
	claim: Claim | null;
	/** What its networks are called, in the order of their letters. */
	names: readonly string[];
	/** How many there were of each. */
	points: { training: number; validation: number };
}

export interface HandedIn {
	/** What most lines are about; null where no line can be read. */
	subject: ClassSubject | null;
	results: readonly ClassResult[];
	/** A sentence for each line that does not count. */
	problems: readonly string[];
}

interface Line {
	/** From 1, as the reader counts. */
	number: number;
	text: string;
	result: ClassResult | string;
}

export function readClass(text: string): HandedIn {
	const lines = linesOf(text);
	const read = lines.flatMap(({ result }) => (typeof result === 'string' ? [] : [result]));
	const first = mostHandedIn(read);
	const results: ClassResult[] = [];
	const problems: string[] = [];
	const numbers: number[] = [];
	for (const { number, text, result } of lines) {
		if (typeof result === 'string') {
			problems.push(`Line ${number} ${result}: ${quote(text)}.`);
			continue;
		}
		const problem = otherSubject(result, first!) ?? twice(result, results, numbers);
		if (problem !== null) problems.push(`Line ${number} ${problem}`);
		else {
			results.push(result);
			numbers.push(number);
		}
	}
	return { subject: first === null ? null : subjectOf(first), results, problems };
}

function linesOf(text: string): Line[] {
	const written = writtenLines(text);
	const lines: Line[] = [];
	for (let at = 0; at < written.length; at++) {
		if (written[at] === '') continue;
		const { result, wraps } = readWrapped(written.slice(at), 'wiggle-room', readResult);
		lines.push({ number: at + 1, text: written[at], result: checked(result) });
		at += wraps;
	}
	return lines;
}

function claimOf(name: string | null): Claim | undefined {
	return classClaims().find((claim) => claim.name === name);
}

const keyOf = ({ claim, task }: ClassResult) => claim ?? `task:${task}`;

/** The first result of those that are about the same, which most are. */
function mostHandedIn(results: readonly ClassResult[]): ClassResult | null {
	const counts = new Map<string, number>();
	for (const result of results) counts.set(keyOf(result), (counts.get(keyOf(result)) ?? 0) + 1);
	const most = Math.max(...counts.values());
	return results.find((result) => counts.get(keyOf(result)) === most) ?? null;
}

function subjectOf(first: ClassResult): ClassSubject {
	const claim = claimOf(first.claim) ?? null;
	if (claim !== null) {
		const { experiment, names } = classNetworksNamed(claim.name, first.seed);
		const { training, validation } = experiment.data;
		return { title: claim.title, claim, names, points: { training, validation } };
	}
	const names: readonly Letter[] = letters.slice(0, first.networks.length);
	return { title: first.title, claim, names, points: first.points! };
}

/** What is wrong with a result that is not about the same as the first, to follow "Line 3"; else null. */
function otherSubject(result: ClassResult, first: ClassResult): string | null {
	if (keyOf(result) !== keyOf(first)) {
		const claim = claimOf(result.claim);
		if (claim !== undefined) return `is about another claim, “${claim.title}”.`;
		return result.title === '' ? 'is of another task.' : `is of another task, “${result.title}”.`;
	}
	if (result.claim !== null) return null;
	const shape = ({ steps, points, networks }: ClassResult) =>
		JSON.stringify([steps, points, networks.map(({ parameters }) => parameters)]);
	return shape(result) === shape(first) ? null : 'does not fit the other lines of its task.';
}

/** Where the same student handed in before, to follow "Line 3"; else null. */
function twice(
	result: ClassResult,
	results: readonly ClassResult[],
	numbers: readonly number[]
): string | null {
	const sameSeed = results.findIndex(({ seed }) => seed === result.seed);
	if (sameSeed >= 0) {
		return `has the seed ${result.seed}, as line ${numbers[sameSeed]} has: that draw counts once.`;
	}
	const folded = (name: string) => name.toLocaleLowerCase('en');
	const sameName = results.findIndex(
		({ name }) => name !== '' && folded(name) === folded(result.name)
	);
	if (sameName < 0) return null;
	return (
		`is by “${result.name}”, as line ${numbers[sameName]} is: a student counts once. ` +
		'Two students of one name can add an initial.'
	);
}

/** Or what does not fit the claim or the task that it names, to follow "Line 3". */
function checked(result: ClassResult | string): ClassResult | string {
	if (typeof result === 'string') return result;
	if (result.seed > limits.seed.maximum) return 'has a seed that is too large';
	const problem = result.claim === null ? ofTask(result) : ofClaim(result, result.claim);
	if (problem !== null) return problem;
	const { networks, bet } = result;
	const { training, validation } = subjectOf(result).points;
	if (networks.some(({ wrong }) => wrong !== null && wrong > validation)) {
		return `has more wrong points than the ${formatExact(validation)} new ones`;
	}
	if (networks.some(({ wrongTraining: wrong }) => wrong !== null && wrong > training)) {
		return `has more wrong points than the ${formatExact(training)} training points`;
	}
	if (bet !== null && letters.indexOf(bet) >= networks.length) {
		return `bets on ${bet}, which did not take part`;
	}
	return result;
}

function ofTask({ steps, points }: ClassResult): string | null {
	const isPossible =
		steps >= limits.stopAt.minimum &&
		steps <= limits.stopAt.maximum &&
		points!.training <= limits.training.maximum &&
		points!.validation <= limits.validation.maximum;
	return isPossible ? null : 'has numbers that no experiment has';
}

function ofClaim(result: ClassResult, name: string): string | null {
	const claim = claimOf(name);
	if (claim === undefined) return 'is about a claim that this page does not know';
	const { experiment } = classNetworksNamed(claim.name, result.seed);
	const { stopAt, networks } = experiment;
	if (result.steps !== stopAt) {
		return `ended at step ${formatExact(result.steps)} where ${formatExact(stopAt)} were asked for`;
	}
	if (result.held.length !== claim.criteria.length || result.networks.length !== networks.length) {
		return 'does not fit the claim that it names, as this page has it';
	}
	const other = result.networks.findIndex(
		({ parameters }, at) => parameters !== countParameters(specOf(experiment, at))
	);
	if (other < 0) return null;
	const expected = countParameters(specOf(experiment, other));
	const { parameters } = result.networks[other];
	return `has a network ${letters[other]} of ${formatExact(parameters)} parameters where ${formatExact(expected)} were asked for`;
}
