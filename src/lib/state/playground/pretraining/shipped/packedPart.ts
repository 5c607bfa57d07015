/**
 * A trained part as the bytes that come with the page: where it ended and its curve, to the last bit. Its
 * parameters on the way are left out, as they would be a hundred times as much.
 *
 * Six integers of 32 bits (letters of the name, step, optimizer steps and one, parameters, moments,
 * evaluations), the columns of the curve as float64, its steps as integers, parameters and moments as
 * float32, the name; all little-endian.
 */
import type { Evaluation } from '$lib/network/loss.ts';
import type { TrainedPart } from '../trainedPart.ts';

const headerBytes = 24;
const columns: ((evaluation: Evaluation) => number)[] = [
	({ training }) => training.loss,
	({ training }) => training.accuracy,
	({ validation }) => validation.loss,
	({ validation }) => validation.accuracy,
	({ penalty }) => penalty
];

/** Throws a `RangeError` where something of the part would be lost. */
export function packPart(name: string, { step, end, history }: TrainedPart): Uint8Array {
	const isPlain = !end.diverged && !end.stopped && end.steps === step;
	if (!isPlain || history.some(({ diverged, sourceTask }) => diverged || sourceTask)) {
		throw new RangeError(`“${name}” is no part that can be packed.`);
	}
	const letters = new TextEncoder().encode(name);
	const header = Uint32Array.of(
		letters.length,
		step,
		(end.optimizerSteps ?? -1) + 1,
		end.parameters.length,
		end.moments.length,
		history.length
	);
	const curve = Float64Array.from(columns.flatMap((column) => history.map(column)));
	const steps = Uint32Array.from(history, (evaluation) => evaluation.step);
	const arrays = [header, curve, steps, end.parameters, ...end.moments, letters];
	const packed = new Uint8Array(arrays.reduce((sum, { byteLength }) => sum + byteLength, 0));
	let at = 0;
	for (const { buffer, byteOffset, byteLength } of arrays) {
		packed.set(new Uint8Array(buffer, byteOffset, byteLength), at);
		at += byteLength;
	}
	return packed;
}

/** Null where these are no bytes of a part of that name. */
export function unpackPart(name: string, packed: Uint8Array): TrainedPart | null {
	if (packed.length < headerBytes) return null;
	const { buffer } = packed.slice();
	const [letters, step, optimizerSteps, parameters, moments, evaluations] = new Uint32Array(
		buffer,
		0,
		headerBytes / 4
	);
	const curveBytes = 8 * columns.length * evaluations;
	const bytes = headerBytes + curveBytes + 4 * (evaluations + parameters * (1 + moments)) + letters;
	if (packed.length !== bytes) return null;
	if (new TextDecoder().decode(packed.subarray(bytes - letters)) !== name) return null;
	const curve = new Float64Array(buffer, headerBytes, columns.length * evaluations);
	const steps = new Uint32Array(buffer, headerBytes + curveBytes, evaluations);
	let at = headerBytes + curveBytes + 4 * evaluations;
	const floats = () => {
		const array = new Float32Array(buffer, at, parameters).slice();
		at += array.byteLength;
		return array;
	};
	return {
		step,
		end: {
			parameters: floats(),
			moments: Array.from({ length: moments }, floats),
			steps: step,
			diverged: false,
			stopped: false,
			...(optimizerSteps > 0 && { optimizerSteps: optimizerSteps - 1 })
		},
		history: Array.from(steps, (step, row) => {
			const [loss, accuracy, newLoss, newAccuracy, penalty] = columns.map(
				(_, column) => curve[column * evaluations + row]
			);
			const training = { loss, accuracy };
			const validation = { loss: newLoss, accuracy: newAccuracy };
			return { step, training, validation, penalty, diverged: false };
		}),
		kept: []
	};
}
