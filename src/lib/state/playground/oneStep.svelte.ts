import { findRow, type Table } from '$lib/data/table.ts';
import {
	agreeToSixDigits,
	batchStep,
	pointsOf,
	pointStep,
	type StepStart
} from '$lib/network/oneStep.ts';
import type { ParameterStep } from '$lib/network/optimizerStep.ts';
import { untrack } from 'svelte';
import type { Playground } from './playground.svelte.ts';

/** A point that a network learns from, by its row. */
export interface LearnedPoint {
	set: 'training' | 'rehearsed';
	row: number;
}

/** What was foretold of a step, and what the engine then did. */
export interface Outcome {
	/** The step that has been done; the first is 1. */
	step: number;
	foretold: readonly ParameterStep[];
	engine: Float32Array;
	/** How many values differ within six digits. */
	different: number;
}

function compared(before: StepStart, after: StepStart): Outcome {
	const foretold = batchStep(before).parameters;
	const engine = after.parameters;
	const different = foretold.filter((one, i) => !agreeToSixDigits(one.after, engine[i])).length;
	return { step: after.steps, foretold, engine, different };
}

/** One step of one network in numbers: from where the reader stands, and what came of the last one. */
export class OneStep {
	readonly #playground: Playground;
	readonly #index: number;
	/** Whether the step that comes is the one last foretold, although the reader had gone back. */
	#isAwaited = false;
	#wasPresent = false;
	#start = $state.raw<StepStart | null>(null);
	#isKnown = $state(false);
	#point = $state(0);
	#outcome = $state.raw<Outcome | null>(null);

	constructor(playground: Playground, index: number) {
		this.#playground = playground;
		this.#index = index;
	}

	/** Whether nothing trains, so that there is a next step to speak of. */
	readonly isAtRest = $derived.by(
		() => this.#playground.training.phase === 'paused' && !this.#playground.isRebuilding
	);
	readonly batch = $derived.by(() => this.#start && batchStep(this.#start));
	/** Of the batch. */
	readonly points = $derived.by(() => (this.#start === null ? 0 : pointsOf(this.#start)));
	/** The point that is worked out; a shorter batch may not have the one chosen. */
	readonly point = $derived.by(() => Math.max(0, Math.min(this.#point, this.points - 1)));
	readonly numbers = $derived.by(() => this.#start && pointStep(this.#start, this.point));

	/** Which of the points that the network learns from it is; null where it is none of its picture's. */
	readonly learned = $derived.by((): LearnedPoint | null => {
		if (this.#start === null) return null;
		const batch = this.#batchOf(this.#start);
		const places = (['training', 'rehearsed'] as const).map((set): LearnedPoint => {
			const table = this.#tableOf(set);
			return { set, row: table ? findRow(table, batch, this.point) : -1 };
		});
		return places.find(({ row }) => row >= 0) ?? null;
	});

	/** What the step begins with; null before the engine has said, and where there is none. */
	get start() {
		return this.#start;
	}
	/** Whether the network takes no further step. */
	get isOver() {
		return this.#isKnown && this.#start === null;
	}
	/** Of the step that led here; null where none was foretold. */
	get outcome() {
		return this.#outcome;
	}

	choosePoint(point: number) {
		this.#point = point;
	}

	/** Chooses one that it learns from; one that the batch has not changes nothing. */
	chooseLearned({ set, row }: LearnedPoint) {
		const table = this.#tableOf(set);
		if (this.#start === null || table === null) return;
		const point = findRow(this.#batchOf(this.#start), table, row);
		if (point >= 0) this.#point = point;
	}

	#tableOf(set: LearnedPoint['set']): Table | null {
		return set === 'training'
			? this.#playground.seenTraining
			: this.#playground.seenRehearsed(this.#index);
	}

	#batchOf(start: StepStart): Table {
		return { ...start, rows: pointsOf(start) };
	}

	/** Trains one step on; from an earlier one, which becomes the present. */
	take() {
		const { training } = this.#playground;
		this.#isAwaited = this.#start !== null;
		if (training.rewoundTo === null) this.#playground.takeStep();
		else training.goBackTo(training.rewoundTo, 'step');
	}

	/** For an effect: asks anew wherever the reader stands, and whatever the step goes by. */
	follow() {
		const { training, experiment } = this.#playground;
		if (!this.isAtRest || training.frame === null) return;
		const isPresent = training.rewoundTo === null;
		// What the engine makes a step by has reached it before the question does.
		void experiment.hyperparameters;
		void experiment.networks;
		void experiment.stopAtBest;
		void untrack(() => this.#ask(isPresent));
	}

	/** Answers come in the order of the questions, so that each is that of its time. */
	async #ask(isPresent: boolean) {
		const start = await this.#playground.training.nextStep(this.#index);
		const before = this.#start;
		const isNext =
			before !== null &&
			start?.steps === before.steps + 1 &&
			start.parameters.length === before.parameters.length;
		if (isNext && isPresent && (this.#wasPresent || this.#isAwaited)) {
			this.#outcome = compared(before, start);
		} else if (start?.steps !== this.#outcome?.step) this.#outcome = null;
		if (start?.steps !== before?.steps) this.#isAwaited = false;
		this.#wasPresent = isPresent;
		this.#start = start;
		this.#isKnown = true;
	}
}
