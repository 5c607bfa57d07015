import { formatCount, formatLoss, counted } from '../../format.ts';
import type { Task } from '../../data/dataset.ts';
import type { Evaluation } from '../../network/loss.ts';
import { isFiniteEvaluation, type History } from '../overfitting.ts';

/**
 * What became of networks that start from a pretrained one, told from this run alone: what each was worth
 * right after the change, and where it stands now.
 */

export interface Changed {
	letter: string;
	/** "90 % pruned, trained further"; null for one from random weights. */
	change: string | null;
	/** Up to where it stands. */
	history: History;
}

export interface ChangedContext {
	task: Task;
	newPoints: number;
	/** The step at which the run went on from pretraining. */
	firstStep: number;
}

export interface ChangedReading {
	letter: string;
	title: string;
	detail: string;
}

/** New points that are right, or the printed loss. */
function worth({ validation }: Evaluation, { task, newPoints }: ChangedContext): string {
	if (task === 'regression') return formatLoss(validation.loss);
	return formatCount(Math.round(validation.accuracy * newPoints));
}

function sentence(evaluation: Evaluation, context: ChangedContext): string {
	const value = worth(evaluation, context);
	if (context.task === 'regression') return `loss ${value} on new points`;
	return `right on ${value} of ${counted(context.newPoints, 'new point')}`;
}

function readOne({ letter, change, history }: Changed, context: ChangedContext): ChangedReading {
	const now = history.findLast(isFiniteEvaluation);
	const { firstStep } = context;
	const title = `${letter}: ${change ?? 'random weights'}`;
	const last = history.at(-1);
	if (last?.diverged) return { letter, title, detail: 'It diverged.' };
	if (now === undefined) return { letter, title, detail: 'It has not been trained yet.' };
	const steps = Math.max(0, now.step - firstStep);
	const told = sentence(now, context);
	if (change === null) {
		return { letter, title, detail: `${capital(told)} after ${counted(now.step, 'step')}.` };
	}
	const start = history.find(({ step }) => step === firstStep);
	if (steps === 0 || start === undefined || !isFiniteEvaluation(start)) {
		return { letter, title, detail: `${capital(told)}.` };
	}
	const before = worth(start, context);
	return {
		letter,
		title,
		detail: `${capital(told)} after ${counted(steps, 'further step')}, ${before} before them.`
	};
}

const capital = (text: string) => text[0].toUpperCase() + text.slice(1);

export function readChanged(
	networks: readonly Changed[],
	context: ChangedContext
): ChangedReading[] {
	return networks.map((network) => readOne(network, context));
}
