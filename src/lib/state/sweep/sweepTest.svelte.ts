import { inputsOf, outputsOf } from '$lib/network/spec.ts';
import { chanceBetween, type FreshTest } from '$lib/analysis/freshTest.ts';
import { spreadOf } from '$lib/analysis/sweep/sweepPoints.ts';
import { drawTestPoints } from '$lib/data/draw.ts';
import { seenTable } from '$lib/data/features.ts';
import { datasetNamed } from '$lib/data/sets/index.ts';
import { lossOf } from '$lib/experiment/edits.ts';
import type { PlannedNetwork } from '$lib/experiment/sweep/sweepPlan.ts';
import { multiplyAddsPerExample } from '$lib/network/cost.ts';
import { forward } from '$lib/network/forward.ts';
import { scoreOutputs, type Score } from '$lib/network/loss.ts';

/** Work that the page's thread does before it lets drawing through. */
const multiplyAddsAtOnce = 1e6;
const testPoints = 1000;

export interface TrainedNetwork {
	planned: PlannedNetwork;
	parameters: Float32Array;
}

interface TestScore extends Score {
	points: number;
	/** Standard deviation of the loss from point to point. */
	deviation: number;
}

/** The score on fresh test points, computed a part at a time; null when called off. */
async function testScore(
	{ planned, parameters }: TrainedNetwork,
	signal: AbortSignal
): Promise<TestScore | null> {
	const { network, experiment } = planned;
	const { rows, inputs, targets } = seenTable(
		experiment.data,
		drawTestPoints(experiment.data, testPoints)
	);
	const outputs = new Float64Array(rows * outputsOf(network)); // [rows, outputs]
	const part = Math.max(1, Math.floor(multiplyAddsAtOnce / multiplyAddsPerExample(network)));
	for (let row = 0; row < rows; row += part) {
		const some = inputs.subarray(row * inputsOf(network), (row + part) * inputsOf(network));
		outputs.set(forward(network, parameters, some), row * outputsOf(network));
		await new Promise((resolve) => setTimeout(resolve));
		if (signal.aborted) return null;
	}
	const loss = lossOf(experiment);
	const width = outputsOf(network);
	const score = scoreOutputs(loss, outputs, targets, width);
	const squares = Array.from({ length: rows }, (_, row) => {
		const [from, to] = [row * width, (row + 1) * width];
		const one = scoreOutputs(loss, outputs.subarray(from, to), targets.subarray(from, to), width);
		return (one.loss - score.loss) ** 2;
	});
	const deviation = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / (rows - 1));
	return { ...score, points: rows, deviation };
}

/** The best size, chosen on validation points, is judged once on points that had no part in that. */
export class SweepTest {
	#result = $state.raw<FreshTest | null>(null);
	#calledOff = new AbortController();

	/** Null as long as it is not known of every seed. */
	get result() {
		return this.#result;
	}

	/** All seeds of one size. */
	async judge(networks: readonly TrainedNetwork[]) {
		this.forget();
		const { signal } = this.#calledOff;
		const scores: TestScore[] = [];
		for (const network of networks) {
			const score = await testScore(network, signal);
			if (score === null) return;
			scores.push(score);
		}
		if (scores.length > 0 && scores[0].points > 1) this.#result = resultOf(networks, scores);
	}

	forget() {
		this.#calledOff.abort();
		this.#calledOff = new AbortController();
		this.#result = null;
	}
}

function resultOf(networks: readonly TrainedNetwork[], scores: readonly TestScore[]): FreshTest {
	const { value, parameters, experiment } = networks[0].planned;
	return {
		value,
		parameters,
		points: scores[0].points,
		isKeptAside: datasetNamed(experiment.data.set).table !== undefined,
		loss: spreadOf(scores.map(({ loss }) => loss)),
		accuracy: spreadOf(scores.map(({ accuracy }) => accuracy)),
		chance: chanceBetween(
			scores.map(({ deviation }) => deviation),
			scores[0].points,
			experiment.data.validation
		)
	};
}
