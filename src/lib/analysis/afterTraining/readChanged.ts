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
	/** "90 % pruned, trained further". */
	change: string;
	/** Whether it has what the pretrained network learned. */
	isStarted: boolean;
	/** The step from which it trains. */
	from: number;
	/** Up to where it stands. */
	history: History;
	/** New points that are right by labels which nothing has flipped; null where none are flipped. */
	truth: number | null;
}

export interface ChangedContext {
	task: Task;
	newPoints: number;
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

function readOne(
	{ letter, change, isStarted, from, history, truth }: Changed,
	context: ChangedContext
): ChangedReading {
	const now = history.findLast(isFiniteEvaluation);
	const title = `${letter}: ${change}`;
	const last = history.at(-1);
	if (last?.diverged) return { letter, title, detail: 'It diverged.' };
	if (now === undefined) return { letter, title, detail: 'It has not been trained yet.' };
	const steps = Math.max(0, now.step - from);
	const told = capital(sentence(now, context));
	const byTruth =
		truth === null ? '' : ` By their true labels it is right on ${formatCount(truth)} of them.`;
	if (!isStarted && steps > 0) {
		return { letter, title, detail: `${told} after ${counted(steps, 'step')}.${byTruth}` };
	}
	const start = history.find(({ step }) => step === from);
	if (steps === 0 || start === undefined || !isFiniteEvaluation(start)) {
		return { letter, title, detail: `${told}.${byTruth}` };
	}
	const further = `after ${counted(steps, 'further step')}, ${worth(start, context)} before them`;
	return { letter, title, detail: `${told} ${further}.${byTruth}` };
}

const capital = (text: string) => text[0].toUpperCase() + text.slice(1);

export function readChanged(
	networks: readonly Changed[],
	context: ChangedContext
): ChangedReading[] {
	return networks.map((network) => readOne(network, context));
}
