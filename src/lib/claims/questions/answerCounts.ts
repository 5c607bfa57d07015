/** The lines that a class handed in on the five questions, parted from all others and counted. */
import { isAnswerLine, readAnswers, type StudentAnswers } from './answerLine.ts';
import { choiceLetters, questionIds, type Choice } from './choices.ts';

export interface HandedInAnswers {
	students: readonly StudentAnswers[];
	/** A sentence for each line that does not count. */
	problems: readonly string[];
	/** The other lines, each in its place: lines of answers are empty there. */
	rest: string;
}

/** Of one student's several lines the last counts: it has the answers from after the lesson. */
export function readAnswerLines(text: string): HandedInAnswers {
	const lines = text.split(/\r\n|\r|\n/);
	const byId = new Map<number, { number: number; answers: StudentAnswers }>();
	const problems: string[] = [];
	for (const [at, line] of lines.entries()) {
		if (!isAnswerLine(line)) continue;
		const number = at + 1;
		const answers = readAnswers(line);
		if (typeof answers === 'string') {
			problems.push(`Line ${number} ${answers}.`);
			continue;
		}
		const earlier = byId.get(answers.id);
		if (earlier !== undefined) {
			problems.push(
				`Line ${earlier.number} has the number ${answers.id}, as line ${number} has: the later one counts.`
			);
		}
		byId.set(answers.id, { number, answers });
	}
	return {
		students: [...byId.values()].map(({ answers }) => answers),
		problems,
		rest: lines.map((line) => (isAnswerLine(line) ? '' : line)).join('\n')
	};
}

export interface Count {
	/** Students who answered. */
	of: number;
	/** How many chose what. */
	chosen: Readonly<Record<Choice, number>>;
}

export interface QuestionCount {
	before: Count;
	after: Count;
}

/** In the order of `questionIds`. */
export function countAnswers(students: readonly StudentAnswers[]): QuestionCount[] {
	return questionIds.map((_, at) => ({
		before: countOf(students.map(({ before }) => before[at])),
		after: countOf(students.map(({ after }) => after[at]))
	}));
}

function countOf(choices: readonly (Choice | null)[]): Count {
	const count = (letter: Choice) => choices.filter((choice) => choice === letter).length;
	const [a, b, c] = choiceLetters.map(count);
	return { of: a + b + c, chosen: { a, b, c } };
}
