import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	controlGroups,
	handedItems,
	longestQuestion,
	longestTitle,
	noAssignment,
	settleAssignment,
	type Assignment
} from '../../../src/lib/experiment/assignment.ts';
import {
	fromAssignmentLink,
	toAssignmentLink,
	withoutSeeds
} from '../../../src/lib/experiment/link/assignmentLink.ts';
import { newDraw, newWeights } from '../../../src/lib/experiment/edits.ts';
import { toLink } from '../../../src/lib/experiment/link/link.ts';
import { fromLink } from '../../../src/lib/experiment/link/readLink.ts';
import { firstScreen, trySpiral } from '../../../src/lib/experiment/presets.ts';
import { experiments } from '../arbitraries.ts';

const claims = ['first-screen', 'spiral'];

/** Any text at all, settled as the page settles it. */
const assignments: fc.Arbitrary<Assignment> = fc
	.record(
		{
			title: fc.string({ unit: 'binary', maxLength: 200 }),
			question: fc.string({ unit: 'binary', maxLength: 600 }),
			shown: fc.option(fc.shuffledSubarray([...controlGroups])),
			hidesVerdict: fc.boolean(),
			claim: fc.option(fc.constantFrom(...claims)),
			isOwnClass: fc.boolean(),
			asks: fc.shuffledSubarray([...handedItems])
		},
		{ noNullPrototype: true }
	)
	.map(settleAssignment);

describe('toAssignmentLink(assignment, experiment)', () => {
	it('is the link of the experiment where no task is set', () => {
		expect(toAssignmentLink(noAssignment, firstScreen)).toBe('');
		const spiral = trySpiral(firstScreen);
		expect(toAssignmentLink(noAssignment, spiral)).toBe(toLink(spiral));
	});

	it.each<[string, Partial<Assignment>]>([
		['title=Too%20many%3F&v=1', { title: 'Too many?' }],
		['ask=A%20or%20B%20%26%20why&v=1', { question: 'A or B & why' }],
		['show=width,depth&v=1', { shown: ['width', 'depth'] }],
		['show=none&verdict=asked&v=1', { shown: [], hidesVerdict: true }],
		['title=Luck&class=spiral&v=1', { title: 'Luck', claim: 'spiral' }],
		['title=Luck&class=own&v=1', { title: 'Luck', isOwnClass: true }],
		['class=own&hand=name,bet&v=1', { isOwnClass: true, asks: ['name', 'bet'] }],
		['class=spiral&hand=bet&v=1', { claim: 'spiral', asks: ['bet'] }]
	])('writes %s', (link, part) => {
		const assignment = { ...noAssignment, ...part };
		expect(toAssignmentLink(assignment, firstScreen)).toBe(link);
		expect(fromAssignmentLink(link, claims)).toEqual({
			assignment,
			experiment: firstScreen,
			dropped: []
		});
	});

	it('leaves the experiment of a class to its claim, but not how it is shown', () => {
		const assignment = { ...noAssignment, claim: 'spiral' };
		const fast = { ...firstScreen, view: { ...firstScreen.view, speed: 'full' as const } };
		const link = toAssignmentLink(assignment, { ...trySpiral(fast), stopAt: 7 });
		expect(link).toBe('class=spiral&speed=full&v=1');
		expect(fromAssignmentLink(link, claims).experiment).toEqual(fast);
	});

	it('keeps a teacher’s own experiment for a class, but for its seeds', () => {
		const assignment = { ...noAssignment, isOwnClass: true };
		const drawn = newWeights(newDraw(trySpiral(firstScreen)));
		const link = toAssignmentLink(assignment, drawn);
		expect(link).toBe(`class=own&${toLink(trySpiral(firstScreen))}`);
		expect(fromAssignmentLink(link, [])).toEqual({
			assignment,
			experiment: withoutSeeds(drawn),
			dropped: []
		});
	});

	it('writes what fromAssignmentLink(link) reads back, and fromLink(link) the experiment', () => {
		fc.assert(
			fc.property(assignments, experiments, (assignment, experiment) => {
				const link = toAssignmentLink(assignment, experiment);
				const read = fromAssignmentLink(`#${link}`, claims);
				expect(read.dropped).toEqual([]);
				assert.deepStrictEqual(read.assignment, assignment);
				if (assignment.isOwnClass) {
					assert.deepStrictEqual(read.experiment, withoutSeeds(experiment));
				} else if (assignment.claim === null) {
					assert.deepStrictEqual(read.experiment, experiment);
					assert.deepStrictEqual(fromLink(link).experiment, experiment);
				} else {
					assert.deepStrictEqual(read.experiment.view, experiment.view);
				}
			}),
			{ numRuns: 2000, seed: 1 }
		);
	});
});

describe('fromAssignmentLink(hash, claims)', () => {
	it('reads links without a task as fromLink(hash) does', () => {
		for (const hash of ['', 'n=60&a=tanh:3x2&b=tan', 'data-heading', 'flips=7&v=99', 'v=1']) {
			const { experiment, dropped } = fromLink(hash);
			expect(fromAssignmentLink(hash, claims)).toEqual({
				assignment: noAssignment,
				experiment,
				dropped
			});
		}
	});

	it.each([
		['title=Too%20ma', 'does not end in its version'],
		[`title=${'x'.repeat(longestTitle + 1)}&v=1`, `at most ${longestTitle} characters`],
		[`ask=${'%E2%82%AC'.repeat(longestQuestion + 1)}&v=1`, `at most ${longestQuestion} characters`],
		['title=a%0Ab&v=1', '“title=a\ufffdb” became “a b”: the title must be one line'],
		['show=width,everything&v=1', 'became all controls: what shows must be none, or some of data'],
		['verdict=never&v=1', 'became shown: the verdict must be shown or asked'],
		[
			'class=moon&v=1',
			'became no class: the claim of a class must be one of first-screen, spiral, own'
		],
		['class=own&hand=grade&v=1', '“hand=grade” became its numbers alone: what a class hands in'],
		['hand=name&v=1', '“hand=name” means nothing here'],
		['class=own&draw=7&v=1', 'The link’s “draw” counts for nothing: each student draws a seed.'],
		['class=spiral&n=60&v=1', '“n=60” means nothing here'],
		['title=a&title=b&v=1', 'names “title” more than once']
	])('says what is wrong with %s', (hash, sentence) => {
		expect(fromAssignmentLink(hash, claims).dropped.join(' ')).toContain(sentence);
	});

	it('takes text as text', () => {
		const { assignment } = fromAssignmentLink('title=<b onclick=x>&v=1', claims);
		expect(assignment.title).toBe('<b onclick=x>');
	});

	it('never throws, and gives an assignment that settles to itself', () => {
		const parts = fc.constantFrom(
			'title',
			'ask',
			'show',
			'verdict',
			'class',
			'hand',
			'n',
			'v',
			'%',
			''
		);
		const hash = fc
			.array(fc.tuple(parts, fc.string({ unit: 'binary' })))
			.map((list) => list.map(([key, value]) => `${key}=${value}`).join('&'));
		fc.assert(
			fc.property(hash, (text) => {
				const { assignment } = fromAssignmentLink(text, claims);
				assert.deepStrictEqual(settleAssignment(assignment), assignment);
			}),
			{ numRuns: 2000, seed: 1 }
		);
	});
});
