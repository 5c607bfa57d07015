import '../../data/sets/further.ts';
import { Streams } from '../../data/stream.ts';
import { quantized } from '../../network/compression/quantize.ts';
import { droppedLayersOf } from '../../network/forward.ts';
import { adam } from '../../network/hyperparameters.ts';
import type { StepStart } from '../../network/oneStep.ts';
import { sizeOf } from '../../network/shape.ts';
import { layersOf } from '../../network/spec.ts';
import { examplesOf } from './batches.ts';
import { biasCorrection } from './biasCorrection.ts';
import { roundingAt } from './computedParameters.ts';
import { dropoutMask } from './dropout.ts';
import { learningRateAt } from './learningRate.ts';
import { MemberProgress } from './memberProgress.ts';
import type { Member, MemberSnapshot } from '../trainer.ts';

/** What the next step from a snapshot begins with; null where the member takes none, or trains a low-rank
 * update, which has no such step in numbers. */
export function stepStart(member: Member, snapshot: MemberSnapshot): StepStart | null {
	const { network, loss, training, seeds, horizon, mask = null } = member;
	const progress = new MemberProgress(member, new Streams());
	const moments = progress.restore(snapshot);
	if (!progress.isTraining || member.lora) return null;
	const { steps, optimizerSteps } = progress;
	const { parameters } = snapshot;
	const { rows, inputs, targets } = examplesOf(progress.batchAt(steps));
	const layers = layersOf(network);
	const rounding = roundingAt(member, steps);
	const isDropped = new Set(training.dropout > 0 ? droppedLayersOf(layers).map(indexOf) : []);
	return {
		network,
		training,
		loss,
		...(member.temperature !== undefined && { temperature: member.temperature }),
		steps,
		learningRate: learningRateAt(training, steps, horizon),
		corrections: [
			biasCorrection(adam.beta1, optimizerSteps + 1),
			biasCorrection(adam.beta2, optimizerSteps + 1)
		],
		parameters,
		rounded: rounding && quantized(network, parameters, rounding),
		moments: Array.from(
			{ length: progress.moments },
			(_, i) => moments[i] ?? new Float32Array(parameters.length)
		),
		mask,
		inputs,
		targets,
		dropout: layers.map(({ index, output }) =>
			isDropped.has(index)
				? dropoutMask(training.dropout, seeds.dropout, steps, index, rows, sizeOf(output))
				: null
		)
	};
}

const indexOf = ({ index }: { index: number }) => index;
