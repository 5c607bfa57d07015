import { describe, expect, it } from 'vitest';
import { durationOf } from '../../src/lessons/duration.ts';
import { lessonNamed, lessonNames } from '../../src/lessons/index.ts';
import { readProse } from '../../src/lessons/prose.ts';
import { claimNamed } from '../../src/lib/claims/index.ts';
import { dueMs } from '../../src/lib/engine/session/timetable.ts';
import { paces, secondsOfRun } from '../../src/lib/network/pace.ts';
import { specOf } from '../../src/lib/experiment/edits.ts';
import { toLink } from '../../src/lib/experiment/link/link.ts';
import { fromLink } from '../../src/lib/experiment/link/readLink.ts';
import { planSweep } from '../../src/lib/experiment/sweep/sweepPlan.ts';
import { fromSweepLink, toSweepLink } from '../../src/lib/experiment/link/sweepLink.ts';
import { measuredSeeds } from '../../src/lib/experiment/sweep/sweepPresets.ts';
import { countParameters } from '../../src/lib/network/cost.ts';
import {
	renderFormula,
	renderProse,
	renderSteps
} from '../../src/routes/lessons/rendered.server.ts';
import { isDone } from './stepCases.ts';
import { closedFormWatchOf, sweepWatchOf, watchOf } from './watches.ts';

const lessons = await Promise.all(
	lessonNames.map(async (name) => ({ name, lesson: (await lessonNamed(name))! }))
);
const steps = lessons.flatMap(({ name, lesson }) =>
	lesson.steps.map((step) => ({ at: `${name}: ${step.id}`, step }))
);
const ofPlayground = steps.flatMap(({ at, step }) => ('experiment' in step ? [{ at, step }] : []));
const ofSweep = steps.flatMap(({ at, step }) => ('sweep' in step ? [{ at, step }] : []));
const ofClosedForm = steps.flatMap(({ at, step }) => ('ridge' in step ? [{ at, step }] : []));

describe('the lessons', () => {
	it('are found by the names of their folders, in order', () => {
		expect(lessonNames[0]).toBe('what-is-a-parameter');
		expect(new Set(lessonNames).size).toBe(lessonNames.length);
	});

	it('are none for a name that no folder has', async () => {
		expect(await lessonNamed('nonsense')).toBeNull();
	});

	it.each(lessons)(
		'$name has steps of different ids, an answer for each, and known claims',
		({ lesson }) => {
			const ids = lesson.steps.map(({ id }) => id);
			expect(new Set(ids).size).toBe(ids.length);
			expect(lesson.teacher.answers).toHaveLength(ids.length);
			expect(lesson.sources.length).toBeGreaterThan(0);
			for (const claim of lesson.claims) expect(() => claimNamed(claim)).not.toThrow();
		}
	);

	it.each(lessons)('$name has no step whose id, cut short, names another', ({ lesson }) => {
		const ids = lesson.steps.map(({ id }) => id);
		for (const id of ids) expect(ids.filter((other) => other.startsWith(id))).toEqual([id]);
	});

	it.each(lessons)(
		'$name says of draws only what a claim of its own has measured',
		({ lesson }) => {
			const { summary, steps, teacher, claims } = lesson;
			const said = JSON.stringify([summary, teacher, steps.map(({ seen: _, ...step }) => step)]);
			const shares = claims.flatMap((name) =>
				claimNamed(name).criteria.map(({ expectedShare }) => expectedShare)
			);
			for (const [, held] of said.matchAll(/(\d+) of 40 draws/g)) {
				expect(shares).toContain(Number(held) / measuredSeeds);
			}
			if (/(every|all) draws?\b|draws that were tried/.test(said)) expect(shares).not.toEqual([]);
			if (/\bevery draw\b/.test(said)) expect(shares).toContain(1);
			expect(said).not.toMatch(/\d+ (of|in) 100 draws|% of (the )?draws/);
		}
	);

	it.each(lessons)('$name becomes text and MathML without inline styles', ({ lesson }) => {
		expect(JSON.stringify(renderSteps(lesson))).not.toContain('style=');
	});

	it.each(steps)('$at has two to five sentences', ({ step }) => {
		const sentences = step.text.match(/[.?!:](\s|$)/g) ?? [];
		expect(sentences.length).toBeGreaterThanOrEqual(2);
		expect(sentences.length).toBeLessThanOrEqual(7);
	});

	it.each(ofPlayground)('$at survives being a link', ({ step }) => {
		expect(fromLink(toLink(step.experiment)).experiment).toEqual(step.experiment);
	});

	it.each(ofPlayground)('$at needs at most 5,000 steps of three networks of 4,417', ({ step }) => {
		const { experiment } = step;
		const counts = experiment.networks.map((_, at) => countParameters(specOf(experiment, at)));
		const sum = counts.reduce((total, count) => total + count, 0);
		expect(sum * experiment.stopAt).toBeLessThanOrEqual(5000 * 3 * 4417);
	});

	it.each(ofPlayground)('$at is not done by doing nothing', ({ step }) => {
		expect(isDone(step.check(watchOf(step.experiment)))).toBe(false);
	});

	it.each(ofSweep)('$at survives being a link', ({ step }) => {
		expect(fromSweepLink(toSweepLink(step.sweep)).sweep).toEqual(step.sweep);
	});

	it.each(ofSweep)('$at needs at most 40,000 network-steps', ({ step: { sweep } }) => {
		const steps = planSweep(sweep).map(({ experiment }) => experiment.stopAt);
		expect(steps.reduce((sum, stop) => sum + stop, 0)).toBeLessThanOrEqual(40_000);
	});

	it.each(ofSweep)('$at is not done by doing nothing', ({ step }) => {
		expect(isDone(step.check(sweepWatchOf(step.sweep)))).toBe(false);
	});

	it.each(ofClosedForm)('$at is not done by doing nothing', ({ step }) => {
		expect(isDone(step.check(closedFormWatchOf()))).toBe(false);
	});
});

describe('readProse', () => {
	it('parts formulas and new words from the text', () => {
		expect(readProse('The _loss_ of $y = ax$, squared.')).toEqual([
			{ kind: 'text', text: 'The ' },
			{ kind: 'word', text: 'loss' },
			{ kind: 'text', text: ' of ' },
			{ kind: 'formula', text: 'y = ax' },
			{ kind: 'text', text: ', squared.' }
		]);
	});

	it('leaves plain text alone', () => {
		expect(readProse('One, two.')).toEqual([{ kind: 'text', text: 'One, two.' }]);
	});
});

describe('renderProse', () => {
	it('makes MathML of formulas', () => {
		expect(renderProse('$a$')[0].text).toMatch(/^<math>.*<mi>a<\/mi>/);
	});

	it('refuses a formula that is none, and one that would need an inline style', () => {
		expect(() => renderFormula('\\frac{1}')).toThrow();
		expect(() => renderFormula('\\hat{y}')).toThrow('inline styles');
	});
});

describe('durationOf', () => {
	it.each(paces)('has the seconds of the pace %s', (pace) => {
		expect(dueMs(pace, 500, 500) / 1000).toBeCloseTo(secondsOfRun[pace], 6);
	});

	it('says steps and seconds', () => {
		const { experiment } = ofPlayground[0].step;
		expect(durationOf(experiment)).toBe('100 steps, about 10 seconds');
	});
});
