/** The lines that a class handed in: results of one claim, each seed once, and what was left out. */
import { specOf } from '../../experiment/edits.ts';
import { letters } from '../../experiment/experiment.ts';
import { formatExact } from '../../format.ts';
import { limits } from '../../experiment/limits.ts';
import { countParameters } from '../../network/cost.ts';
import type { Claim } from '../claim.ts';
import { classClaims, classNetworksNamed } from './classNetworks.ts';
import { readResult, type ClassResult } from './classResult.ts';

export interface HandedIn {
	/** What most lines are about; null where no line can be read. */
	claim: Claim | null;
	results: readonly ClassResult[];
	/** A sentence for each line that does not count. */
	problems: readonly string[];
}

interface Line {
	/** From 1, as the reader counts. */
	number: number;
	result: ClassResult | string;
}

const longestQuote = 40;

function quote(text: string): string {
	const characters = Array.from(text.replace(/[\s\p{C}]+/gu, ' ').trim());
	const cut = characters.length > longestQuote;
	return `“${characters.slice(0, longestQuote).join('')}${cut ? '…' : ''}”`;
}

export function readClass(text: string): HandedIn {
	const written = text.split(/\r\n|\r|\n/);
	const lines: Line[] = written
		.map((line, at) => ({ number: at + 1, result: readResult(line) }))
		.filter((_, at) => written[at].trim() !== '')
		.map(({ number, result }) => ({ number, result: checked(result) }));
	const read = lines.flatMap(({ result }) => (typeof result === 'string' ? [] : [result]));
	const claim = mostNamed(read);
	const firstOf = new Map<number, number>();
	const results: ClassResult[] = [];
	const problems: string[] = [];
	for (const { number, result } of lines) {
		if (typeof result === 'string') {
			problems.push(`Line ${number} ${result}: ${quote(written[number - 1])}.`);
		} else if (result.claim !== claim?.name) {
			problems.push(`Line ${number} is about another claim, “${titleOf(result.claim)}”.`);
		} else if (firstOf.has(result.seed)) {
			problems.push(
				`Line ${number} has the seed ${result.seed}, as line ${firstOf.get(result.seed)} has: ` +
					'that draw counts once.'
			);
		} else {
			firstOf.set(result.seed, number);
			results.push(result);
		}
	}
	return { claim, results, problems };
}

function claimOf(name: string): Claim | undefined {
	return classClaims.find((claim) => claim.name === name);
}

function titleOf(name: string): string {
	return claimOf(name)?.title ?? name;
}

/** The first of those that are named most often. */
function mostNamed(results: readonly ClassResult[]): Claim | null {
	const counts = new Map<string, number>();
	for (const { claim } of results) counts.set(claim, (counts.get(claim) ?? 0) + 1);
	const most = Math.max(...counts.values());
	const [name] = [...counts].find(([, count]) => count === most) ?? [];
	return (name !== undefined && claimOf(name)) || null;
}

/** Or what does not fit the claim that it names, to follow "Line 3". */
function checked(result: ClassResult | string): ClassResult | string {
	if (typeof result === 'string') return result;
	const claim = claimOf(result.claim);
	if (claim === undefined) return 'is about a claim that this page does not know';
	if (result.seed > limits.seed.maximum) return 'has a seed that is too large';
	const { experiment } = classNetworksNamed(claim.name, result.seed);
	const { stopAt, networks, data } = experiment;
	if (result.steps !== stopAt) {
		return `ended at step ${formatExact(result.steps)} where ${formatExact(stopAt)} were asked for`;
	}
	if (result.held.length !== claim.criteria.length || result.networks.length !== networks.length) {
		return 'does not fit the claim that it names, as this page has it';
	}
	const other = result.networks.findIndex(
		({ parameters }, at) => parameters !== countParameters(specOf(experiment, at))
	);
	if (other >= 0) {
		const expected = countParameters(specOf(experiment, other));
		const { parameters } = result.networks[other];
		return `has a network ${letters[other]} of ${formatExact(parameters)} parameters where ${formatExact(expected)} were asked for`;
	}
	if (result.networks.some(({ wrong }) => wrong !== null && wrong > data.validation)) {
		return `has more wrong points than the ${formatExact(data.validation)} new ones`;
	}
	return result;
}
