/** `claims --curves`: the curves of a question after training, for its own setting alone. */
import {
	curveNetworks,
	curveSettings,
	measuredCurves,
	type CurveEnd
} from '../../lib/claims/afterTraining/curves.ts';
import { isOnDisk, writeWhole } from '../files/output.ts';
import { workOfClaim } from '../jobs/cost.ts';
import { finishAll, type Job } from '../jobs/job.ts';
import type { CurveTask } from '../jobs/task.ts';
import { Problem } from '../problem.ts';
import { circumstancesOf } from './command.ts';

type Ends = Record<string, CurveEnd>;

interface Values {
	curves: string;
	only?: string;
	threads?: string;
	quiet?: boolean;
}

export async function curves(
	values: Values,
	listed: string,
	seeds: readonly number[]
): Promise<void> {
	isOnDisk(values.curves);
	const setting = curveSettings.find(({ question }) => question === values.only);
	if (setting === undefined) {
		const known = curveSettings.map(({ question }) => question).join(' or ');
		throw new Problem(`--curves is of one question: --only takes ${known}.`);
	}
	const { question } = setting;
	const job: Job<CurveTask, Ends> = {
		unit: ['seed of a question', 'seeds of a question'],
		pieces: seeds.map((seed) => ({
			key: `${question} ${seed}`,
			task: { kind: 'curve', question, seed },
			work: workOfClaim(curveNetworks(setting, seed))
		})),
		resultOf: (_, ends) => ends
	};
	const origin = { command: 'curves', question, seeds: listed };
	const { results, forget } = await finishAll(job, origin, circumstancesOf(values, values.curves));
	const measured = measuredCurves(setting, listed, results);
	writeWhole(values.curves, `${JSON.stringify(measured)}\n`);
	forget();
}
