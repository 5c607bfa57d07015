import { baselineLoss } from '$lib/analysis/baseline.ts';
import type { SweepContext } from '$lib/analysis/sweep/sweepReading.ts';
import { outputsOfData } from '$lib/data/dataset.ts';
import { drawData } from '$lib/data/draw.ts';
import { datasetNamed } from '$lib/data/sets/index.ts';
import { lossOf, setHyperparameter } from '$lib/experiment/edits.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { clamp, type Limit } from '$lib/experiment/limit.ts';
import type { LayerStack } from '$lib/experiment/layers/layer.ts';
import { stackForm } from '$lib/experiment/layers/stackForm.ts';
import { sentenceFor } from '$lib/experiment/form.ts';
import { limits } from '$lib/experiment/limits.ts';
import { firstScreen } from '$lib/experiment/presets.ts';
import { learnsSamePoints } from '$lib/experiment/pretrained/samePoints.ts';
import type { Sweep } from '$lib/experiment/sweep/sweep.ts';
import { bitValues, type SweepAxis } from '$lib/network/sweepAxis.ts';
import {
	axesOf,
	nearestValue,
	usualValuesOf,
	valuesForm,
	withDenseLayers
} from '$lib/experiment/sweep/sweepForms.ts';
import {
	layersProblem,
	networkOfStack,
	withFittingValues
} from '$lib/experiment/sweep/sweepLayers.ts';
import {
	lineProblem,
	noneUntrainedProblem,
	settledAfter,
	usualLines
} from '$lib/experiment/sweep/sweepLines.ts';
import { axisLimit, sweepLimits } from '$lib/experiment/sweep/sweepLimits.ts';
import { fromSweepLink, toSweepLink } from '$lib/experiment/link/sweepLink.ts';
import {
	computeOf,
	groupsOf,
	planSweep,
	sweepRefusal,
	sweepTotals
} from '$lib/experiment/sweep/sweepPlan.ts';
import { preferences, type TrainerChoice } from '../preferences.svelte.ts';
import type { Hyperparameters } from '$lib/network/hyperparameters.ts';

/** The most memory of networks that train together. */
const groupBudgetBytes = 2 ** 28;

/** The sweep that the page shows: the document, its edits, and the plan that follows from it. */
export class SweepDocument {
	readonly #onChange: () => void;
	#sweep = $state.raw(fromSweepLink('').sweep);
	/** What was wrong with the last link or with numbers typed, in sentences. */
	#complaint = $state<string | null>(null);

	/** `onChange` is called before the present sweep gives way to another; `sweep` is what shows before
	 * a link is opened. */
	constructor(onChange: () => void, sweep: Sweep = fromSweepLink('').sweep) {
		this.#onChange = onChange;
		this.#sweep = sweep;
	}

	readonly link = $derived(toSweepLink(this.sweep));
	readonly planned = $derived(planSweep(this.sweep));
	readonly totals = $derived(sweepTotals(this.sweep, groupBudgetBytes));
	readonly groups = $derived(groupsOf(this.planned, groupBudgetBytes));
	/** Why this sweep cannot be trained, or null. */
	readonly refusal = $derived(sweepRefusal(this.sweep, groupBudgetBytes));
	readonly dataset = $derived(datasetNamed(this.sweep.data.set));
	readonly loss = $derived(lossOf(this.planned[0].experiment));
	readonly context: SweepContext = $derived.by(() => {
		const { data, axis, after } = this.sweep;
		const { targets } = drawData(data).training;
		const outputs = outputsOfData(this.dataset);
		return {
			axis,
			task: this.dataset.task,
			noiseFloor: this.dataset.noiseFloor(data.options, data.flips).loss,
			baseline: baselineLoss(this.loss, targets, outputs),
			trainingPoints: this.dataset.fresh || after ? null : data.training,
			outputs
		};
	});

	get sweep() {
		return this.#sweep;
	}
	get complaint() {
		return this.#complaint;
	}

