import { drawData } from '$lib/data/draw.ts';
import type { Member } from '$lib/engine/protocol.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { computedWith } from '$lib/experiment/pretrained/computed.ts';
import { beginsAfterPretraining } from '$lib/experiment/pretrained/samePoints.ts';
import { formatStep } from '$lib/format.ts';
import { membersOf } from '$lib/members/experimentMembers.ts';
import { resumedMember, trainAlong } from '$lib/members/pretrainedMembers.ts';
import { countParameters, multiplyAddsPerExample } from '$lib/network/cost.ts';
import type { TrainedParts } from './beginning.ts';
import { keepPart, recallPart } from './keptParts.ts';
import { namesOf, nameOfSource } from './partNames.ts';
import { shippedPart } from './shipped/shippedParts.ts';
import { StageTraining, type Stage } from './stageTraining.svelte.ts';
import type { TrainedPart } from './trainedPart.ts';

/**
 * `looking`: among what the device has kept. `waiting`: it would take long, and nobody has asked for it yet.
 * `stopped`: the reader has cancelled it.
 */
export type PretrainingPhase = 'none' | 'looking' | 'waiting' | 'training' | 'stopped' | 'failed';

/** Multiply-adds a second of a slow device, for a first guess at how long it takes. */
const slowDevice = 4e8;
/** A step forward and back is worth three passes forward. */
const passesPerStep = 3;
/** What takes longer is begun only once it is asked for. */
const longMs = 15_000;

/** What a device of little speed needs for these steps. */
function guessMs(members: readonly Member[], steps: number): number {
	const perStep = members.reduce((sum, { network, training, data }) => {
		const rows = training.batchSize === 'all' ? data.training.rows : training.batchSize;
		return sum + passesPerStep * rows * multiplyAddsPerExample(network);
	}, 0);
	return (1000 * perStep * steps) / slowDevice;
}

/** The pretrained network as it begins at step 0, and those that train along. */
function membersTrainedBefore(experiment: Experiment, along: readonly number[]): Member[] {
	const { pretrained } = experiment;
	if (pretrained === undefined) return [];
	const own = membersOf(experiment, drawData(experiment.data));
	return [...membersOf(pretrained, drawData(pretrained.data)), ...along.map((index) => own[index])];
}

/** Who waits for the pretrained network. */
export interface PretrainingListener {
	/** Hears in a sentence what happened in passing. */
	tell(sentence: string): void;
	/** Hears in a sentence why there is no pretrained network. */
	refuse(reason: string): void;
}

function divergedProblem({ history }: TrainedPart): string {
	const step = formatStep(history.find(({ diverged }) => diverged)?.step);
	return (
		`The pretrained network diverged at step ${step}: its numbers grew beyond bounds. ` +
		'Open its own experiment, lower its learning rate, and keep what it learns then.'
	);
}

/**
 * What a run's networks start from: it comes with the page, or is trained once, kept on the device, and
 * trained again where it was lost.
 */
export class Pretraining {
	readonly #training = new StageTraining((reason) => this.#listener.refuse(reason));
	readonly #listener: PretrainingListener;
	/** Of what was asked for last; what was asked for before is dropped. */
	#request = 0;
	/** Begins the stage that is wanted, anew. */
	#begin: () => void = () => {};

	#phase = $state<PretrainingPhase>('none');
	#stopAt = $state(0);
	#guessMs = $state(0);
	#problem = $state<string | null>(null);
	#cameWithPage = $state(false);
	/** Whether the parameters on the way are asked for too, which do not come with the page. */
	readonly needsPast: boolean;
	/** What trains once more, for those; null before any were asked for. */
	#past = $state.raw<Pretraining | null>(null);

	constructor(listener: PretrainingListener, { needsPast = false } = {}) {
		this.#listener = listener;
		this.needsPast = needsPast;
	}

