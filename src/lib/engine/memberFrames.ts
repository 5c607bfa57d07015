import type { Evaluation } from '../network/loss.ts';
import { evaluatedInputs, evaluateOutputs } from './evaluation.ts';
import type { Frame, MemberFrame } from './protocol.ts';
import type { Member, Snapshot, Trainer } from './trainer.ts';

/** Everything that a frame predicts for one member, in one array: one forward pass, one read. */
export function frameRows(member: Member, probe: Float32Array | null): Float32Array {
	const evaluated = evaluatedInputs(member);
	const rows = new Float32Array(evaluated.length + (probe?.length ?? 0));
	rows.set(evaluated);
	if (probe) rows.set(probe, evaluated.length);
	return rows; // [training + validation + probe rows, inputs]
}

function memberFrame(
	{ data, network }: Member,
	parameters: Float32Array,
	outputs: Float32Array
): MemberFrame {
	const training = data.training.rows * network.outputs;
	const evaluated = training + data.validation.rows * network.outputs;
	return {
		parameters,
		training: outputs.slice(0, training),
		validation: outputs.slice(training, evaluated),
		probe: outputs.length > evaluated ? outputs.slice(evaluated) : null
	};
}

/** The present state; `evaluations` are of exactly this step. */
export async function presentFrame(
	trainer: Trainer,
	members: readonly Member[],
	rows: readonly Float32Array[],
	evaluations: Evaluation[]
): Promise<Frame> {
	const { step } = trainer;
	const frames = members.map(async (member, i) => {
		const [parameters, outputs] = await Promise.all([
			trainer.parameters(i),
			trainer.predict(i, rows[i])
		]);
		return memberFrame(member, parameters, outputs);
	});
	return { step, members: await Promise.all(frames), evaluations };
}

/** A frame of an earlier state; the trainer keeps the one it is in. */
export async function frameOf(
	snapshot: Snapshot,
	trainer: Trainer,
	members: readonly Member[],
	rows: readonly Float32Array[]
): Promise<Frame> {
	const shown = members.map(async (member, i) => {
		const { parameters, steps, diverged } = snapshot.members[i];
		const outputs = await trainer.predict(i, rows[i], parameters);
		const evaluation = evaluateOutputs(member, outputs, parameters, steps);
		return {
			frame: memberFrame(member, parameters, outputs),
			evaluation: { ...evaluation, diverged: diverged || evaluation.diverged }
		};
	});
	const all = await Promise.all(shown);
	return {
		step: snapshot.step,
		members: all.map(({ frame }) => frame),
		evaluations: all.map(({ evaluation }) => evaluation)
	};
}

/** What a posted frame need not copy. */
export function transferables(frame: Frame): Transferable[] {
	return frame.members.flatMap(({ parameters, probe, training, validation }) =>
		[parameters, probe, training, validation].flatMap((array) => (array ? [array.buffer] : []))
	);
}
