import { baselineLoss } from '../../../src/lib/analysis/baseline.ts';
import type { Evidence, KeptParameters } from '../../../src/lib/analysis/underfitting/evidence.ts';
import { readCurve, type Verdict, type VerdictContext } from '../../../src/lib/analysis/verdict.ts';
import { drawData } from '../../../src/lib/data/draw.ts';
import { datasetNamed } from '../../../src/lib/data/sets/index.ts';
import { createTrainer } from '../../../src/lib/engine/createTrainer.ts';
import type { Member } from '../../../src/lib/engine/trainer.ts';
import { fromLink } from '../../../src/lib/experiment/link/readLink.ts';
import {
	isKeptStep,
	nextEvaluatedStep,
	nextKeptStep
} from '../../../src/lib/network/evaluatedSteps.ts';
import type { Evaluation } from '../../../src/lib/network/loss.ts';
import { membersOf } from '../../../src/lib/members/experimentMembers.ts';

/** Network A of an experiment, and what the page knows of it. */
export interface Setting {
	member: Member;
	context: Omit<VerdictContext, 'evidence'>;
}

export interface Trained extends Setting {
	history: Evaluation[];
	kept: KeptParameters[];
}

/** The seed is that of the data and of the weights. */
export function settingOf(link: string, seed: number): Setting {
	const { experiment, dropped } = fromLink(`${link}&v=1`);
	if (dropped.length > 0) throw new Error(`${link}: ${dropped.join(' ')}`);
	const data = { ...experiment.data, seed };
	const { title, noiseFloor } = datasetNamed(data.set);
	const drawn = drawData(data);
	const [member] = membersOf({ ...experiment, data, weightSeed: seed }, drawn);
	return {
		member,
		context: {
			floor: noiseFloor(data.options, data.flips).loss,
			baseline: baselineLoss(member.loss, drawn.training.targets, 1),
			letter: 'A',
			dataTitle: title,
			stopped: 'ended'
		}
	};
}

/** The rules look at the beginning, the middle and the present. */
function isKept(step: number, steps: number): boolean {
	return (
		step === 0 ||
		step === steps ||
		(isKeptStep(step) && nextKeptStep(step) > steps / 2 && step <= steps / 2)
	);
}

/** All together on the real engine, evaluated at the steps at which a page does so. */
export async function train(settings: readonly Setting[], steps: number): Promise<Trained[]> {
	const trainer = await createTrainer(settings.map(({ member }) => member));
	const trained: Trained[] = settings.map((setting) => ({ ...setting, history: [], kept: [] }));
	try {
		for (;;) {
			const { step } = trainer;
			const isLast = step === steps;
			const snapshot = isKept(step, steps) ? trainer.snapshot() : null;
			for (const [i, evaluation] of (await trainer.evaluate()).entries()) {
				trained[i].history.push(evaluation);
			}
			for (const [i, { parameters }] of ((await snapshot)?.members ?? []).entries()) {
				trained[i].kept.push({ step, parameters });
			}
			if (isLast) return trained;
			await trainer.train(Math.min(nextEvaluatedStep(step), steps) - step);
		}
	} finally {
		trainer.dispose();
	}
}

function evidenceOf({ member, kept }: Trained): Evidence {
	return {
		spec: member.network,
		loss: member.loss,
		hyperparameters: member.training,
		points: member.data.training,
		isFresh: 'source' in member.data,
		kept
	};
}

/** What the page says of a network that was really trained. */
export function verdictOf(trained: Trained): Verdict {
	return readCurve(trained.history, {
		...trained.context,
		evidence: () => evidenceOf(trained)
	});
}
