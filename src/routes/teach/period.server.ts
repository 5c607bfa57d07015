/** One period of 45 minutes. What it says of runs comes from the claims, as they were measured. */
import '$lib/data/sets/further.ts';
import {
	correctLabelsClaim,
	firstScreenClaim,
	firstScreenTurn,
	spiralClaim
} from '$lib/claims/firstScreen.ts';
import { drawsOf } from '$lib/claims/shares.ts';
import { bestPossibleErrors, drawData } from '$lib/data/draw.ts';
import { specOf } from '$lib/experiment/edits.ts';
import { noAssignment } from '$lib/experiment/assignment.ts';
import { toAssignmentLink } from '$lib/experiment/link/assignmentLink.ts';
import { correctLabels, firstScreen, trySpiral } from '$lib/experiment/presets.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { formatCount } from '$lib/format.ts';
import { countParameters } from '$lib/network/cost.ts';
import { secondsOfRun } from '$lib/network/pace.ts';

export interface Part {
	/** From and to, since the bell. */
	minutes: readonly [number, number];
	title: string;
	/** What the teacher does. */
	does: string;
	/** What the page shows, and how often. */
	shows: string;
	asks: string;
	/** What students usually say. */
	said: string;
	answer: string;
	/** What opens: the playground with this hash, the questions, or the class page. */
	opens:
		| { words: string; at: 'playground'; hash: string }
		| { words: string; at: 'questions' | 'class' }
		| null;
}

const { data } = firstScreen;
export const [small, large] = [0, 1].map((index) =>
	formatCount(countParameters(specOf(firstScreen, index)))
);

/** How many of the new points nobody can expect to get right. */
function bestPossible(experiment: Experiment): number {
	return bestPossibleErrors(drawData(experiment.data).validation, experiment.data);
}

/** Of the training points. */
export const flippedLabels = drawData(data).flipped.training.reduce((sum, it) => sum + it, 0);

/** The first screen under a title of its own, so that nobody is told the answer before the bet. */
const task = (title: string, experiment: Experiment, hidesVerdict = false) =>
	toAssignmentLink({ ...noAssignment, title, hidesVerdict }, experiment);

const [bOverfits, , aIsBetter] = firstScreenClaim.criteria;
const [, turnsEarly, isWorseAtTheEnd, learnsByHeart] = firstScreenTurn.criteria;

export const links = {
	bet: task('Place your bet', firstScreen, true),
	labels: task('The flipped labels, corrected', correctLabels(firstScreen)),
	spiral: task('A spiral', trySpiral(firstScreen))
};

export const period: readonly Part[] = [
	{
		minutes: [0, 5],
		title: 'Five questions',
		does: 'Each student answers five questions alone. Nobody is told yet what is right.',
		shows:
			'Five questions with three choices each. The answers stay on the device until the end of the period.',
		asks: 'Which answer are you least sure of?',
		said: '“More parameters mean fewer errors.”',
		answer: 'Leave it open: in 35 minutes they will answer again.',
		opens: { words: 'The five questions', at: 'questions' }
	},
	{
		minutes: [5, 10],
		title: 'Bet, by hands',
		does: `Show the two untrained networks: A has ${small} numbers to adjust, B has ${large}. Let hands be raised for A and for B, and write the count on the board.`,
		shows: `The same ${formatCount(data.training)} points for both; rings mark the ${formatCount(flippedLabels)} whose label was flipped at random.`,
		asks: 'Which will be right more often on points that it has never seen?',
		said: '“B: it has more to learn with.”',
		answer:
			'Do not say. Ask a student on each side for a reason, and press the bet that most hands were raised for.',
		opens: { words: 'The bet', at: 'playground', hash: links.bet }
	},
	{
		minutes: [10, 17],
		title: 'Train',
		does: `Press Train: ${formatCount(firstScreen.stopAt)} steps in about ${secondsOfRun.normal} seconds. Then press “Show the verdict”, and count hands again.`,
		shows: `B’s training loss falls and falls, while its loss on new points turns and rises: so it was in ${drawsOf(bOverfits)}. A is wrong on fewer new points than B in ${drawsOf(aIsBetter)}.`,
		asks: `B gets nearly all its own points right. Why does it lose on new ones?`,
		said: '“It needs more training.”',
		answer: `It has learned the flipped labels by heart: at most 3 of its ${formatCount(data.training)} points stay wrong, in ${drawsOf(learnsByHeart)}. No network can expect fewer than about ${formatCount(bestPossible(firstScreen))} of these ${formatCount(data.validation)} new points wrong, since labels are flipped among them as well.`,
		opens: null
	},
	{
		minutes: [17, 24],
		title: 'Rewind',
		does: 'Drag the handle along the loss chart to where B’s loss on new points is lowest; let go, and drag again.',
		shows: `Maps and counts go back to that step. The lowest point lies within the first 100 steps in ${drawsOf(turnsEarly)}; there B is wrong on fewer new points than at the end, in ${drawsOf(isWorseAtTheEnd)}.`,
		asks: 'What did B know at the turn that it has lost at the end?',
		said: '“Nothing, it only knows more.”',
		answer:
			'How to be right on new points: since the turn it has only become better on its own ones. It could have been stopped there; but to see the turn takes points that it does not learn from.',
		opens: null
	},
	{
		minutes: [24, 30],
		title: 'Correct the labels',
		does: 'Open the same points with every label corrected. Bet again, and train.',
		shows: `Now B is right on at least 95\u00a0% of new points, in ${drawsOf(correctLabelsClaim.criteria[0])}.`,
		asks: 'Who was to blame: the size of B, or the labels?',
		said: '“B was too big.”',
		answer: `B still has ${large} parameters, and does well. It was the wrong labels together with room enough to learn them by heart.`,
		opens: { words: 'With correct labels', at: 'playground', hash: links.labels }
	},
	{
		minutes: [30, 37],
		title: 'Try a spiral',
		does: 'Open the spiral, bet once more, and train.',
		shows: `Now B is right on more new points than A, in ${drawsOf(spiralClaim.criteria[0])}.`,
		asks: 'Would you still take the small network?',
		said: '“Small is better, we saw it.”',
		answer:
			'It depends on what there is to learn. A long border needs many parameters; noise can use them as well.',
		opens: { words: 'The spiral', at: 'playground', hash: links.spiral }
	},
	{
		minutes: [37, 45],
		title: 'Exit ticket',
		does: 'The five questions again; each student hands in one line. Then one sentence on paper: when does a larger network help, and when does it hurt?',
		shows:
			'Once the lines are pasted, the page for a class counts every question before and after.',
		asks: 'Which answer did you change, and what on the screen changed it?',
		said: '“I would look at the new points.”',
		answer:
			'That is the point of the period: only points that a network has not learned from can judge it.',
		opens: { words: 'The page for a class', at: 'class' }
	}
];
