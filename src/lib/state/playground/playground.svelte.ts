import { baselineLoss } from '$lib/analysis/baseline.ts';
import { outputsOfData } from '$lib/data/dataset.ts';
import { bestPossibleErrors, drawData } from '$lib/data/draw.ts';
import { seenInputs, seenTable } from '$lib/data/features.ts';
import { finestGrid, probeOf } from '$lib/data/probe.ts';
import { datasetNamed } from '$lib/data/sets/index.ts';
import type { Table } from '$lib/data/table.ts';
import { targetUnit } from '$lib/data/tables/readersUnits.ts';
import type { MemberFrame, Plan, Snapshot } from '$lib/engine/protocol.ts';
import { changedHyperparameters, pointsJoined, startsAnew } from '$lib/experiment/consequence.ts';
import { differences } from '$lib/experiment/difference.ts';
import { lossOf, setView, specOf, stopsAtBest } from '$lib/experiment/edits.ts';
import { refusal } from '$lib/experiment/estimate.ts';
import type { Experiment, Letter } from '$lib/experiment/experiment.ts';
import { toLink } from '$lib/experiment/link/link.ts';
import type { OpenedLink } from '$lib/experiment/link/openedLink.ts';
import { partNamed } from '$lib/experiment/parts/parts.ts';
import { firstScreen } from '$lib/experiment/presets.ts';
import { pictureWindow } from '$lib/experiment/pretrained/pictureWindow.ts';
import { isNewTask } from '$lib/experiment/pretrained/samePoints.ts';
import { distinctionsOf } from '$lib/experiment/question.ts';
import { counted } from '$lib/format.ts';
import { UndoStack } from '$lib/experiment/undo.ts';
import { countParameters, multiplyAddsPerExample } from '$lib/network/cost.ts';
import type { Evaluation } from '$lib/network/loss.ts';
import { preferences, type TrainerChoice } from '../preferences.svelte.ts';
import { ChangeUnderWay } from './changeUnderWay.ts';
import { membersOf } from '$lib/members/experimentMembers.ts';
import { picturedPoints, sourcePoints } from '$lib/members/picturedPoints.ts';
import { keptParameters } from './keptRun.ts';
import { FirstStage } from './pretraining/firstStage.svelte.ts';
import { Runs } from './runs.svelte.ts';
import { Training, type Recipe } from './training.svelte.ts';

const restingSentence =
	'Every network rests here: nothing of them is trained, and their results stand already.';
const rebuildDelayMs = 80;
const memoryBudgetBytes = 2 ** 30;
/** What tfjs on a processor does in some tenths of a second. */
const multiplyAddsPerMap = 5e7;
const coarsestGrid = 16;

/** Networks that were trained, and the step at which each one stood. */
export interface Learned {
	experiment: Experiment;
	steps: readonly number[];
}

/** `shown`: the step rewound to, else the present. */
export type Moment = 'shown' | 'present';

/** What the reader sees of a network; outputs over training rows are those over its own points. */
export interface SeenFrame extends MemberFrame {
	/** Outputs over the points that it rehearses; missing where it rehearses none. */
	rehearsed?: Float32Array;
}

