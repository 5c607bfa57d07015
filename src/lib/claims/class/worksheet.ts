/**
 * What a student has of a lesson, as one line to hand in:
 * `wiggle-worksheet 1 counting done=yes,yes,no,yes guesses=yes,-,no,- name=Anna answer=The%20second check=1x9f0aa`.
 * For each step whether it is done, and whether a guess was right; `-` where there was none. A name and
 * the answer to the lesson's question follow where there are such, and last a check of all before it.
 */
import { longestName, oneLine } from '../../experiment/assignment.ts';
import { digest } from './digest.ts';
import { quote, readText, readWrapped, writeText, writtenLines } from './lineText.ts';

export interface Worksheet {
	/** Name of the lesson. */
	lesson: string;
	/** Of each step. */
	done: readonly boolean[];
	/** Of each step, whether its guess was right; null where there was none. */
	guesses: readonly (boolean | null)[];
	/** Empty where there is none. */
	name: string;
	/** To the lesson's question, in one line; empty where there is none. */
	answer: string;
}

export interface HandedInWorksheets {
	/** By lesson, in the order in which the first of each was handed in. */
	lessons: ReadonlyMap<string, readonly Worksheet[]>;
	/** A sentence for each line that does not count. */
	problems: readonly string[];
	/** The other lines, each in its place: those of worksheets are empty there. */
	rest: string;
}

export const longestAnswer = 400;

const version = 1;
const mark = 'wiggle-worksheet';
const words = { yes: true, no: false, '-': null } as const;
const form =
	/^1 ([a-z\d-]+) done=([a-z,]+) guesses=([a-z,-]+)(?: name=([^ ]+))?(?: answer=([^ ]+))? check=([a-z\d]{7})(?![a-z\d])/;

function writeWords(values: readonly (boolean | null)[]): string {
	return values.map((value) => (value === null ? '-' : value ? 'yes' : 'no')).join(',');
}

export function writeWorksheet({ lesson, done, guesses, ...texts }: Worksheet): string {
	const name = oneLine(texts.name, longestName);
	const answer = oneLine(texts.answer, longestAnswer);
	const text = [
		`${mark} ${version} ${lesson} done=${writeWords(done)} guesses=${writeWords(guesses)}`,
		...(name === '' ? [] : [`name=${writeText(name)}`]),
		...(answer === '' ? [] : [`answer=${writeText(answer)}`])
	].join(' ');
	return `${text} check=${digest(text)}`;
}

/** What a line says, whatever stands before and after it; else what is wrong, to follow "Line 3". */
export function readWorksheet(line: string): Worksheet | string {
	const isCut = 'is cut short, or was changed';
	const text = line.replace(/\s+/g, ' ');
	const start = /\bwiggle-worksheet (?=(\d+) )/.exec(text);
	if (start === null) return isCut;
	if (Number(start[1]) > version) return 'was made by a later version of this page';
	const read = form.exec(text.slice(start.index + start[0].length));
	if (read === null) return isCut;
	const [whole, lesson, done, guesses, name = '', answer = '', check] = read;
	if (digest(`${mark} ${whole.slice(0, whole.lastIndexOf(' check='))}`) !== check) return isCut;
	const texts = [readText(name, longestName), readText(answer, longestAnswer)];
	const [isDone, isRight] = [done, guesses].map(readWords);
	if (isDone === null || isRight === null || isDone.length !== isRight.length) return isCut;
	if (texts[0] === null || texts[1] === null) return isCut;
	return {
		lesson,
		done: isDone.map((value) => value === true),
		guesses: isRight,
		name: texts[0],
		answer: texts[1]
	};
}

function readWords(list: string): (boolean | null)[] | null {
	const parts = list.split(',');
	const isWord = (part: string): part is keyof typeof words => Object.hasOwn(words, part);
	return parts.every(isWord) ? parts.map((part) => words[part]) : null;
}

/** Parts worksheets from all other lines; each student counts once. */
export function readWorksheets(text: string, known: readonly string[]): HandedInWorksheets {
	const written = writtenLines(text);
	const rest = [...written];
	const lessons = new Map<string, Worksheet[]>();
	const problems: string[] = [];
	const numbers = new Map<Worksheet, number>();
	for (let at = 0; at < written.length; at++) {
		if (!written[at].includes(mark)) continue;
		const number = at + 1;
		const { result, wraps } = readWrapped(written.slice(at), mark, readWorksheet);
		rest.fill('', at, at + wraps + 1);
		const line = written[at];
		at += wraps;
		if (typeof result === 'string') {
			problems.push(`Line ${number} ${result}: ${quote(line)}.`);
		} else if (!known.includes(result.lesson)) {
			problems.push(`Line ${number} is of a lesson that this page does not know.`);
		} else {
			const sheets = lessons.get(result.lesson) ?? [];
			const problem = doesNotCount(result, sheets, numbers);
			if (problem !== null) problems.push(`Line ${number} ${problem}`);
			else {
				lessons.set(result.lesson, [...sheets, result]);
				numbers.set(result, number);
			}
		}
	}
	return { lessons, problems, rest: rest.join('\n') };
}

/** To follow "Line 3"; null where it counts. */
function doesNotCount(
	sheet: Worksheet,
	others: readonly Worksheet[],
	numbers: ReadonlyMap<Worksheet, number>
): string | null {
	if (others.length > 0 && others[0].done.length !== sheet.done.length) {
		return 'has other steps than the lines before it.';
	}
	const folded = (name: string) => name.toLocaleLowerCase('en');
	const same = others.find((other) =>
		sheet.name === ''
			? writeWorksheet(other) === writeWorksheet(sheet)
			: folded(other.name) === folded(sheet.name)
	);
	if (same === undefined) return null;
	if (sheet.name === '') return `is the same as line ${numbers.get(same)}: it counts once.`;
	return (
		`is by “${sheet.name}”, as line ${numbers.get(same)} is: a student counts once. ` +
		'Two students of one name can add an initial.'
	);
}
