/** Which questions there are and what can be chosen: all that a handed-in line needs to know. */

/** Their order stands in the lines that students hand in: add none, move none. */
export const questionIds = [
	'what-a-parameter-is',
	'more-parameters',
	'training-loss-of-zero',
	'seeing-overfitting',
	'who-programs-it'
] as const;
export type QuestionId = (typeof questionIds)[number];

export const choiceLetters = ['a', 'b', 'c'] as const;
export type Choice = (typeof choiceLetters)[number];
