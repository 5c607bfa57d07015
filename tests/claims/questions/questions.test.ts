import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimNamed } from '../../../src/lib/claims/index.ts';
import { answers } from '../../../src/lib/claims/questions/answers.ts';
import {
	readAnswers,
	writeAnswers,
	type StudentAnswers
} from '../../../src/lib/claims/questions/answerLine.ts';
import { countAnswers, readAnswerLines } from '../../../src/lib/claims/questions/answerCounts.ts';
import { choiceLetters, questionIds } from '../../../src/lib/claims/questions/choices.ts';
import { questions } from '../../../src/lib/claims/questions/questions.ts';
import { readClass } from '../../../src/lib/claims/class/classLines.ts';
import { writeResult } from '../../../src/lib/claims/class/classResult.ts';
import { lessonNames } from '../../../src/lessons/index.ts';
import { resultOf } from '../class/classResults.ts';

const choices = fc.array(fc.option(fc.constantFrom(...choiceLetters)), {
	minLength: questions.length,
	maxLength: questions.length
});
const handedIn: fc.Arbitrary<StudentAnswers> = fc.record(
	{ id: fc.integer({ min: 10_000, max: 99_999 }), before: choices, after: choices },
	{ noNullPrototype: true }
);

const line = (id: number, before: string, after: string) =>
	`wiggle-questions 1 id=${id} before=${before} after=${after}`;
const right = 'b,c,b,c,a';

describe('questions', () => {
	it('has an answer for each, with a lesson and something measured behind it', () => {
		expect(answers).toHaveLength(questions.length);
		for (const { lesson, measured } of answers) {
			expect(lessonNames).toContain(lesson);
			expect(measured.length).toBeGreaterThan(0);
			for (const { claim, criterion } of measured) {
				expect(claimNamed(claim).criteria).toContain(criterion);
			}
		}
	});

	it('keeps the order and the letters that handed-in lines count on', () => {
		expect(questions.map(({ id }) => id)).toEqual(questionIds);
		expect(questionIds).toEqual([
			'what-a-parameter-is',
			'more-parameters',
			'training-loss-of-zero',
			'seeing-overfitting',
			'who-programs-it'
		]);
		expect(answers.map(({ right }) => right).join()).toBe(right);
	});
});

describe('readAnswers(line)', () => {
	it('reads what writeAnswers(answers) writes, among other words', () => {
		fc.assert(
			fc.property(handedIn, (student) => {
				expect(readAnswers(`Anna:\t ${writeAnswers(student)} (late)`)).toEqual(student);
			}),
			{ seed: 18 }
		);
	});

	it('never throws', () => {
		const pieces = fc.constantFrom(
			'wiggle-questions 1 ',
			'id=12345 ',
			'before=',
			'after=',
			'a,b',
			' '
		);
		fc.assert(
			fc.property(fc.array(fc.oneof(pieces, fc.string())), (parts) => {
				expect(() => readAnswers(parts.join(''))).not.toThrow();
			}),
			{ seed: 18 }
		);
	});

	it.each([
		[line(12345, 'a,b,c,a', right), 'is cut short, or was changed'],
		[line(12345, 'a,b,c,a,d', right), 'is cut short, or was changed'],
		[line(12345, 'a,b,c,a,ab', right), 'is cut short, or was changed'],
		[line(12345, right, right).slice(0, -4), 'is cut short, or was changed'],
		['wiggle-questions', 'is cut short, or was changed'],
		['wiggle-questions 2 id=1 whatever', 'was made by a later version of this page']
	])('says of %s that it %s', (text, problem) => expect(readAnswers(text)).toBe(problem));
});

describe('readAnswerLines(text)', () => {
	it('parts lines of answers from results of runs, which keep their numbers', () => {
		const result = writeResult(resultOf('first-screen', 10_001, 30, true));
		const text = [
			`Anna ${line(11111, 'a,a,a,a,b', '-,-,-,-,-')}`,
			result,
			`Anna ${line(11111, 'a,a,a,a,b', right)}`,
			'Thanks!',
			line(22222, right, 'b,c')
		].join('\n');
		const { students, problems, rest } = readAnswerLines(text);
		expect(students.map(({ id }) => id)).toEqual([11111]);
		expect(students[0].after.join()).toBe(right);
		expect(problems).toEqual([
			'Line 1 has the number 11111, as line 3 has: the later one counts.',
			'Line 5 is cut short, or was changed.'
		]);
		const others = readClass(rest);
		expect(others.results).toHaveLength(1);
		expect(others.problems).toEqual(['Line 4 is not a result that this page made: “Thanks!”.']);
	});
});

describe('countAnswers(students)', () => {
	it('counts each choice before and after, without those who did not answer', () => {
		const { students } = readAnswerLines(
			[
				line(11111, 'a,a,a,-,b', right),
				line(22222, 'b,a,b,c,b', 'b,c,a,c,a'),
				line(33333, 'a,c,b,c,a', '-,-,-,-,-')
			].join('\n')
		);
		const counts = countAnswers(students);
		expect(counts[0]).toEqual({
			before: { of: 3, chosen: { a: 2, b: 1, c: 0 } },
			after: { of: 2, chosen: { a: 0, b: 2, c: 0 } }
		});
		expect(counts[3].before).toEqual({ of: 2, chosen: { a: 0, b: 0, c: 2 } });
		expect(countAnswers([])[4].after).toEqual({ of: 0, chosen: { a: 0, b: 0, c: 0 } });
	});
});
