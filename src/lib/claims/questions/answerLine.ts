/**
 * What one student answered, as one line to hand in:
 * `wiggle-questions 1 id=48213 before=a,b,a,-,b after=b,c,b,c,a`; `-` where there is no answer.
 */
import { choiceLetters, questionIds, type Choice } from './choices.ts';

/** A choice for each question, in their order; null where there is none. */
export type Choices = readonly (Choice | null)[];

export interface StudentAnswers {
	/** A random number of the student's device: a line that was pasted twice counts once. */
	id: number;
	before: Choices;
	after: Choices;
}

const version = 1;
const none = '-';
const mark = /\bwiggle-questions (?=\d+ )/;
const form = /^(\d+) id=(\d{1,9}) before=([abc,-]+) after=([abc,-]+)(?= |$)/;

export const noChoices: Choices = questionIds.map(() => null);

function written(choices: Choices): string {
	return choices.map((choice) => choice ?? none).join(',');
}

export function writeAnswers({ id, before, after }: StudentAnswers): string {
	return `wiggle-questions ${version} id=${id} before=${written(before)} after=${written(after)}`;
}

/** Whether a line is one of these, whole or not. */
export function isAnswerLine(line: string): boolean {
	return line.includes('wiggle-questions');
}

/** What a line says, whatever stands before and after it; else what is wrong, to follow "Line 3". */
export function readAnswers(line: string): StudentAnswers | string {
	const isCut = 'is cut short, or was changed';
	const text = line.replace(/\s+/g, ' ');
	const start = mark.exec(text);
	if (start === null) return isCut;
	const rest = text.slice(start.index + start[0].length);
	if (parseInt(rest) > version) return 'was made by a later version of this page';
	const read = form.exec(rest);
	if (read === null) return isCut;
	const [, , id, ...lists] = read;
	const [before, after] = lists.map(readChoices);
	return before && after ? { id: Number(id), before, after } : isCut;
}

function readChoices(list: string): Choices | null {
	const parts = list.split(',');
	if (parts.length !== questionIds.length) return null;
	const choices = parts.map((part) => choiceLetters.find((letter) => letter === part) ?? null);
	return parts.every((part, at) => part === (choices[at] ?? none)) ? choices : null;
}
