import { drawData } from '$lib/data/draw.ts';
import { specOf } from '$lib/experiment/edits.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { formatStep } from '$lib/format.ts';
import { membersOf } from '$lib/members/experimentMembers.ts';
import { countParameters } from '$lib/network/cost.ts';
import { keepPart, recallPart } from '../playground/pretraining/keptParts.ts';
import { nameOfSource } from '../playground/pretraining/partNames.ts';
import { shippedPart } from '../playground/pretraining/shipped/shippedParts.ts';
import { StageTraining } from '../playground/pretraining/stageTraining.svelte.ts';
import type { TrainedPart } from '../playground/pretraining/trainedPart.ts';

function divergedProblem({ history }: TrainedPart, seed: number): string {
	const step = formatStep(history.find(({ diverged }) => diverged)?.step);
	return (
		`The pretrained network of seed ${seed + 1} diverged at step ${step}, so nothing can start from it: ` +
		'a lower learning rate in its own experiment may help.'
	);
}

/** The pretrained networks of a sweep, one for each seed: trained together, once, and kept on the device. */
export class SweepPretraining {
	#sources: readonly Experiment[] = [];
	/** Of the training under way; what was begun before is dropped. */
	#request = 0;
	#refuse: (problem: string) => void = () => {};
	readonly #training = new StageTraining((problem) => this.#refuse(problem));
	#learned = $state.raw<readonly Float32Array[] | null>(null);
	#isUnderWay = $state(false);

	/** The parameters that each seed's network ended with; null before all have. */
	get learned() {
		return this.#learned;
	}
	get isDone() {
		return this.#learned !== null;
	}
	get isUnderWay() {
		return this.#isUnderWay;
	}
	get step() {
		return this.#training.step;
	}
	get stopAt(): number {
		return this.#sources[0]?.stopAt ?? 0;
	}
	/** How many there are. */
	get networks(): number {
		return this.#sources.length;
	}
	/** Null before anything was measured. */
	get msLeft(): number | null {
		const { step, stepsPerSecond } = this.#training;
		return stepsPerSecond === 0 ? null : (1000 * (this.stopAt - step)) / stepsPerSecond;
	}

	/** Others are wanted, by seed. */
	prepare(sources: readonly Experiment[]) {
		this.leave();
		const names = (all: readonly Experiment[]) => all.map(nameOfSource).join('\n');
		if (names(sources) === names(this.#sources)) return;
		this.#sources = sources;
		this.#learned = null;
	}

	/** Resolves with null once all are there, or with a sentence why they cannot be. Where it is left
	 * meanwhile it never resolves. */
	async train(): Promise<string | null> {
		this.leave();
		const request = this.#request;
		this.#isUnderWay = true;
		const refused = new Promise<string>((resolve) => (this.#refuse = resolve));
		const problem = await Promise.race([this.#trainMissing(), refused]);
		if (request !== this.#request) return never;
		this.#isUnderWay = false;
		return problem;
	}

	/** Stops; of a training that has not ended nothing is kept. */
	leave() {
		this.#request++;
		this.#training.leave();
		this.#isUnderWay = false;
	}

	dispose() {
		this.leave();
		this.#training.dispose();
	}

	async #trainMissing(): Promise<string | null> {
		const request = this.#request;
		const sources = this.#sources;
		const parts = await Promise.all(
			sources.map(async (source) => {
				const name = nameOfSource(source);
				const parameters = countParameters(specOf(source, 0));
				const { part } = await recallPart(name, parameters);
				return part ?? (await shippedPart(name, parameters));
			})
		);
		if (request !== this.#request) return never;
		const missing = [...parts.keys()].filter((seed) => parts[seed] === null);
		if (missing.length > 0) {
			const members = missing.map(
				(seed) => membersOf(sources[seed], drawData(sources[seed].data))[0]
			);
			const trained = await this.#training.train({ members, stopAt: this.stopAt, begin: null });
			for (const [i, seed] of missing.entries()) {
				parts[seed] = trained[i];
				if (!trained[i].end.diverged) await keepPart(nameOfSource(sources[seed]), trained[i]);
			}
			if (request !== this.#request) return never;
		}
		const all = parts.filter((part) => part !== null);
		const diverged = all.findIndex(({ end }) => end.diverged);
		if (diverged >= 0) return divergedProblem(all[diverged], diverged);
		this.#learned = all.map(({ end }) => end.parameters);
		return null;
	}
}

const never = new Promise<never>(() => {});