	/** The sweep of a link; says what could not be understood. */
	read(hash: string) {
		const { sweep, dropped } = fromSweepLink(hash);
		this.replace(sweep);
		this.#complaint = dropped.length > 0 ? dropped.join(' ') : null;
	}

	replace(wanted: Sweep) {
		this.#complaint = null;
		const sweep = withFittingValues(wanted) ?? withDenseLayers(wanted);
		if (sweep !== wanted) {
			const what = sweep.network.stack
				? 'Values at which the layers do not fit were left out.'
				: 'The layers became dense ones.';
			this.#complaint = `${what} ${layersProblem(wanted)}`;
		}
		if (toSweepLink(sweep) === this.link) return;
		this.#onChange();
		this.#sweep = sweep;
	}

	/** Why something that was typed changes nothing. */
	complain(problem: string) {
		this.#complaint = problem;
	}

	dismissComplaint() {
		this.#complaint = null;
	}

	/** Edits the data as those of an experiment are edited; a pretrained network that learned from the same
	 * points learns from the same ones again. */
	editData(edit: (experiment: Experiment) => Experiment) {
		const before = this.sweep.data;
		const { data } = edit({ ...firstScreen, data: before });
		const seed = data.seed === before.seed ? before.seed : this.#seedBeyond(before.seed);
		const after = this.#withSourceData({ ...data, seed });
		const wanted = { ...this.sweep, data: { ...data, seed }, ...(after && { after }) };
		this.#settle(withOfferedAxis(wanted));
	}

