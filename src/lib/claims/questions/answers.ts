/** For teachers: which choice of each question is right, and what on this site shows it. */
import { firstScreenClaim, firstScreenTurn, spiralClaim } from '../firstScreen.ts';
import { gradientDescent } from '../gradientDescent.ts';
import { randomLabels } from '../randomLabels.ts';
import type { Claim, Criterion } from '../claim.ts';
import type { Choice } from './choices.ts';

export interface Answer {
	right: Choice;
	/** Of whoever chooses otherwise. */
	misconception: string;
	why: string;
	/** What was measured and bears it out. */
	measured: readonly Measured[];
	/** Name of the lesson that teaches it. */
	lesson: string;
}

export interface Measured {
	claim: string;
	criterion: Criterion;
}

function measured({ name, criteria }: Claim, at: number): Measured {
	return { claim: name, criterion: criteria[at] };
}

/** In the order of `questions`. */
export const answers: readonly Answer[] = [
	{
		right: 'b',
		misconception: 'A parameter is a rule or a fact that the network knows.',
		why: 'A parameter is one number. A line has two, and training moves them until the line fits; no one of them is a fact by itself.',
		measured: [measured(gradientDescent, 0)],
		lesson: 'what-is-a-parameter'
	},
	{
		right: 'c',
		misconception: 'More parameters always give fewer errors on new points.',
		why: 'Where labels are flipped, the large network learns them by heart, and the small one does better. On a clean spiral the large one does.',
		measured: [measured(firstScreenClaim, 2), measured(spiralClaim, 0)],
		lesson: 'small-against-wide'
	},
	{
		right: 'b',
		misconception: 'A training loss of zero means that the network has learned the rule.',
		why: 'With labels from tossing a coin there is no rule, and a network of enough parameters still gets every training point right.',
		measured: [measured(randomLabels, 0)],
		lesson: 'memorising-noise'
	},
	{
		right: 'c',
		misconception: 'Overfitting can be seen from the training loss alone.',
		why: 'The training loss falls while the network learns and while it learns by heart. Only the loss on new points tells one from the other.',
		measured: [measured(firstScreenClaim, 0), measured(firstScreenTurn, 2)],
		lesson: 'too-many'
	},
	{
		right: 'a',
		misconception: 'A bigger network needs new programming.',
		why: 'Width and depth are settings; the program is the same. The added numbers begin at random, and training adjusts all of them.',
		measured: [measured(firstScreenTurn, 3)],
		lesson: 'parameters-and-hyperparameters'
	}
];