	get phase(): PretrainingPhase {
		return this.problem === null ? this.#phase : 'failed';
	}
	/** Whether what was asked for last came with the page, trained already. */
	get cameWithPage() {
		return this.#cameWithPage;
	}
	/** Why there is no pretrained network, in a sentence. */
	get problem(): string | null {
		return this.#problem ?? this.#training.failure;
	}
	get step() {
		return this.#training.step;
	}
	get stopAt() {
		return this.#stopAt;
	}
	/** How long it takes from here. */
	get msLeft(): number {
		const { step, stepsPerSecond } = this.#training;
		if (this.isHalted || stepsPerSecond === 0) return this.#guessMs;
		return (1000 * (this.#stopAt - step)) / stepsPerSecond;
	}
	/** Whether a run waits for it. */
	get isUnderWay() {
		return this.phase !== 'none' && this.phase !== 'failed';
	}
	/** What the reader waits for, before the run or for the steps before it; null where that is nothing. */
	get underWay(): Pretraining | null {
		return this.isUnderWay ? this : (this.#past?.underWay ?? null);
	}
	/** Whether it goes on only once it is asked to. */
	get isHalted() {
		return this.phase === 'waiting' || this.phase === 'stopped';
	}

	/** Trains all that is trained before this experiment's run. Where something else is asked for meanwhile,
	 * or it cannot be had, it never resolves. */
	async ask(experiment: Experiment): Promise<TrainedParts> {
		this.leave();
		const request = this.#request;
		this.#phase = 'looking';
		this.#cameWithPage = false;
		const parts = await this.#partsOf(experiment, request);
		if (request !== this.#request) return never;
		this.#cameWithPage = parts.every(({ kept }) => kept.length === 0);
		const [source, ...others] = parts;
		if (source.end.diverged) {
			this.#problem = divergedProblem(source);
			this.#listener.refuse(this.#problem);
			return never;
		}
		this.#phase = 'none';
		return [source, ...others];
	}

	/** As `ask`, with the parameters on the way. No run depends on it: it says why they cannot be had, and
	 * refuses nothing. While they are being trained, it never resolves. */
	async askPast(experiment: Experiment): Promise<TrainedParts> {
		const tell = (sentence: string) => this.#listener.tell(sentence);
		this.#past ??= new Pretraining({ tell, refuse: tell }, { needsPast: true });
		return this.#past.isUnderWay ? never : this.#past.ask(experiment);
	}

	/** Nothing is asked for any more. */
	leave() {
		this.#past?.leave();
		this.#request++;
		this.#training.leave();
		this.#problem = null;
		this.#phase = 'none';
	}

	/** Begins, where it waits to be asked. */
	go() {
		if (this.isHalted) this.#begin();
	}

	cancel() {
		if (this.phase !== 'training') return;
		this.#training.leave();
		this.#phase = 'stopped';
	}

	dispose() {
		this.leave();
		this.#past?.dispose();
		this.#training.dispose();
	}

	async #partsOf(experiment: Experiment, request: number): Promise<TrainedPart[]> {
		const along = trainAlong(experiment);
		const members = membersTrainedBefore(experiment, along);
		const names = namesOf(experiment, along);
		const parts = await this.#recall(members, names);
		const { pretrained, stopAt } = experiment.pretrained!;
		// One that starts from another has that one trained before.
		if (pretrained !== undefined) parts[0] ??= await this.#chained(experiment.pretrained!, request);
		const missing = [...members.keys()].filter((at) => parts[at] === null);
		if (missing.length > 0) {
			const stage = { members: missing.map((at) => members[at]), stopAt, begin: null };
			const trained = await this.#train(stage, request);
			await this.#keep(
				missing.map((at) => names[at]),
				trained
			);
			missing.forEach((at, i) => (parts[at] = trained[i]));
		}
		return parts.filter((part) => part !== null);
	}

	/** A pretrained network that may start from another one, with what it computes with: what starts from it in
	 * turn begins with that. */
	async #chained(source: Experiment, request: number): Promise<TrainedPart> {
		const before = beginsAfterPretraining(source, 0)
			? (await this.#partsOf(source, request))[0]
			: null;
		const learned = before && before.end.parameters;
		const { members, resume } = resumedMember(source, 0, drawData(source.data), learned);
		const stage = { members, stopAt: source.stopAt, begin: resume };
		const [own] = await this.#train(stage, request);
		const earlier = before?.history.filter(({ step }) => step < before.step) ?? [];
		const computed = <Of extends { parameters: Float32Array }>(state: Of): Of => ({
			...state,
			parameters: computedWith(members[0].network, source.networks[0].start, state.parameters)
		});
		const part: TrainedPart = {
			...own,
			// Nothing trains this network further, so its optimizer's moments are not kept.
			end: { ...computed(own.end), moments: [] },
			kept: own.kept.map(computed),
			history: [...earlier, ...own.history]
		};
		await this.#keep([nameOfSource(source)], [part]);
		return part;
	}

	async #recall(members: readonly Member[], names: readonly string[]) {
		const recalled = await Promise.all(
			members.map(async ({ network }, at) => {
				const parameters = countParameters(network);
				const onDevice = await recallPart(names[at], parameters);
				if (onDevice.part !== null || this.needsPast) return onDevice;
				const part = await shippedPart(names[at], parameters);
				return part === null ? onDevice : { part };
			})
		);
		if (recalled.some((one) => one.part === null && one.isLost)) {
			this.#listener.tell(
				'The pretrained network was lost from this device, so it is trained once more.'
			);
		}
		return recalled.map(({ part }) => part);
	}

	async #keep(names: readonly string[], parts: readonly TrainedPart[]) {
		for (const [at, part] of parts.entries()) {
			if (!part.end.diverged) await keepPart(names[at], part);
		}
	}

	#train(stage: Stage, request: number): Promise<TrainedPart[]> {
		if (request !== this.#request) return never;
		this.#stopAt = stage.stopAt;
		this.#guessMs = guessMs(stage.members, stage.stopAt - (stage.begin?.step ?? 0));
		return new Promise((done) => {
			this.#begin = () => {
				this.#phase = 'training';
				void this.#training.train(stage).then(done);
			};
			if (this.#guessMs > longMs && !this.needsPast) this.#phase = 'waiting';
			else this.#begin();
		});
	}
}

const never = new Promise<never>(() => {});
