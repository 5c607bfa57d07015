import { bestPoint } from '$lib/analysis/sweep/sweepReading.ts';
import { rowsPerStep } from '$lib/experiment/rowsPerStep.ts';
import type { Sweep } from '$lib/experiment/sweep/sweep.ts';
import type { Executor } from '$lib/network/executor.ts';
import { toSweepLink } from '$lib/experiment/link/sweepLink.ts';
import {
	firstStepOf,
	lastStepOf,
	planSweep,
	pretrainedOf,
	type PlannedNetwork
} from '$lib/experiment/sweep/sweepPlan.ts';
import { preferences } from '../preferences.svelte.ts';
import { checkKeptSweep } from './checkKeptSweep.ts';
import { executorOf, KeptSweeps, type Shelf } from './keptSweeps.svelte.ts';
import { openResults } from './openedResults.ts';
import type { PopulationPlan } from './populationProgress.svelte.ts';
import { PopulationTraining } from './populationTraining.svelte.ts';
import { SweepDocument } from './sweepDocument.svelte.ts';
import { grownRecords, placesIn, splitGroups } from './sweepGrowth.ts';
import { sweepMembers } from '$lib/members/sweepMembers.ts';
import type { GroupRecord } from './sweepRecord.ts';
import { SweepPretraining } from './sweepPretraining.svelte.ts';
import { SweepTest } from './sweepTest.svelte.ts';
import { SweepView } from './sweepView.svelte.ts';

const planDelayMs = 400;
/** When the state is first stored after training begins, how often later, and the share of time that
 * storing may take. */
const firstSaveMs = 1000;
const saveGapMs = 4000;
const saveShare = 0.1;

/** To compare groups with; networks of a plain sweep take about as many steps each. */
function workOf(network: PlannedNetwork): number {
	const { parameters, experiment } = network;
	const steps = experiment.pretrained ? lastStepOf(network) - firstStepOf(network) : 1;
	return parameters * experiment.data.training * steps;
}

