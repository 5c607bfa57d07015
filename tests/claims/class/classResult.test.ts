import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classClaims, classNetworksNamed } from '../../../src/lib/claims/class/classNetworks.ts';
import {
	classResult,
	readResult,
	writeResult,
	type ClassResult
} from '../../../src/lib/claims/class/classResult.ts';
import { ownNetworks, taskDigest } from '../../../src/lib/claims/class/ownTask.ts';
import { longestName, longestTitle, oneLine } from '../../../src/lib/experiment/assignment.ts';
import { newDraw, setView, setWidth } from '../../../src/lib/experiment/edits.ts';
import { letters } from '../../../src/lib/experiment/experiment.ts';
import { firstScreen } from '../../../src/lib/experiment/presets.ts';
import { firstScreenClaim } from '../../../src/lib/claims/firstScreen.ts';
import { claimNamed } from '../../../src/lib/claims/index.ts';
import type { Claim } from '../../../src/lib/claims/claim.ts';
import type { Evaluation } from '../../../src/lib/network/loss.ts';

function evaluation(
	step: number,
	training: number,
	validation: number,
	accuracy: number
): Evaluation {
	return {
		step,
		training: { loss: training, accuracy: 1 },
		validation: { loss: validation, accuracy },
		penalty: 0,
		diverged: !Number.isFinite(validation)
	};
}

const steady = [evaluation(0, 0.7, 0.7, 0.5), evaluation(500, 0.37109, 0.41642, 0.88)];
const turning = [
	evaluation(0, 0.7, 0.7, 0.5),
	evaluation(100, 0.2, 0.44012, 0.87),
	evaluation(500, 0.0059, 1.86219, 0.84333)
];

/** The first screen's networks, with criteria of this test's own. */
const claim: Claim = {
	...firstScreenClaim,
	criteria: [
		{
			sentence: 'A ends lower.',
			expectedShare: 1,
			holds: ({ A, B }) => A.at(-1)!.validation.loss < B.at(-1)!.validation.loss
		},
		{ sentence: 'B is evaluated three times.', expectedShare: 1, holds: ({ B }) => B.length === 3 },
		{ sentence: 'Never.', expectedShare: 0, holds: () => false }
	]
};

const line =
	'wiggle-room 1 first-screen seed=48213 steps=500 A=25,.3711,.4164,.4164,36 ' +
	'B=4417,.0059,1.862,.4401,47 held=yes,yes,no';

const numbers = fc
	.double({ min: 0, max: 1e6, noNaN: true })
	.map((value) => Number(value.toPrecision(4)) + 0);
const loss = fc.option(numbers);

const text = (longest: number) =>
	fc.string({ unit: 'binary', maxLength: longest }).map((any) => oneLine(any, longest));

/** Of a line of either version. */
const results: fc.Arbitrary<ClassResult> = fc
	.tuple(fc.boolean(), fc.boolean(), fc.integer({ min: 1, max: 4 }))
	.chain(([isFirst, isOwn, count]) =>
		fc.record(
			{
				claim:
					isOwn && !isFirst
						? fc.constant(null)
						: fc.constantFrom(...classClaims().map(({ name }) => name)),
				task: fc.constant(isOwn && !isFirst ? taskDigest(firstScreen) : null),
				seed: fc.nat(),
				steps: fc.integer({ min: 1, max: 100_000 }),
				points: isFirst
					? fc.constant(null)
					: fc.record(
							{ training: fc.nat(2000), validation: fc.nat(2000) },
							{ noNullPrototype: true }
						),
				networks: fc.array(
					fc.record(
						{
							parameters: fc.integer({ min: 1, max: 1_600_000 }),
							training: loss,
							validation: loss,
							best: loss,
							wrong: fc.option(fc.nat(2000)),
							wrongTraining: isFirst ? fc.constant(null) : fc.option(fc.nat(2000))
						},
						{ noNullPrototype: true }
					),
					{ minLength: count, maxLength: count }
				),
				held:
					isOwn && !isFirst
						? fc.constant([])
						: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
				bet: isFirst ? fc.constant(null) : fc.option(fc.constantFrom(...letters.slice(0, count))),
				name: isFirst ? fc.constant('') : text(longestName),
				title: isFirst ? fc.constant('') : text(longestTitle)
			},
			{ noNullPrototype: true }
		)
	);

