import { predictorOf } from '$lib/network/predictor.ts';
import { denseLayersOf, inputsOf, type NetworkSpec } from '$lib/network/spec.ts';

export interface Predicting {
	spec: NetworkSpec;
	/** Null before there are any. */
	parameters: Float32Array | null;
	/** Rows to predict, one after another. */
	input: Float32Array;
}

const budgetMs = 2;
const rounds = 8;

/** Milliseconds that were measured before, by what decides them: a page asks again at every change of its
 * experiment. */
const known = new Map<string, number>();

/** Sizes and activations of the layers: other values of the parameters take as long. */
function shapeOf(spec: NetworkSpec): string {
	const layers = denseLayersOf(spec);
	return `${inputsOf(spec)} ${layers.map(({ outputs, activation }) => activation + outputs)}`;
}

/** Milliseconds that one prediction takes: the least of a few rounds, each in a task of its own. What else
 * the device does makes a round longer, never shorter. */
export class PredictionTime {
	#ms = $state<number | null>(null);

	/** `read` gives what is to be measured, or null while the page has other things to do. To be made with
	 * the component that shows it. */
	constructor(read: () => Predicting | null) {
		$effect(() => {
			const wanted = read();
			if (wanted === null || wanted.parameters === null) return;
			const { spec, parameters, input } = wanted;
			const shape = shapeOf(spec);
			const ms = known.get(shape) ?? null;
			this.#ms = ms;
			return ms === null ? this.#measure(shape, spec, parameters, input) : undefined;
		});
	}

	/** Null before it is measured. */
	get ms() {
		return this.#ms;
	}

	#measure(shape: string, spec: NetworkSpec, parameters: Float32Array, input: Float32Array) {
		const predict = predictorOf(spec, parameters);
		const width = inputsOf(spec);
		const count = Math.max(1, Math.floor(input.length / width));
		const points = Array.from({ length: count }, (_, i) =>
			input.subarray(i * width, (i + 1) * width)
		);
		const taken: number[] = [];
		const round = () => {
			const began = performance.now();
			let done = 0;
			let passedMs = 0;
			while (passedMs < budgetMs) {
				for (const point of points) predict(point);
				done += count;
				passedMs = performance.now() - began;
			}
			taken.push(passedMs / done);
			if (taken.length < rounds) timer = setTimeout(round, 20);
			else known.set(shape, (this.#ms = Math.min(...taken)));
		};
		let timer = setTimeout(round, 20);
		return () => clearTimeout(timer);
	}
}
