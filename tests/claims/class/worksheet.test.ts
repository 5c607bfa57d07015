import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	longestAnswer,
	readWorksheet,
	readWorksheets,
	writeWorksheet,
	type Worksheet
} from '../../../src/lib/claims/class/worksheet.ts';
import { longestName, oneLine } from '../../../src/lib/experiment/assignment.ts';

const sheet: Worksheet = {
	lesson: 'counting',
	done: [true, true, false, true],
	guesses: [true, null, null, false],
	name: 'Anna',
	answer: 'The second, (two) layers!'
};
const line = writeWorksheet(sheet);

const text = (longest: number) =>
	fc.string({ unit: 'binary', maxLength: longest }).map((any) => oneLine(any, longest));

const sheets: fc.Arbitrary<Worksheet> = fc.integer({ min: 1, max: 8 }).chain((steps) => {
	const ofSteps = <T>(value: fc.Arbitrary<T>) =>
		fc.array(value, { minLength: steps, maxLength: steps });
	return fc.record(
		{
			lesson: fc.constantFrom('counting', 'too-many'),
			done: ofSteps(fc.boolean()),
			guesses: ofSteps(fc.option(fc.boolean())),
			name: text(longestName),
			answer: text(longestAnswer)
		},
		{ noNullPrototype: true }
	);
});

describe('readWorksheet(line)', () => {
	test('reads back whatever writeWorksheet(sheet) writes', () => {
		expect(line).toMatch(
			/^wiggle-worksheet 1 counting done=yes,yes,no,yes guesses=yes,-,-,no name=Anna answer=The%20second%2C%20%28two%29%20layers%21 check=\w{7}$/
		);
		fc.assert(
			fc.property(sheets, (any) => {
				expect(readWorksheet(`> ${writeWorksheet(any)}.`)).toStrictEqual(any);
			}),
			{ numRuns: 500, seed: 1 }
		);
	});

	test.each([
		[line.slice(0, 60), 'is cut short, or was changed'],
		[line.replace('Anna', 'Hanna'), 'is cut short, or was changed'],
		[line.replace('worksheet 1', 'worksheet 2'), 'was made by a later version of this page']
	])('says what is wrong with “%s”', (text, problem) => {
		expect(readWorksheet(text)).toBe(problem);
	});
});

describe('readWorksheets(text, known)', () => {
	test('parts worksheets from other lines, and says which do not count', () => {
		const nameless = writeWorksheet({ ...sheet, name: '' });
		const { lessons, problems, rest } = readWorksheets(
			[
				'wiggle-room 1 first-screen',
				line.replace(' name=', '\n> name='),
				writeWorksheet({ ...sheet, name: 'ANNA', answer: '' }),
				nameless,
				nameless,
				writeWorksheet({ ...sheet, lesson: 'moon' }),
				writeWorksheet({ ...sheet, name: 'Ben', done: [true], guesses: [null] }),
				'Thanks!',
				line.slice(0, 40)
			].join('\n'),
			['counting']
		);
		expect([...lessons]).toEqual([['counting', [sheet, { ...sheet, name: '' }]]]);
		expect(problems).toEqual([
			'Line 4 is by “ANNA”, as line 2 is: a student counts once. Two students of one name can add an initial.',
			'Line 6 is the same as line 5: it counts once.',
			'Line 7 is of a lesson that this page does not know.',
			'Line 8 has other steps than the lines before it.',
			'Line 10 is cut short, or was changed: “wiggle-worksheet 1 counting done=yes,yes”.'
		]);
		expect(rest.split('\n')).toEqual([
			'wiggle-room 1 first-screen',
			...Array<string>(7).fill(''),
			'Thanks!',
			''
		]);
	});
});
