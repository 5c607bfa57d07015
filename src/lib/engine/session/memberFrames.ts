import { inputsOf, outputsOf } from '../../network/spec.ts';
import { multiplyAddsPerExample } from '../../network/cost.ts';
import type { Evaluation } from '../../network/loss.ts';
import { computedParameters } from '../step/computedParameters.ts';
import { countEvaluatedRows, evaluatedInputs, evaluateOutputs } from '../step/evaluation.ts';
import type { Frame, MemberFrame } from '../protocol.ts';
import type { Member, Snapshot, Trainer } from '../trainer.ts';

/** The most multiply-adds of one forward pass: about a millisecond where the processor draws WebGL. A
 * longer pass would hold up the page's own drawing. */
const multiplyAddsPerPart = 3e6;

/** The rows that a frame predicts for one member, in a few forward passes of the same length. */
export interface FrameRows {
	/** Parts that make up `[evaluated + probe rows, inputs]`, the last padded with zeros. */
	parts: Float32Array[];
	/** How many rows there are without the padding. */
	rows: number;
}

export function frameRows(member: Member, probe: Float32Array | null): FrameRows {
	const { network } = member;
	const inputs = [...evaluatedInputs(member), ...(probe ?? [])];
	const rows = inputs.length / inputsOf(network);
	const count = Math.ceil((rows * multiplyAddsPerExample(network)) / multiplyAddsPerPart);
	const length = Math.ceil(rows / count) * inputsOf(network);
	const parts = Array.from({ length: count }, (_, i) => {
		const part = new Float32Array(length);
		part.set(inputs.slice(i * length, (i + 1) * length));
		return part;
	});
	return { parts, rows };
}

async function oneByOne(
	parts: readonly Float32Array[],
	ask: (part: Float32Array) => Promise<Float32Array>
): Promise<Float32Array[]> {
	const outputs: Float32Array[] = [];
	for (const part of parts) outputs.push(await ask(part));
	return outputs;
}

/** The outputs over all rows, of the state that the trainer is in when it is asked. */
async function predictAll(
	trainer: Trainer,
	index: number,
	{ network }: Member,
	{ parts, rows }: FrameRows,
	parameters?: Float32Array
): Promise<Float32Array> {
	const ask = (part: Float32Array) => trainer.predict(index, part, parameters);
	// Each part takes other parameters to the device anew, so not all parts are asked for at once.
	const outputs = parameters ? await oneByOne(parts, ask) : await Promise.all(parts.map(ask));
	const all = new Float32Array(outputs.length * outputs[0].length); // [rows and padding, outputs]
	outputs.forEach((part, i) => all.set(part, i * part.length));
	return all.subarray(0, rows * outputsOf(network));
}

/** `trained` is what a snapshot has as parameters. */
function memberFrame(
	member: Member,
	parameters: Float32Array,
	trained: Float32Array,
	outputs: Float32Array
): MemberFrame {
	const { data, network, lora } = member;
	const training = data.training.rows * outputsOf(network);
	const validation = training + data.validation.rows * outputsOf(network);
	const evaluated = countEvaluatedRows(member) * outputsOf(network);
	return {
		parameters,
		...(lora && { update: trained.slice(parameters.length) }),
		training: outputs.slice(0, training),
		validation: outputs.slice(training, validation),
		probe: outputs.length > evaluated ? outputs.slice(evaluated) : null
	};
}

/** A frame of the state at the end of what was handed to the trainer so far; so are `evaluations`. */
export async function presentFrame(
	trainer: Trainer,
	members: readonly Member[],
	rows: readonly FrameRows[],
	evaluations: Evaluation[] | Promise<Evaluation[]>,
	{ step, atBest }: Pick<Frame, 'step' | 'atBest'>
): Promise<Frame> {
	const frames = members.map(async (member, i) => {
		const [parameters, outputs, state] = await Promise.all([
			trainer.parameters(i),
			predictAll(trainer, i, member, rows[i]),
			member.lora ? trainer.snapshot(i) : null
		]);
		const trained = state ? state.members[0].parameters : parameters;
		return memberFrame(member, parameters, trained, outputs);
	});
	const [shown, evaluated] = await Promise.all([Promise.all(frames), evaluations]);
	return { step, members: shown, evaluations: evaluated, atBest };
}

/** A frame of an earlier state; the trainer keeps the one it is in. */
export async function frameOf(
	snapshot: Snapshot,
	trainer: Trainer,
	members: readonly Member[],
	rows: readonly FrameRows[]
): Promise<Frame> {
	const shown = members.map(async (member, i) => {
		const { parameters: trained, steps, diverged } = snapshot.members[i];
		const parameters = computedParameters(member, trained, steps);
		const outputs = await predictAll(trainer, i, member, rows[i], parameters);
		const evaluation = evaluateOutputs(member, outputs, parameters, steps);
		return {
			// A frame's arrays are handed over to the page.
			frame: memberFrame(member, parameters.slice(), trained, outputs),
			evaluation: { ...evaluation, diverged: diverged || evaluation.diverged }
		};
	});
	const all = await Promise.all(shown);
	return {
		step: snapshot.step,
		members: all.map(({ frame }) => frame),
		evaluations: all.map(({ evaluation }) => evaluation),
		atBest: snapshot.members.map(({ stopped }) => stopped)
	};
}
