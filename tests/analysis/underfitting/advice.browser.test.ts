import { beforeAll, describe, expect, test } from 'vitest';
import type { CauseKind } from '../../../src/lib/analysis/underfitting/cause.ts';
import type { Evaluation } from '../../../src/lib/network/loss.ts';
import type { Verdict } from '../../../src/lib/analysis/verdict.ts';
import { healthy, healthyAndWide, twoPoints, wrong } from './settings.ts';
import { settingOf, train, verdictOf } from './train.ts';

/** Not those on which the thresholds were chosen. */
const seeds = [201, 202, 203, 204, 205];
const steps = 500;
/** Of each healthy setting. */
const healthySeeds = seeds.slice(0, 3);
/** Of the networks with something wrong, in how many it must be named. */
const leastShare = 0.9;

interface Run {
	link: string;
	seed: number;
	/** What is wrong, or null. */
	wrong: CauseKind | null;
	verdict: Verdict;
	last: Evaluation;
}

/** Each thing wrong once for each seed, on different data; each healthy setting for some. */
function plan(): Omit<Run, 'verdict' | 'last'>[] {
	const causes = Object.entries(wrong) as [CauseKind, readonly string[]][];
	return [
		...causes.flatMap(([kind, links]) =>
			seeds.map((seed, i) => ({ link: links[i % links.length], seed, wrong: kind }))
		),
		...healthy.flatMap((link) => healthySeeds.map((seed) => ({ link, seed, wrong: null }))),
		...healthyAndWide.map((link, i) => ({ link, seed: seeds[i], wrong: null })),
		...seeds.map((seed) => ({ link: twoPoints, seed, wrong: null }))
	];
}

describe('likelyCause(run) on networks really trained with one thing wrong', () => {
	let runs: Run[];

	beforeAll(async () => {
		const planned = plan();
		const trained = await train(
			planned.map(({ link, seed }) => settingOf(link, seed)),
			steps
		);
		runs = planned.map((run, i) => ({
			...run,
			verdict: verdictOf(trained[i]),
			last: trained[i].history.at(-1)!
		}));
	}, 240_000);

	const said = ({ link, seed, verdict }: Run) =>
		`#${link}, seed ${seed}: ${verdict.title} ${verdict.detail}`;

	test('names the right cause in at least nine of ten', () => {
		const all = runs.filter((run) => run.wrong !== null);
		const missed = all.filter((run) => run.verdict.cause?.kind !== run.wrong);
		expect(all.length).toBe(seeds.length * Object.keys(wrong).length);
		expect(missed.length, missed.map(said).join('\n')).toBeLessThanOrEqual(
			(1 - leastShare) * all.length
		);
	});

	test.each(Object.keys(wrong) as CauseKind[])('names it more often than not: %s', (kind) => {
		const own = runs.filter((run) => run.wrong === kind);
		const missed = own.filter((run) => run.verdict.cause?.kind !== kind);
		expect(missed.length, missed.map(said).join('\n')).toBeLessThan(own.length / 2);
	});

	test('never names a wrong cause as certain', () => {
		const certain = runs.filter((run) => run.verdict.cause?.isCertain);
		expect(certain.length).toBeGreaterThan(0);
		expect(certain.filter((run) => run.verdict.cause?.kind !== run.wrong).map(said)).toEqual([]);
	});

	test('says perhaps exactly where it is a guess', () => {
		for (const { verdict } of runs) {
			if (!verdict.cause) continue;
			expect(verdict.cause.sentence.startsWith('Perhaps')).toBe(!verdict.cause.isCertain);
			expect(verdict.detail).toContain(verdict.cause.sentence);
		}
	});

	test('gives no advice to healthy networks', () => {
		const well = runs.filter((run) => run.wrong === null && run.link !== twoPoints);
		expect(well.length).toBe(healthySeeds.length * healthy.length + healthyAndWide.length);
		expect(well.filter((run) => run.verdict.cause).map(said)).toEqual([]);
	});

	test('does not say that a network fits the line of which two points told it', () => {
		const told = runs.filter(({ link }) => link === twoPoints);
		expect(told.length).toBe(seeds.length);
		for (const run of told) {
			const { training, validation } = run.last;
			expect(validation.loss).toBeGreaterThan(100 * training.loss);
			expect(run.verdict.title, said(run)).not.toMatch(/fits the line/);
		}
	});
});