describe('classResult(claim, networks, histories)', () => {
	test('lets the claim say what held', () => {
		const networks = classNetworksNamed(claim.name, 48213);
		expect(writeResult(classResult(claim, networks, [steady, turning]))).toBe(line);
		expect(classResult(claim, networks, [turning, steady]).held).toEqual([false, false, false]);
	});

	test('has no number for what diverged, and no wrong points for a curve', () => {
		const claim = claimNamed('learning-rate-adam');
		const gone = [evaluation(0, 1, 1, NaN), evaluation(1000, Infinity, Infinity, NaN)];
		const good = [evaluation(0, 1, 1, NaN), evaluation(1000, 0.01, 0.02, NaN)];
		const slow = [evaluation(0, 1, 1, NaN), evaluation(1000, 0.5, 0.5, NaN)];
		const result = classResult(claim, classNetworksNamed(claim.name, 7), [slow, good, gone]);
		expect(result.networks[2]).toMatchObject({ validation: null, best: 1, wrong: null });
		expect(result.held[0]).toBe(true);
		expect(readResult(writeResult(result))).toEqual(result);
	});
});

const ownLine = writeResult(
	classResult(null, ownNetworks(firstScreen, 48213), [steady, turning], {
		bet: 'B',
		name: ' Anna\n*B.* ',
		title: 'Too many?'
	})
);

describe('writeResult(result)', () => {
	test('writes a teacher’s own task with its bet, name, title and a check', () => {
		expect(ownLine).toMatch(
			/^wiggle-room 2 task:[a-z\d]{7} seed=48213 steps=500 points=150,300 A=25,.3711,.4164,.4164,36,0 B=4417,.0059,1.862,.4401,47,0 bet=B name=Anna%20%2AB.%2A title=Too%20many%3F check=[a-z\d]{7}$/
		);
	});

	test('writes a claim whose class bets as it does a task, and says what held', () => {
		const networks = classNetworksNamed(claim.name, 48213);
		const handed = { bet: null, name: 'Anna', title: '' };
		const written = writeResult(classResult(claim, networks, [steady, turning], handed));
		expect(written).toMatch(/^wiggle-room 2 first-screen .* held=yes,yes,no name=Anna check=/);
	});
});

describe('taskDigest(experiment)', () => {
	test('is the same for every student and every view, and another for another experiment', () => {
		const task = taskDigest(firstScreen);
		expect(taskDigest(ownNetworks(newDraw(firstScreen), 7).experiment)).toBe(task);
		expect(taskDigest(setView(firstScreen, { speed: 'full' }))).toBe(task);
		expect(taskDigest(setWidth(firstScreen, 0, 4))).not.toBe(task);
	});
});

describe('readResult(line)', () => {
	test('reads back whatever writeResult(result) writes', () => {
		fc.assert(
			fc.property(results, (result) => {
				const written = writeResult(result);
				expect(written).not.toMatch(/\n|\s{2}/);
				expect(readResult(written)).toStrictEqual(result);
			}),
			{ numRuns: 2000, seed: 1 }
		);
	});

	test('takes a line whatever stands around it', () => {
		const expected = readResult(line);
		expect(expected).toMatchObject({ claim: 'first-screen', seed: 48213 });
		expect(readResult(`> ${ownLine}. Thanks!`)).toEqual(readResult(ownLine));
		expect(readResult(ownLine)).toMatchObject({ bet: 'B', name: 'Anna *B.*', title: 'Too many?' });
		for (const around of [
			`Anna: ${line}`,
			`> ${line} (Ben)`,
			`\t${line.replaceAll(' ', '\u00a0')}`
		]) {
			expect(readResult(around)).toEqual(expected);
		}
	});

	test.each([
		['hello', 'is not a result that this page made'],
		['wiggle-room', 'is not a result that this page made'],
		[line.slice(0, 60), 'is cut short, or was changed'],
		[line.replace('A=25', 'A=many'), 'is cut short, or was changed'],
		[line.replace('B=', 'C='), 'is cut short, or was changed'],
		[line.replace('4417,', ''), 'is cut short, or was changed'],
		[line.replace('.4164', '-.4164'), 'is cut short, or was changed'],
		[line.replace('yes,yes,no', 'yes,perhaps'), 'is cut short, or was changed'],
		[line.replace('room 1', 'room 9'), 'was made by a later version of this page'],
		[ownLine.replace('36,0', '35,0'), 'is cut short, or was changed'],
		[ownLine.replace('name=Anna', 'name=Hanna'), 'is cut short, or was changed'],
		[ownLine.slice(0, -1), 'is cut short, or was changed'],
		[ownLine.replace('room 2', 'room 3'), 'was made by a later version of this page']
	])('says what is wrong with “%s”', (text, problem) => {
		expect(readResult(text)).toBe(problem);
	});

	test('never throws', () => {
		const text = fc
			.tuple(fc.constantFrom(1, 2), fc.string({ unit: 'binary' }))
			.map(([version, noise]) => `wiggle-room ${version} ${noise}`);
		fc.assert(
			fc.property(text, (noise) => {
				readResult(noise);
			}),
			{ numRuns: 1000, seed: 1 }
		);
	});
});