/** One experiment on the page: the document, its edits, and the run that follows from it. */
export class Playground {
	readonly training = new Training(
		() => this.#keepRun(),
		() => void this.#trainPast()
	);
	readonly runs = new Runs();
	readonly #waitsFor: () => string | null;
	readonly #change = new ChangeUnderWay();
	readonly #firstStage = new FirstStage({
		tell: (sentence) => this.training.tell(sentence),
		refuse: (reason) => this.training.refuse(reason)
	});

	#undo = $state.raw(UndoStack.of(firstScreen));
	#bet = $state<Letter | null>(null);
	#showsSource = $state(false);
	#gridSide = $state(finestGrid);
	#rebuild = $state.raw<ReturnType<typeof setTimeout>>();
	/** Trained networks whose run other data ended. */
	#learned = $state.raw<Learned | null>(null);
	/** Starts so far: one that waits for a pretrained network is overtaken by the next. */
	#starts = 0;

	readonly experiment = $derived(this.#undo.present);
	readonly #data = $derived(this.experiment.data);
	readonly dataset = $derived(datasetNamed(this.#data.set));
	readonly drawn = $derived(drawData(this.#data));
	/** The part of the plane that pictures show. */
	readonly window = $derived(pictureWindow(this.experiment));
	readonly probe = $derived(probeOf(this.dataset, this.#data.options, this.#gridSide, this.window));
	/** The true function over the probe, for one input. */
	readonly trueCurve = $derived.by(() => {
		if (this.probe === null || this.probe.rows > 1 || this.dataset.table) return null;
		const { inputs } = this.probe;
		return inputs.map((_, i) => this.dataset.truth(inputs.subarray(i, i + 1), this.#data.options));
	});
	readonly floor = $derived(this.dataset.noiseFloor(this.#data.options, this.#data.flips));
	/** How many of the new points the exact posterior gets wrong. */
	readonly bestPossible = $derived(bestPossibleErrors(this.drawn.validation, this.#data));
	/** Of each network what it learns from. */
	readonly pictured = $derived(
		this.experiment.networks.map((_, index) => picturedPoints(this.experiment, index, this.drawn))
	);
	/** Where the task lies that networks come from; null where that is no place beside the present one. */
	readonly sourcePoints = $derived(sourcePoints(this.experiment));
	readonly loss = $derived(lossOf(this.experiment));
	/** What an error of a regression on a reader's table is told in. */
	readonly errorUnit = $derived(targetUnit(this.#data));
	/** The training points as networks see them. */
	readonly seenTraining = $derived(seenTable(this.#data, this.drawn.training));
	/** Numbers of a point's place, of which networks may see others: a line, a plane, or more. */
	readonly dimensions = $derived(this.dataset.inputs(this.#data.options));
	/** Numbers that a network answers of a point. */
	readonly outputs = $derived(outputsOfData(this.dataset));
	/** Loss of the best constant answer. */
	readonly baseline = $derived(baselineLoss(this.loss, this.drawn.training.targets, this.outputs));
	readonly specs = $derived(this.experiment.networks.map((_, i) => specOf(this.experiment, i)));
	readonly counts = $derived(this.specs.map(countParameters));
	/** The network that others start from; null where there is none. */
	readonly sourceSpec = $derived(
		this.experiment.pretrained ? specOf(this.experiment.pretrained, 0) : null
	);
	/** Of each network that is pruned how many parameters are left, and of how many. */
	readonly lefts = $derived(
		this.experiment.networks.map(({ start }, index) => {
			if (!start?.prune || this.sourceSpec === null) return null;
			const { left } = partNamed('pretrained').leftOf(this.experiment, index);
			return { left, of: countParameters(this.sourceSpec) };
		})
	);
	/** Whether nothing of any network is trained: their results stand as soon as the networks are there. */
	readonly restsAll = $derived(
		this.experiment.networks.every(({ start }) => start?.train === 'nothing')
	);
	/** Whether the run stands where it has ended; from where it stands, where there is nothing to train. */
	readonly hasEnded = $derived.by(() => {
		const { phase, step, firstStep, pauseReason } = this.training;
		if (phase !== 'paused') return false;
		if (this.restsAll) return step > 0 && step >= firstStep;
		return pauseReason !== null && pauseReason !== 'asked';
	});
	/** What each card says its network differs in, where it is not the count. */
	readonly distinctions = $derived(distinctionsOf(this.experiment));
	readonly link = $derived(toLink(this.experiment));

	/**
	 * `experiment` is what shows before a link is opened. `waitsFor` is asked whenever training is wanted: the
	 * sentence that says why it waits, or null.
	 */
	constructor(experiment: Experiment = firstScreen, waitsFor: () => string | null = () => null) {
		this.#undo = UndoStack.of(experiment);
		this.#waitsFor = waitsFor;
	}

	/** The points that a network rehearses, as it sees them; null where there are none. */
	seenRehearsed(index: number): Table | null {
		const { pretrained } = this.experiment;
		const points = this.pictured[index]?.rehearsed;
		return pretrained && points ? seenTable(pretrained.data, points) : null;
	}

	/**
	 * What the reader sees of one network, or what it is at present. While a new run is being built the last picture stays,
	 * but no part of it that does not belong to these points or this shape.
	 */
	frameOf(index: number, at: Moment = 'shown'): SeenFrame | null {
		const { frame: shown, presentFrame } = this.training;
		const frame = (at === 'shown' ? shown : presentFrame)?.members[index];
		const learned = this.pictured[index];
		if (frame === undefined || learned === undefined) return null;
		const { validation } = this.drawn;
		const { training } = learned;
		const rows = this.probe === null ? 0 : this.probe.columns * this.probe.rows;
		if (
			frame.parameters.length !== this.counts[index] ||
			frame.training.length !== learned.rows * this.outputs ||
			frame.validation.length !== validation.rows * this.outputs ||
			(frame.probe?.length ?? 0) !== rows * this.outputs
		) {
			return null;
		}
		if (learned.rows === training.rows) return frame;
		const from = (learned.rows - (learned.rehearsed?.rows ?? 0)) * this.outputs;
		return {
			...frame,
			training: frame.training.subarray(0, training.rows * this.outputs),
			...(learned.rehearsed && { rehearsed: frame.training.subarray(from) })
		};
	}

	/** The part of a network's curve that is its own: one that starts from the pretrained network and is
	 * changed, or meets another task, has that one's curve before. */
	ownPart(index: number, history: readonly Evaluation[]): readonly Evaluation[] {
		const start = this.experiment.networks[index]?.start;
		const isChanged =
			start &&
			(start.prune || start.quantize || start.train !== 'nothing' || isNewTask(this.experiment));
		const { firstStep, shownStep } = this.training;
		if (!isChanged || shownStep < firstStep) return history;
		return history.filter(({ step }) => step >= firstStep);
	}

	/** The parameters that a rounded network has before they are rounded, where it is seen; null where they
	 * are not known. */
	weightsBeforeRounding(index: number): Float32Array | null {
		const { kept, shownStep, firstStep } = this.training;
		if (!this.#firstStage.isTrained || this.isRebuilding || shownStep < firstStep) return null;
		if (this.experiment.networks[index].start?.train === 'nothing') {
			return this.#firstStage.unroundedStart(this.experiment, index, this.drawn);
		}
		const last = kept.findLast(({ step }) => step <= shownStep && step >= firstStep);
		return last?.members[index]?.parameters ?? null;
	}

	/** What the LoRA update of a network that is seen is added to; null where that is not known. */
	weightsBeforeUpdate(index: number): Float32Array | null {
		const { kept, shownStep, firstStep } = this.training;
		const last = kept.findLast(({ step }) => step <= shownStep && step >= firstStep);
		return last?.members[index]?.parameters.subarray(0, this.counts[index]) ?? null;
	}

	/** Which parameters of a network that the reader sees stay as they are, but for pruned ones, by a 1; null
	 * where none does. */
	frozenOf(index: number): Uint8Array | null {
		const isStarted = this.training.shownStep >= this.training.firstStep;
		return isStarted ? this.#firstStage.frozenOf(index) : null;
	}

	/** Which parameters of a network that the reader sees are pruned, by a 1; null where none is. */
	prunedOf(index: number): Uint8Array | null {
		const isStarted = this.training.shownStep >= this.training.firstStep;
		return isStarted ? this.#firstStage.prunedOf(index) : null;
	}

	get canUndo() {
		return this.#undo.canUndo;
	}
	get canRedo() {
		return this.#undo.canRedo;
	}
	/** Whether an edit waits for its new run: what has been trained so far belongs to the run before. */
	get isRebuilding() {
		return this.#rebuild !== undefined;
	}
	/** What the networks had learned before other data took the place of theirs; null once the new run has
	 * trained, or something else was changed. */
	get learned(): Learned | null {
		const { step, firstStep } = this.training;
		return this.isRebuilding || step <= firstStep ? this.#learned : null;
	}
	/** What trains the network that others start from; null before any was asked for. */
	get pretraining() {
		return this.#firstStage.pretraining;
	}
	/** Whether pictures show where the source task lies, too. */
	get showsSource() {
		return this.#showsSource;
	}
	/** The network that the reader thinks will do better. */
	get bet() {
		return this.#bet;
	}

	/** Opens a link and starts the engine; in the browser, once. */
	open(link: OpenedLink) {
		this.#undo = UndoStack.of(this.#told(link));
		this.#start();
		this.training.connect();
		void this.runs.load();
	}

	/** Takes up a link that was pasted into the open page. */
	paste(link: OpenedLink) {
		this.edit(() => this.#told(link));
	}

	/** Takes up another experiment from its beginning; nothing of the one before can be undone. */
	begin(experiment: Experiment) {
		this.#undo = UndoStack.of(experiment);
		this.#bet = null;
		this.training.reset();
		this.#start();
	}

	/** Takes up an experiment whose networks stand where a file has them; the edit can be undone. */
	resume(experiment: Experiment, begin: Snapshot) {
		this.#undo = this.#undo.push(experiment).settle();
		this.#bet = null;
		this.training.pause();
		this.#start(begin);
	}

	/** Edits of one `group` that follow each other, until one is `final`, are undone together. */
	edit(change: (experiment: Experiment) => Experiment, group?: string, final = true) {
		const before = this.experiment;
		const pushed = this.#undo.push(change(before), group);
		this.#undo = final ? pushed.settle() : pushed;
		this.#follow(before, this.experiment, group);
		if (final) this.#change.settle();
	}

	undo() {
		this.#move(this.#undo.undo());
	}

	redo() {
		this.#move(this.#undo.redo());
	}

	betOn(letter: Letter) {
		if (this.training.notice !== null && this.training.notice === this.#waitsFor()) {
			this.training.dismissNotice();
		}
		this.#bet = letter;
	}

	showSource(isShown: boolean) {
		this.#showsSource = isShown;
	}

	takeStep() {
		if (!this.#isHeld() && !this.#saysItRests()) this.training.takeStep();
	}

	/** Trains; at the stop step, as far again. */
	train() {
		if (this.#isHeld()) return;
		this.#change.settle();
		if (this.#rebuild !== undefined) this.#start();
		if (this.#saysItRests()) return;
		this.pretraining?.go();
		const { stopAt } = this.experiment;
		const { phase, step, isSpent } = this.training;
		if (phase === 'paused' && step >= stopAt && !isSpent) {
			this.edit((experiment) => ({ ...experiment, stopAt: Math.min(100_000, step + stopAt) }));
		}
		this.training.train();
	}

	reset() {
		if (this.experiment.pretrained === undefined) return this.training.reset();
		// Networks that train along do so by the present hyperparameters.
		this.training.pause();
		this.#start();
	}

	/** What was wanted of the run is not wanted any more. */
	cancelPretraining() {
		const underWay = this.pretraining?.underWay;
		if (underWay?.needsPast) return underWay.leave();
		this.training.pause();
		this.pretraining?.cancel();
	}

	dispose() {
		clearTimeout(this.#rebuild);
		this.#starts++;
		this.#firstStage.dispose();
		this.training.dispose();
	}

	/** Whether nothing is left to be trained, which it says then. */
	#saysItRests(): boolean {
		const rests = this.restsAll && this.#firstStage.isTrained;
		if (rests) this.training.tell(restingSentence);
		return rests;
	}

	#isHeld(): boolean {
		const reason = this.#waitsFor();
		if (reason !== null) this.training.tell(reason);
		return reason !== null;
	}

	/** The experiment of a link; says what could not be understood. */
	#told({ experiment, dropped }: OpenedLink): Experiment {
		if (dropped.length > 0) this.training.tell(dropped.join(' '));
		return experiment;
	}

	#move(stack: UndoStack) {
		const before = this.experiment;
		this.#undo = stack;
		this.#follow(before, this.experiment);
	}

	#keepRun() {
		const { judged, marks, standings } = this.training;
		this.runs.add({
			experiment: this.experiment,
			// What was measured on fewer points is no part of this experiment.
			histories: judged.map((history) => [...history]),
			marks: [...marks],
			standsAt: standings.map(({ history }) => history.at(-1)?.step ?? 0),
			parameters: keptParameters(standings.map((_, i) => this.frameOf(i, 'present')?.parameters))
		});
	}

	/** Trains by this from now on; the experiment, and so its link, says so. */
	chooseTrainer(executor: TrainerChoice | 'fast') {
		preferences.chooseTrainer(executor);
		if (executor === this.experiment.view.executor) this.#start();
		else this.edit((experiment) => setView(experiment, { executor }));
	}

	#recipe(): Recipe {
		const { stopAt, view, pretrained } = this.experiment;
		const ends = this.experiment.networks.map((_, i) => stopsAtBest(this.experiment, i));
		const stopAtBest = ends.every((end) => end === ends[0]) ? ends[0] : ends;
		const from = pretrained?.stopAt ?? 0;
		const plan: Plan = { stopAt, stopAtBest, pace: view.speed, from };
		const prepared = this.#firstStage.prepare(this.experiment, this.drawn);
		return {
			members: prepared?.members ?? membersOf(this.experiment, this.drawn),
			beginning: prepared?.beginning,
			probe: this.probe && seenInputs(this.#data, this.probe.inputs),
			executor: preferences.executorFor(view.executor),
			plan
		};
	}

	#start(begin: Snapshot | null = null) {
		clearTimeout(this.#rebuild);
		this.#rebuild = undefined;
		this.#gridSide = this.#affordableGrid();
		this.#starts++;
		this.#firstStage.leave();
		const refused = refusal(this.experiment, memoryBudgetBytes);
		if (refused !== null) this.training.refuse(refused);
		else if (this.experiment.pretrained === undefined) this.training.start(this.#recipe(), begin);
		else void this.#startAfterPretraining(begin);
	}

	async #startAfterPretraining(begin: Snapshot | null) {
		const number = this.#starts;
		const { experiment } = this;
		/** An edit that waits for its own run has taken its place, or another start has. */
		const isOvertaken = () => number !== this.#starts || this.isRebuilding;
		this.training.standBy();
		try {
			await this.#firstStage.load();
		} catch {
			if (isOvertaken()) return;
			return this.training.refuse(
				'What trains the pretrained network could not be loaded: please reload the page.'
			);
		}
		if (isOvertaken()) return;
		const trained = await this.#firstStage.ask(experiment);
		if (isOvertaken()) return;
		this.#firstStage.take(trained);
		this.training.start(this.#recipe(), begin);
	}

	/** The reader asks for a step of what was trained before that is not here. */
	async #trainPast() {
		const number = this.#starts;
		const kept = await this.#firstStage.past(this.experiment, this.drawn);
		if (number === this.#starts && !this.isRebuilding) this.training.fill(kept);
	}

	/** Where no graphics chip predicts, maps of wide networks are coarser, so that they still move. */
	#affordableGrid(): number {
		const status = this.training.engineStatus;
		if (status === null || (status.backend === 'webgl' && !status.software)) return finestGrid;
		const most = Math.max(...this.specs.map(multiplyAddsPerExample));
		const side = Math.floor(Math.sqrt(multiplyAddsPerMap / most));
		return Math.min(finestGrid, Math.max(coarsestGrid, side));
	}

	#learnedBefore(before: Experiment, after: Experiment): Learned | null {
		const { step, firstStep, histories, standings } = this.training;
		const isTrained = !this.isRebuilding && step > firstStep;
		const steps = histories.map((curve, at) => {
			const { history, isAtBest } = standings[at];
			return (isAtBest ? history : curve).at(-1)?.step ?? step;
		});
		const learned = isTrained ? { experiment: before, steps } : this.learned;
		if (learned === null || before.data === after.data) return null;
		const withoutData = (experiment: Experiment) => ({ ...experiment, data: before.data });
		const others = differences(withoutData(learned.experiment), withoutData(after));
		return others.length === 0 ? learned : null;
	}

	/** Carries an edit to the engine: at once, by starting anew, or as a change of plan. */
	#follow(before: Experiment, after: Experiment, group?: string) {
		if (before === after) return;
		const mayJoin = this.#rebuild === undefined && after.pretrained === undefined;
		const joined = mayJoin ? pointsJoined(before, after) : 0;
		if (joined > 0 && refusal(after, memoryBudgetBytes) === null && !this.training.isRefused) {
			this.training.join(this.#recipe(), `${counted(joined, 'point')} added`);
			return;
		}
		if (startsAnew(before, after)) {
			this.#learned = this.#learnedBefore(before, after);
			this.#bet = null;
			clearTimeout(this.#rebuild);
			this.#rebuild = setTimeout(() => this.#start(), rebuildDelayMs);
			return;
		}
		if (this.#rebuild !== undefined) return;
		const changes = changedHyperparameters(before, after);
		if (after.pretrained !== undefined && !this.#firstStage.isTrained) {
			// Networks that train along do so by the present hyperparameters.
			if (changes.size > 0) this.#start();
			return;
		}
		if (changes.size > 0) {
			const edit = { before, group, step: this.training.step, ms: performance.now() };
			const replaced = this.#change.goesOnFrom(edit, this.training.marks);
			const origin = this.#change.origin(edit, replaced !== null);
			const text = differences(origin, after).join(', ');
			this.#change.marked(this.training.update(this.#recipe(), changes, text, replaced));
		}
		this.training.follow(this.#recipe().plan);
	}
}