	#withSourceData(data: Sweep['data']): Sweep['after'] {
		const { after } = this.sweep;
		if (!after || !learnsSamePoints({ ...this.sweep, ...after })) return after;
		return { ...after, pretrained: { ...after.pretrained, data } };
	}

	/** Takes it up as it can be; says where a line had to go. */
	#settle(sweep: Sweep) {
		const settled = settledAfter(sweep);
		this.replace(settled);
		const { after } = sweep;
		const lost = after?.lines.find((line) => !settled.after?.lines.includes(line));
		if (after && lost) this.#complaint = lineProblem({ data: sweep.data, after }, lost);
	}

	setHyperparameter<K extends keyof Hyperparameters>(key: K, value: Hyperparameters[K]) {
		const before = { ...firstScreen, hyperparameters: this.sweep.hyperparameters };
		const { hyperparameters } = setHyperparameter(before, key, value);
		this.replace({ ...this.sweep, hyperparameters });
	}

	setAxis(axis: SweepAxis) {
		if (axis !== this.sweep.axis) {
			const { after } = this.sweep;
			this.#settle({
				...this.sweep,
				axis,
				values: usualValuesOf(axis, this.sweep),
				...(after && { after: { ...after, lines: usualLines(axis, after.pretrained) } })
			});
		}
	}

	/** Sets the values, rising and distinct, each the nearest one allowed; says what had to be changed. */
	setValues(wanted: readonly number[]) {
		const { axis, data, after } = this.sweep;
		const limit = axisLimit(axis, data, after !== undefined);
		const allowed = wanted.filter(Number.isFinite).map((one) => nearestValue(axis, limit, one));
		const distinct = [...new Set(allowed)].sort((a, b) => a - b);
		const values = distinct.slice(0, sweepLimits.values.maximum);
		if (values.length > 0) this.replace(settledAfter({ ...this.sweep, values }));
		const isWithoutZero = values.includes(0) && !this.sweep.values.includes(0);
		const problem = isWithoutZero ? noneUntrainedProblem : complaintAbout(wanted, distinct, limit);
		this.#complaint = problem ?? this.#complaint;
	}

	setSeeds(seeds: number) {
		this.replace({ ...this.sweep, seeds: clamp(sweepLimits.seeds, seeds) });
	}

	setSteps(steps: number) {
		this.#settle({ ...this.sweep, steps: clamp(sweepLimits.steps, steps) });
	}

	/** Gives every network this much compute. */
	setCompute(compute: number) {
		this.replace({ ...this.sweep, compute: clamp(sweepLimits.compute, compute) });
	}

	/** Equal compute begins with what the middle size takes now, in round figures. */
	setSame(what: 'steps' | 'compute') {
		if (what === 'steps') return this.replace({ ...this.sweep, compute: null });
		if (this.sweep.compute !== null) return;
		const middle = this.planned[Math.floor(this.planned.length / 2)];
		this.setCompute(Number(computeOf(middle).toPrecision(2)));
	}

	/** Trains by this from now on; the sweep, and so its link, says so. */
	chooseTrainer(executor: TrainerChoice | 'fast') {
		preferences.chooseTrainer(executor);
		if (executor === this.sweep.executor) this.#onChange();
		else this.replace({ ...this.sweep, executor });
	}

	/** Changes what the axis does not; with a pretrained network, that one's layers. */
	setNetwork(changes: Partial<Sweep['network']>) {
		const { network: before, after } = this.sweep;
		const wanted = { ...before, ...changes };
		const network = {
			...wanted,
			width: clamp(limits.width, wanted.width),
			depth: clamp(limits.depth, wanted.depth)
		};
		if (!after) return this.replace({ ...this.sweep, network });
		const { own } = after.pretrained.networks[0];
		const pretrained = { ...after.pretrained, networks: [{ ...network, layers: null, own }] };
		this.#settle({ ...this.sweep, after: { ...after, pretrained } });
	}

	/** Layers of their own kinds, or dense ones again; null where that was done, else why it was not. */
	setStack(stack: LayerStack | null): string | null {
		if (stack === null) this.replace(withDenseLayers(this.sweep));
		else {
			if (!stackForm.accepts(stack)) return sentenceFor(stackForm);
			const wanted = withOfferedAxis({ ...this.sweep, network: networkOfStack(stack) });
			if (withFittingValues(wanted) === null) return layersProblem(wanted);
			this.replace(wanted);
		}
		return null;
	}

	/** Of the pretrained networks too. */
	newWeights() {
		const { weightSeed, after } = this.sweep;
		const pretrained = after && {
			...after.pretrained,
			weightSeed: this.#seedBeyond(after.pretrained.weightSeed)
		};
		this.replace({
			...this.sweep,
			weightSeed: this.#seedBeyond(weightSeed),
			...(after && pretrained && { after: { ...after, pretrained } })
		});
	}

	/** The first seed that no network of this sweep has. */
	#seedBeyond(seed: number): number {
		return (seed + this.sweep.seeds) % (limits.seed.maximum + 1);
	}
}

/** Along an axis that these data and this network have; of another one with its usual values. */
function withOfferedAxis(sweep: Sweep): Sweep {
	const { axis, data, after } = sweep;
	const axes = axesOf(sweep);
	if (axes.includes(axis))
		return { ...sweep, values: valuesForm(axis, data, after !== undefined).nearest(sweep.values) };
	return { ...sweep, axis: axes[0], values: usualValuesOf(axes[0], sweep) };
}

function complaintAbout(
	wanted: readonly number[],
	distinct: readonly number[],
	{ name, minimum, maximum, whole }: Limit
): string | null {
	const possible = whole ? `whole numbers from ${minimum} to ${maximum}` : bitValues.join(', ');
	const range = `${name} must be ${possible}`;
	const sentence = `${range[0].toUpperCase()}${range.slice(1)}`;
	if (distinct.length === 0) return `${sentence}, with commas between: the ones before stay.`;
	if (wanted.some((value) => !distinct.includes(value))) {
		return `${sentence}: others became the nearest.`;
	}
	if (distinct.length > sweepLimits.values.maximum) {
		return `A sweep has at most ${sweepLimits.values.maximum} values: the largest were left out.`;
	}
	return null;
}
