import { fitPowerLaw, isStraight } from '$lib/analysis/sweep/powerLaw.ts';
import { powerLawSentence } from '$lib/analysis/sweep/powerLawSentence.ts';
import { linesSentence, type Line } from '$lib/analysis/sweep/linesSentence.ts';
import { ofLine, pointsAt } from '$lib/analysis/sweep/sweepPoints.ts';
import { bestPoint, ruleOfThumb, smallestFitted } from '$lib/analysis/sweep/sweepReading.ts';
import { sweepSentence } from '$lib/analysis/sweep/sweepSentence.ts';
import { letters } from '$lib/experiment/experiment.ts';
import { lineNames } from '$lib/experiment/sweep/sweepLines.ts';
import { computedOf } from '$lib/experiment/sweep/sweepPlan.ts';
import type { Opened } from './openedResults.ts';
import type { PopulationTraining } from './populationTraining.svelte.ts';
import type { SweepDocument } from './sweepDocument.svelte.ts';
import { curvesOf, placeOf } from './sweepRecord.ts';

/** One network of the sweep, as the reader points at it. */
export interface Pointed {
	/** The value on the axis. */
	value: number;
	seed: number;
	/** Which of the sweep's lines, from 0. Default: the first. */
	line?: number;
}

/** What is seen of a sweep: its curves, what is read from them at the step shown, and the network that
 * is looked at. */
export class SweepView {
	readonly #document: SweepDocument;
	readonly #training: PopulationTraining;
	#shownStep = $state<number | null>(null);
	#pointed = $state.raw<Pointed | null>(null);
	#opened = $state.raw<Opened | null>(null);

	constructor(document: SweepDocument, training: PopulationTraining) {
		this.#document = document;
		this.#training = training;
	}

	readonly curves = $derived.by(() => {
		if (this.#opened !== null) return this.#opened.curves;
		return this.#training.hasStarted
			? curvesOf(this.#document.planned, this.#training.records)
			: [];
	});
	/** Every step at which networks were evaluated. */
	readonly steps = $derived(
		this.curves.reduce<ArrayLike<number>>(
			(longest, { steps }) => (steps.length > longest.length ? steps : longest),
			[]
		)
	);
	/** Every size of the first line at the last step trained. */
	readonly latest = $derived(pointsAt(ofLine(this.curves, 0), Infinity));
	/** Every size of the first line at the step that the chart shows. */
	readonly points = $derived(
		this.#shownStep === null ? this.latest : pointsAt(ofLine(this.curves, 0), this.#shownStep)
	);
	/** All lines of networks that start from a pretrained one, the first included; else none. */
	readonly lines = $derived.by((): Line[] => {
		const { after, axis } = this.#document.sweep;
		if (!after) return [];
		const step = this.#shownStep ?? Infinity;
		return lineNames(after, axis).map((name, line) => ({
			letter: letters[line],
			name,
			points: line === 0 ? this.points : pointsAt(ofLine(this.curves, line), step)
		}));
	});
	readonly best = $derived(bestPoint(this.points));
	readonly fitted = $derived.by(() => smallestFitted(this.points, this.#document.context));
	readonly rule = $derived.by(() => ruleOfThumb(this.#document.context));
	/** Where nothing can be memorised and all take the same steps, loss may fall as a power of size. */
	readonly law = $derived.by(() => {
		const { dataset, sweep } = this.#document;
		if (!dataset.fresh || sweep.compute !== null || sweep.after) return null;
		const law = fitPowerLaw(
			this.points.map(({ parameters, validation }) => ({ x: parameters, y: validation.median }))
		);
		return law && isStraight(law) ? law : null;
	});
	readonly sentence = $derived.by(() =>
		this.#document.sweep.after
			? linesSentence(this.lines, this.#document.context)
			: [
					...sweepSentence(this.points, this.#document.context),
					...(this.law ? powerLawSentence(this.law) : [])
				]
	);
	/** The network that is looked at: the one pointed at, else the first of the best size. */
	readonly pointed = $derived.by((): Pointed | null => {
		const wanted = this.#pointed ?? (this.best && { value: this.best.value, seed: 0 });
		const { points } = this.lines[wanted?.line ?? 0] ?? this;
		const isThere = points.some(({ value }) => value === wanted?.value);
		return wanted !== null && isThere ? wanted : null;
	});

	/** Results of a file, seen in place of this page's own. */
	get opened() {
		return this.#opened;
	}

	/** Shows results of a file; null goes back to this page's own. */
	open(opened: Opened | null) {
		this.#opened = opened;
		this.showStep(null);
		this.point(null);
	}

	/** The step that the chart shows; null for the latest. */
	get shownStep() {
		return this.#shownStep;
	}

	showStep(step: number | null) {
		this.#shownStep = step;
	}

	point(pointed: Pointed | null) {
		this.#pointed = pointed;
	}

	/** The plan of a network, and its last parameters with the step they are of, if there are any. */
	networkAt({ value, seed, line = 0 }: Pointed) {
		const planned = this.#document.planned;
		const index = planned.findIndex(
			(other) => other.value === value && other.seed === seed && other.line === line
		);
		if (index < 0) return null;
		const place = placeOf(this.#training.records, index);
		const isOwn = this.#training.hasStarted && this.#opened === null;
		const snapshot = isOwn ? place?.record.snapshot : null;
		const state = snapshot?.members[place!.member];
		return {
			planned: planned[index],
			parameters: state ? computedOf(planned[index], state.parameters) : null,
			step: state?.steps ?? null
		};
	}
}
