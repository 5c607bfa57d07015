import type { DrawnData, Table } from '$lib/data/table.ts';
import type { CurveLosses, DrawnCurve } from '../../../lessons/lesson.ts';
import { heightAt, places } from './curve.ts';

/** A curve that the reader draws by moving its handles. */
export class HandCurve {
	#heights = $state.raw<readonly number[]>(places.map(() => 0));
	/** When the step began. */
	#before: readonly number[] = this.#heights;

	#isJudged = $state(false);
	#wasJudged = false;
	/** Whether the new points were asked for before they may come. */
	#isRefused = $state(false);

	get heights() {
		return this.#heights;
	}

	/** Whether there is a curve other than the flat one of the beginning. */
	get isDrawn() {
		return this.#heights.some((height) => height !== 0);
	}

	/** Whether the reader sees the new points. */
	get isJudged() {
		return this.#isJudged;
	}

	/** Whether the reader has done anything since the step began. */
	get isTouched() {
		const hasAsked = this.#isRefused || this.#isJudged !== this.#wasJudged;
		return hasAsked || this.#heights !== this.#before;
	}

	/** A new step; `kept` is a curve from an earlier visit, for a page that has none yet. */
	begin(kept: readonly number[] | undefined, isJudged: boolean) {
		this.#isJudged = this.#wasJudged = isJudged;
		this.#isRefused = false;
		if (!this.isDrawn && kept?.length === places.length) this.#heights = kept;
		this.#before = this.#heights;
	}

	set(handle: number, height: number) {
		this.#heights = this.#heights.with(handle, height);
	}

	/** Back to heights that it had. */
	put(heights: readonly number[]) {
		this.#heights = heights;
	}

	/** As the step began. */
	restore() {
		this.#heights = this.#before;
	}

	judge() {
		this.#isJudged = true;
	}

	/** The new points were asked for too early. */
	refuse() {
		this.#isRefused = true;
	}

	measure(data: DrawnData): DrawnCurve {
		return {
			heights: this.#heights,
			moved: this.#heights.filter((height, at) => height !== this.#before[at]).length,
			...lossesOf(this.#heights, data),
			isJudged: this.#isJudged,
			before: lossesOf(this.#before, data)
		};
	}
}

function lossesOf(heights: readonly number[], { training, validation }: DrawnData): CurveLosses {
	return {
		training: meanSquaredError(heights, training),
		validation: meanSquaredError(heights, validation)
	};
}

function meanSquaredError(heights: readonly number[], { rows, inputs, targets }: Table): number {
	let sum = 0;
	for (let row = 0; row < rows; row++) {
		sum += (heightAt(heights, inputs[row]) - targets[row]) ** 2;
	}
	return sum / rows;
}
