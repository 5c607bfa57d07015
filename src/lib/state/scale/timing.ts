/**
 * How long one prediction takes on this device: stacks of dense layers in plain JavaScript, one
 * processor core. In chunks, so that the page stays alive, each long enough for the clock to tell;
 * the fastest chunk counts, for whatever else the device does only adds time.
 */

export interface Timing {
	parameters: number;
	msPerPrediction: number;
}

export const timedCounts = [1e3, 1e4, 1e5, 1e6, 1e7];

const depth = 4;
const chunks = 6;
const chunkMs = 12;

interface DenseStack {
	width: number;
	weights: Float32Array; // [depth, width, width]
	biases: Float32Array; // [depth, width]
}

/** About as many parameters: `depth` layers of equal width. */
function stackOf(parameters: number): DenseStack {
	const width = Math.round(Math.sqrt(parameters / depth));
	const scale = 1 / Math.sqrt(width);
	return {
		width,
		weights: Float32Array.from(
			{ length: depth * width * width },
			(_, i) => scale * (((i * 7919) % 1013) / 506 - 1)
		),
		biases: new Float32Array(depth * width)
	};
}

function predict({ width, weights, biases }: DenseStack, input: Float32Array): Float32Array {
	let values = input;
	for (let layer = 0; layer < depth; layer++) {
		const next = new Float32Array(width);
		for (let to = 0; to < width; to++) {
			const row = (layer * width + to) * width;
			let z = biases[layer * width + to];
			for (let from = 0; from < width; from++) z += weights[row + from] * values[from];
			next[to] = z > 0 ? z : 0;
		}
		values = next;
	}
	return values;
}

const pause = () => new Promise((resolve) => setTimeout(resolve));

/** One timing after another; stops between two chunks when asked. */
export async function* timePredictions(signal: AbortSignal): AsyncGenerator<Timing> {
	for (const count of timedCounts) {
		await pause();
		const stack = stackOf(count);
		let values: Float32Array = new Float32Array(stack.width).fill(0.5);
		values = predict(stack, values); // the first time, the browser compiles it
		let msPerPrediction = Infinity;
		for (let chunk = 0; chunk < chunks; chunk++) {
			await pause();
			if (signal.aborted) return;
			const start = performance.now();
			let now = start;
			let predictions = 0;
			while (now - start < chunkMs) {
				values = predict(stack, values);
				predictions++;
				now = performance.now();
			}
			msPerPrediction = Math.min(msPerPrediction, (now - start) / predictions);
		}
		yield { parameters: stack.weights.length + stack.biases.length, msPerPrediction };
	}
}
