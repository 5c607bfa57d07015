import { noAssignment, type ControlGroup } from '$lib/experiment/assignment.ts';
import { fromAssignmentLink, toAssignmentLink } from '$lib/experiment/link/assignmentLink.ts';
import { differences } from '$lib/experiment/difference.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { dataValues } from '$lib/experiment/values.ts';
import { mendedHash } from '$lib/experiment/link/mendedHash.ts';
import { firstScreen } from '$lib/experiment/presets.ts';
import { keepSeed, ownSeed } from './ownSeeds.ts';

type ClassNetworksModule = typeof import('$lib/claims/class/classNetworks.ts');

/** The task that the page's link sets, and what the reader made of it so far. */
export class Classroom {
	/** Loaded once a link names a class: the first paint does not wait for claims. */
	#classes = $state.raw<ClassNetworksModule | null>(null);
	#assignment = $state.raw(noAssignment);
	#seed = $state(0);
	#showsAll = $state(false);
	#hasAsked = $state(false);

	readonly claim = $derived(
		this.#classes?.classClaims.find(({ name }) => name === this.#assignment.claim) ?? null
	);
	/** The class's networks with this device's seed; null where no class trains. */
	readonly networks = $derived(
		this.claim === null ? null : this.#classes!.classNetworksNamed(this.claim.name, this.#seed)
	);

	get assignment() {
		return this.#assignment;
	}
	/** This device's seed, where a class trains. */
	get seed() {
		return this.#seed;
	}
	/** Whether the link sets a task at all. */
	get setsTask() {
		return (
			toAssignmentLink(this.#assignment, firstScreen) !==
			toAssignmentLink(noAssignment, firstScreen)
		);
	}
	/** Whether the link leaves controls out. */
	get leavesOut() {
		return this.#assignment.shown !== null;
	}
	get showsAll() {
		return this.#showsAll;
	}
	/** Whether what the page says about the run waits for the reader to ask. */
	get hidesVerdict() {
		return this.#assignment.hidesVerdict && !this.#hasAsked;
	}

	shows(group: ControlGroup): boolean {
		const { shown } = this.#assignment;
		return this.#showsAll || shown === null || shown.includes(group);
	}

	toggleAll() {
		this.#showsAll = !this.#showsAll;
	}

	askForVerdict() {
		this.#hasAsked = true;
	}

	/** Loads what `read(hash)` needs; null where nothing is missing. */
	prepare(hash: string): Promise<void> | null {
		if (this.#classes !== null || !mendedHash(hash).hash.includes('class')) return null;
		return import('$lib/claims/class/classNetworks.ts').then(
			(classes) => {
				this.#classes = classes;
			},
			() => {} // Then the link's class is said to be none.
		);
	}

	/** Takes up what the hash says, in the browser; for a class the experiment with this device's seed. */
	read(hash: string): { experiment: Experiment; dropped: string[] } {
		const { assignment, experiment, dropped } = fromAssignmentLink(
			hash,
			this.#classes?.classClaims.map(({ name }) => name) ?? []
		);
		this.#assignment = assignment;
		this.#showsAll = false;
		this.#hasAsked = false;
		if (assignment.claim !== null) this.#seed = ownSeed(this.#key);
		return { experiment: this.classExperiment(experiment) ?? experiment, dropped };
	}

	/** Keeps this seed on this device; out of range it becomes the nearest that is allowed. */
	setSeed(seed: number) {
		this.#seed = dataValues.seed.form.nearest(seed);
		keepSeed(this.#key, this.#seed);
	}

	/** What the class trains, shown as `experiment` is; null where no class trains. */
	classExperiment({ view }: Experiment): Experiment | null {
		return this.networks && { ...this.networks.experiment, view };
	}

	/** Whether this is what the class trains. */
	isOfClass(experiment: Experiment): boolean {
		return this.networks !== null && differences(this.networks.experiment, experiment).length === 0;
	}

	/**
	 * The hash that opens this page again, without `#`. An experiment that is no longer that of the class
	 * stands in its place.
	 */
	link(experiment: Experiment): string {
		const isOther = this.claim !== null && !this.isOfClass(experiment);
		const assignment = isOther ? { ...this.#assignment, claim: null } : this.#assignment;
		return toAssignmentLink(assignment, experiment);
	}

	/** The name by which the seed is kept: the class's link as its teacher made it. */
	get #key(): string {
		return toAssignmentLink(this.#assignment, firstScreen);
	}
}
