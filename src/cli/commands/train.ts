/** `train`: the networks of a playground's link. */
import { readWords } from '../commandLine.ts';
import { experimentOf } from '../linkArgument.ts';
import { Problem } from '../problem.ts';
import { workOfNetwork } from '../jobs/cost.ts';
import { finishAll, type Job } from '../jobs/job.ts';
import type { NetworkTask } from '../jobs/task.ts';
import { letters } from '../../lib/experiment/experiment.ts';
import { circumstancesOf, deliver } from './command.ts';
import { saveNetworks } from './saveNetworks.ts';

const header = 'network,step,training,validation\n';

/** One evaluated step: a loss that is no finite number is left empty. */
const cell = (value: number) => (Number.isFinite(value) ? String(value) : '');

export async function train(words: readonly string[]): Promise<void> {
	const { values, positionals } = readWords('train', words);
	if (positionals.length > 1) throw new Problem('train takes one link: is it in quotes?');
	const { experiment, link } = experimentOf(positionals[0]);
	if (values.save !== undefined) return saveNetworks(experiment, values.save, values);
	if (values.network !== undefined) throw new Problem('--network goes with --save.');
	const circumstances = circumstancesOf(values, values.csv);
	const job: Job<NetworkTask, string> = {
		unit: ['network', 'networks'],
		pieces: experiment.networks.map((_, index) => ({
			key: letters[index],
			task: { kind: 'network', experiment, index, record: 'frames' },
			work: workOfNetwork(experiment, index)
		})),
		resultOf: ({ key }, history) =>
			history
				.map(({ step, training, validation }) =>
					[key, step, cell(training.loss), cell(validation.loss)].join()
				)
				.map((row) => `${row}\n`)
				.join('')
	};
	const { results, forget } = await finishAll(job, { command: 'train', link }, circumstances);
	await deliver(header + results.join(''), values.csv, forget);
}