/** One sweep on the page: its document, its training, what is kept of it, and what is seen of it. */
export class SweepStudy {
	readonly document: SweepDocument;
	readonly training = new PopulationTraining(() => void this.#keep());
	readonly kept: KeptSweeps;
	readonly pretraining = new SweepPretraining();
	readonly test = new SweepTest();
	readonly view: SweepView;

	/** A sweep whose networks are all in this one: taken over where it was trained, trained first where
	 * it was not. */
	#smaller: Sweep | null = null;
	#isGrown = $state(false);
	#isUnreadable = $state(false);
	/** Why a file could not be shown. */
	#fileProblem = $state<string | null>(null);
	#plan: ReturnType<typeof setTimeout> | undefined;
	#save: ReturnType<typeof setTimeout> | undefined;
	#saveAskedMs = 0;
	#saveTookMs = 0;
	/** Whether Train was pressed before there was a plan. */
	#goOn = false;
	#opened = 0;

	/** `sweep` is what shows before a link is opened. */
	constructor(shelf: Shelf = 'sweep', sweep?: Sweep) {
		this.document = new SweepDocument(() => this.#leave(), sweep);
		this.kept = new KeptSweeps(shelf);
		this.view = new SweepView(this.document, this.training);
	}

	/** Whether all that is trained was taken over from a smaller sweep. */
	get isGrown() {
		return this.#isGrown;
	}
	/** Whether what is kept of this sweep cannot be read: it is left alone until the reader trains. */
	get isUnreadable() {
		return this.#isUnreadable;
	}

	/** Why a file of results could not be shown, in a sentence. */
	get fileProblem() {
		return this.#fileProblem;
	}

	/** Shows the results in a file, trained elsewhere. Says why, where they are not this sweep's. */
	async openFile(file: File) {
		const { sweep, planned, link } = this.document;
		const opened = await openResults(file, sweep.axis, planned);
		if (link !== this.document.link) return;
		this.#fileProblem = typeof opened === 'string' ? opened : null;
		if (typeof opened === 'string') return;
		this.pause();
		this.test.forget();
		this.view.open(opened);
	}

	/** Shows this page's own results again. */
	closeFile() {
		this.view.open(null);
		this.#judge();
	}

	dismissFileProblem() {
		this.#fileProblem = null;
	}

	/** Opens the link; in the browser, once. */
	open(hash: string, smaller: Sweep | null = null) {
		this.#smaller = smaller;
		this.document.read(hash);
		void this.kept.loadList();
		void this.#take();
	}

	paste(hash: string) {
		this.document.read(hash);
	}

	choose(sweep: Sweep, smaller: Sweep | null = null) {
		this.#smaller = smaller;
		this.document.replace(sweep);
	}

	train() {
		this.view.open(null);
		if (this.training.phase === 'idle') this.#goOn = true;
		else this.#train();
	}

	pause() {
		this.#goOn = false;
		this.training.pause();
	}

	stop() {
		this.training.stop();
	}

	/** Takes up the present sweep untrained, whatever was kept of it. What cannot be read stays. */
	async startOver() {
		this.training.clear();
		this.#leave();
		clearTimeout(this.#plan);
		const { link, planned } = this.document;
		const { isUnreadable } = await this.#read(link, planned);
		if (!isUnreadable) await this.kept.forget(link);
		void this.#take();
	}

	dispose() {
		clearTimeout(this.#plan);
		clearTimeout(this.#save);
		this.test.forget();
		this.training.dispose();
		this.pretraining.dispose();
	}

	#train() {
		this.#isGrown = false;
		this.#isUnreadable = false;
		this.#goOn = false;
		this.test.forget();
		this.training.train();
		this.#saveLater(firstSaveMs);
	}

	/** Makes way for another sweep. */
	#leave() {
		if (this.training.hasStarted) void this.#keep();
		clearTimeout(this.#save);
		clearTimeout(this.#plan);
		this.training.clear();
		this.test.forget();
		this.view.open(null);
		this.#fileProblem = null;
		this.#isGrown = false;
		this.#isUnreadable = false;
		this.#goOn = false;
		this.#plan = setTimeout(() => void this.#take(), planDelayMs);
	}

	/** What was kept of a sweep, where it can be read. */
	async #read(link: string, planned: readonly PlannedNetwork[]) {
		const { most } = this.document.totals.steps;
		const stored = await this.kept.load(link);
		const checked = stored.map((value) => checkKeptSweep(value, link, planned, most));
		const kept = checked.find((sweep) => sweep !== null) ?? null;
		return { kept, isUnreadable: checked[0] === null };
	}

	/** Takes up the present document: what was kept of it, else a new plan. Where something kept cannot
	 * be read, nothing trains before the reader has been told. */
	async #take() {
		clearTimeout(this.#plan);
		const opened = ++this.#opened;
		const { link, planned, refusal } = this.document;
		if (refusal !== null) return this.training.refuse(refusal);
		const { kept, isUnreadable } = await this.#read(link, planned);
		const grown = kept === null ? await this.#grow() : null;
		if (opened !== this.#opened || link !== this.document.link) return;
		this.#isGrown = grown !== null;
		this.#isUnreadable = isUnreadable;
		if (kept !== null) {
			this.training.adopt(this.#planOf(kept.records), kept.records, {
				wasStopped: kept.phase === 'stopped',
				executor: executorOf(kept)
			});
		} else if (grown !== null) {
			this.training.adopt(this.#planOf(grown.records), grown.records, {
				wasStopped: false,
				executor: grown.executor
			});
		} else this.training.prepare(this.#planOf());
		const wasTraining = kept?.phase === 'training' && this.training.phase === 'paused';
		if ((this.#goOn || wasTraining) && !isUnreadable) this.#train();
		else this.#judge();
		this.#goOn = false;
	}

	/** What was trained of a smaller sweep, and the networks still to train. */
	async #grow(): Promise<{ records: GroupRecord[]; executor: Executor } | null> {
		const parts = this.#parts();
		if (this.#smaller === null || parts === null) return null;
		const link = toSweepLink(this.#smaller);
		const { kept } = await this.#read(link, planSweep(this.#smaller));
		const records = kept && grownRecords(kept, parts.places, parts.later);
		return records && { records, executor: executorOf(kept) };
	}

	/** The present plan in two, where a smaller sweep is a part of it. */
	#parts() {
		const { planned, groups } = this.document;
		const places = this.#smaller && placesIn(planned, planSweep(this.#smaller));
		return places && { places, ...splitGroups(groups, places) };
	}

	#planOf(records?: readonly GroupRecord[]): PopulationPlan {
		const { planned, groups, sweep, totals } = this.document;
		const parts = this.#parts();
		const inOrder = parts === null ? groups : [...parts.first, ...parts.later];
		const of = (networks: readonly number[]): PlannedNetwork[] => networks.map((i) => planned[i]);
		const { training, validation } = sweep.data;
		const { after } = sweep;
		const seeds = [...Array(sweep.seeds).keys()];
		this.pretraining.prepare(after ? seeds.map((seed) => pretrainedOf(after, seed)) : []);
		const learned = () => this.pretraining.learned ?? [];
		return {
			groups: records?.map(({ networks }) => networks) ?? inOrder,
			standsAfter: parts?.first.length,
			steps: totals.steps.most,
			executor: preferences.executorFor(sweep.executor),
			...(after && {
				before: this.pretraining,
				beginningOf: (networks) => sweepMembers(of(networks), learned()).resume,
				firstStepOf: ([first]) => firstStepOf(planned[first])
			}),
			membersOf: (networks) => sweepMembers(of(networks), learned()).members,
			workOf: (networks) => of(networks).reduce((sum, network) => sum + workOf(network), 0),
			// A step goes forward and twice as far backward over its batch.
			stepsPerEvaluation:
				(training + validation) / (3 * rowsPerStep(sweep.data, sweep.hyperparameters))
		};
	}

	#saveLater(delayMs = Math.max(saveGapMs, this.#saveTookMs / saveShare)) {
		clearTimeout(this.#save);
		this.#save = setTimeout(() => {
			this.#saveAskedMs = performance.now();
			this.training.save();
			this.#saveLater();
		}, delayMs);
	}

	async #keep() {
		const { phase, records } = this.training;
		if (phase === 'idle' || phase === 'measuring' || phase === 'ready') return;
		if (phase === 'finished' || phase === 'stopped') {
			clearTimeout(this.#save);
			this.#judge();
		}
		const isEmpty = records.every(({ rows, end }) => rows.length === 0 && end === null);
		if (isEmpty || this.#isUnreadable) return;
		await this.kept.keep({
			version: 1,
			link: this.document.link,
			savedAt: Date.now(),
			phase: phase === 'failed' ? 'paused' : phase,
			records,
			executor: this.training.executor ?? undefined
		});
		if (phase === 'training') this.#saveTookMs = performance.now() - this.#saveAskedMs;
	}

	/** Tests the best size once all that will be trained is trained. */
	#judge() {
		const { phase } = this.training;
		const best = bestPoint(this.view.latest);
		if ((phase !== 'finished' && phase !== 'stopped') || best === null) return;
		if (this.document.sweep.after) return;
		const networks = this.document.planned
			.filter(({ value }) => value === best.value)
			.map(({ value, seed }) => this.view.networkAt({ value, seed }))
			.flatMap((network) =>
				network?.parameters ? [{ planned: network.planned, parameters: network.parameters }] : []
			);
		void this.test.judge(networks);
	}
}
