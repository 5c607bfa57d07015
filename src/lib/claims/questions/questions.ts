/**
 * Five questions on what is often misunderstood, asked before and after a lesson. The answers are in
 * another module: what a student's page loads does not hold them.
 */
import { countParameters } from '../../network/cost.ts';
import { specOf } from '../../experiment/edits.ts';
import { firstScreen } from '../../experiment/presets.ts';
import { formatCount } from '../../format.ts';
import type { Choice, QuestionId } from './choices.ts';

export interface Question {
	id: QuestionId;
	text: string;
	choices: Readonly<Record<Choice, string>>;
}

const [small, large] = [0, 1].map((index) =>
	formatCount(countParameters(specOf(firstScreen, index)))
);

/** In the order of `questionIds`. Their letters stand in the lines that students hand in: move none. */
export const questions: readonly Question[] = [
	{
		id: 'what-a-parameter-is',
		text: `A network has ${large} parameters. What is one of them?`,
		choices: {
			a: 'A rule or a fact that the network knows.',
			b: 'A number that training adjusts.',
			c: 'A setting that somebody chose.'
		}
	},
	{
		id: 'more-parameters',
		text: `Two networks learn from the same points. One has ${small} parameters, the other ${large}. Which makes fewer errors on points that it has never seen?`,
		choices: {
			a: `Always the one with ${large}.`,
			b: `Always the one with ${small}.`,
			c: 'It depends on the points and on their labels.'
		}
	},
	{
		id: 'training-loss-of-zero',
		text: 'A network gets every one of its training points right. Has it found the rule behind them?',
		choices: {
			a: 'Yes: without the rule it would make errors.',
			b: 'Perhaps not: it may have learned the points by heart.',
			c: 'No: a network never finds a rule.'
		}
	},
	{
		id: 'seeing-overfitting',
		text: 'By what do you see that a network overfits?',
		choices: {
			a: 'Its training loss is very low.',
			b: 'Its training loss rises.',
			c: 'Its loss on new points rises, while its training loss still falls.'
		}
	},
	{
		id: 'who-programs-it',
		text: `A network is made larger, from ${small} parameters to ${large}. Who says what the new ones are to do?`,
		choices: {
			a: 'Nobody: they begin at random, and training adjusts them like the others.',
			b: 'Whoever made it larger writes a rule for each.',
			c: 'They are copied from a network that knows it already.'
		}
	}
];
