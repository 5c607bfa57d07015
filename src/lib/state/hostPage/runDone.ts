import { writeResult, type ClassResult } from '$lib/claims/class/classResult.ts';
import { letters } from '$lib/experiment/experiment.ts';
import type { RunDoneMessage } from './tell.ts';

/** The message of a run's end; with the line of a class, where one trains. A name is never in it. */
export function runDone(result: ClassResult, inClass: { task: string } | null): RunDoneMessage {
	const { title, steps, bet, networks } = result;
	return {
		type: 'done',
		task: inClass?.task ?? title,
		steps,
		line: inClass === null ? null : writeResult({ ...result, name: '' }),
		bet,
		networks: networks.map(({ parameters, training, validation, wrongTraining, wrong }, at) => ({
			letter: letters[at],
			parameters,
			training,
			validation,
			wrongTraining,
			wrong
		}))
	};
}
