import {
	isForClass,
	isLocked,
	isTask,
	noAssignment,
	type Assignment,
	type ControlGroup
} from '$lib/experiment/assignment.ts';
import { differences } from '$lib/experiment/difference.ts';
import type { Experiment, Letter } from '$lib/experiment/experiment.ts';
import { dataValues } from '$lib/experiment/values.ts';
import { toLink } from '$lib/experiment/link/link.ts';
import type { OpenedLink } from '$lib/experiment/link/openedLink.ts';
import { firstScreen } from '$lib/experiment/presets.ts';
import { keepSeed, ownSeed } from './ownSeeds.ts';

type ClassNetworksModule = typeof import('$lib/claims/class/classNetworks.ts');
type OwnTaskModule = typeof import('$lib/claims/class/ownTask.ts');
type OwnBetsModule = typeof import('./ownBets.ts');
type LinksModule = typeof import('./taskLinks.ts');

const isEmpty = (hash: string) => hash.replace(/^#/, '') === '';

/** The task that the page's link sets, and what the reader made of it so far. */
export class Classroom {
	/** Loaded with the first link: without one there is nothing to read. */
	#links: LinksModule | null = null;
	/** Loaded once a link names a class: the first paint does not wait for claims. */
	#modules = $state.raw<(ClassNetworksModule & OwnTaskModule & OwnBetsModule) | null>(null);
	#assignment = $state.raw(noAssignment);
	/** The link's own experiment. */
	#given = $state.raw(firstScreen);
	#seed = $state(0);
	#showsAll = $state(false);
	#hasAsked = $state(false);
	/** What stood when a run of a draw first ended, by link and seed. Read in the browser. */
	#bets = $state.raw<ReadonlyMap<string, Letter | null>>(new Map());

	readonly claim = $derived(
		this.#modules?.classClaims().find(({ name }) => name === this.#assignment.claim) ?? null
	);
	/** The class's networks with this device's seed; null where no class trains. */
	readonly networks = $derived.by(() => {
		if (this.#modules === null) return null;
		if (this.claim !== null) return this.#modules.classNetworksNamed(this.claim.name, this.#seed);
		return this.#assignment.isOwnClass ? this.#modules.ownNetworks(this.#given, this.#seed) : null;
	});

	get assignment() {
		return this.#assignment;
	}
	/** This device's seed, where a class trains. */
	get seed() {
		return this.#seed;
	}
	/** Whether the link sets a task at all. */
	get setsTask() {
		return isTask(this.#assignment);
	}
	/** Whether the controls that the link leaves out are out of reach, as in a class. */
	get isLocked() {
		return isLocked(this.#assignment);
	}
	/** Whether the link leaves controls out that the reader may ask for. */
	get leavesOut() {
		return this.#assignment.shown !== null && !this.isLocked;
	}
	get showsAll() {
		return this.#showsAll;
	}
	/** Whether what the page says about the run waits for the reader to ask. */
	get hidesVerdict() {
		return this.#assignment.hidesVerdict && !this.#hasAsked;
	}

	/** Whether the line that is handed in has a bet. */
	get asksBet() {
		return this.#assignment.asks.includes('bet') && (this.networks?.names.length ?? 0) > 1;
	}
	/** The bet before the first run of this draw, also on an earlier visit; undefined where none has ended. */
	get firstBet(): Letter | null | undefined {
		return this.#bets.get(this.#draw);
	}

	/** The bet as the first run of this draw ends: what is bet afterwards is none. */
	keepFirstBet(bet: Letter | null) {
		if (this.firstBet !== undefined) return;
		this.#bets = new Map(this.#bets).set(this.#draw, bet);
		this.#modules?.keepBets(this.#bets);
	}

	/** Why the class's run waits; null where it does not. */
	waitsFor(experiment: Experiment, bet: Letter | null): string | null {
		const isMissing = this.asksBet && bet === null && this.firstBet === undefined;
		return isMissing && this.isOfClass(experiment)
			? 'Place your bet first: it stands in the line that you hand in.'
			: null;
	}

	shows(group: ControlGroup): boolean {
		const { shown } = this.#assignment;
		return this.#showsAll || shown === null || shown.includes(group);
	}

	toggleAll() {
		this.#showsAll = this.leavesOut && !this.#showsAll;
	}

	askForVerdict() {
		this.#hasAsked = true;
	}

	/** Loads what `read(hash)` needs. Rejects where what any link needs cannot be loaded. */
	async prepare(hash: string): Promise<void> {
		if (isEmpty(hash)) return;
		this.#links ??= await import('./taskLinks.ts');
		await Promise.all([
			this.#links.prepareLink(hash),
			this.#links.namesClass(hash) ? this.#loadClass() : null
		]);
	}

	async #loadClass() {
		if (this.#modules !== null) return;
		try {
			const [classes, own, bets] = await Promise.all([
				import('$lib/claims/class/classNetworks.ts'),
				import('$lib/claims/class/ownTask.ts'),
				import('./ownBets.ts')
			]);
			this.#modules = { ...classes, ...own, ...bets };
		} catch {
			// Then the link's class is said to be none.
		}
	}

	/** Takes up what the hash says, in the browser, once that is prepared; for a class the experiment with this
	 * device's seed. */
	read(hash: string): OpenedLink {
		const { assignment, experiment, dropped } = this.#readTask(hash);
		this.#assignment = assignment;
		this.#given = experiment;
		this.#showsAll = false;
		this.#hasAsked = false;
		if (isForClass(assignment)) {
			this.#seed = ownSeed(this.#key);
			this.#bets = this.#modules?.keptBets() ?? new Map();
		}
		if (assignment.isOwnClass && this.#modules === null) {
			dropped.push('What a class needs could not be loaded: please reload the page.');
		}
		return { experiment: this.classExperiment(experiment) ?? experiment, dropped };
	}

	#readTask(hash: string): { assignment: Assignment; experiment: Experiment; dropped: string[] } {
		if (this.#links === null || isEmpty(hash)) {
			return { assignment: noAssignment, experiment: firstScreen, dropped: [] };
		}
		const claims = this.#modules?.classClaims().map(({ name }) => name) ?? [];
		return this.#links.readTask(hash, claims);
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
	 * stands in its place; not where controls are locked, which would be at hand then.
	 */
	link(experiment: Experiment): string {
		if (this.isLocked) return this.#linkOf(experiment);
		const isOther = this.networks !== null && !this.isOfClass(experiment);
		const open: Assignment = { ...this.#assignment, claim: null, isOwnClass: false, asks: [] };
		return this.#write(isOther ? open : this.#assignment, experiment);
	}

	/** The task's own link, shown as `experiment` is. */
	#linkOf({ view }: Experiment): string {
		return this.#write(this.#assignment, { ...this.#given, view });
	}

	#write(assignment: Assignment, experiment: Experiment): string {
		return this.#links?.writeTask(assignment, experiment) ?? toLink(experiment);
	}

	/** The name by which the bet is kept. */
	get #draw(): string {
		return `${this.#seed} ${this.#key}`;
	}

	/** The name by which the seed is kept: the class's link as its teacher made it. */
	get #key(): string {
		return this.#linkOf(firstScreen);
	}
}
