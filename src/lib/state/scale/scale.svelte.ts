import { count, type Counted } from '$lib/architectures/block.ts';
import { readCompactConfig } from '$lib/architectures/configs/compactConfig.ts';
import { modelNamed, undisclosedModels } from '$lib/architectures/models.ts';
import { countStack, type Stack } from '$lib/architectures/stack/stack.ts';
import type { Letter } from '$lib/experiment/experiment.ts';
import { keptExperiment } from '../playground/lastExperiment.ts';
import { firstScreenNetworks, ownNetworksOfLink } from '../playground/ownNetworks.ts';
import { configAmong } from './configAmong.ts';
import { YourDevice } from './device.svelte.ts';
import { Eye } from './eye.svelte.ts';
import { eyeRange } from './eyeRange.ts';
import { PastedConfig } from './pastedConfig.svelte.ts';
import {
	fromScaleLink,
	toScaleLink,
	usualEye,
	usualModel,
	viewOf,
	type ScaleView
} from './scaleLink.ts';
import { Timings } from './timings.svelte.ts';
import { WeightsFile } from './weightsFile.svelte.ts';

/** What the page Scale shows: a model, as it is or edited, what stands beside it, the own stack. */
export class Scale {
	#view = $state.raw<ScaleView>(viewOf(usualModel));
	#notice = $state<string | null>(null);
	#networks = $state.raw(firstScreenNetworks);
	#isFromPlayground = $state(false);
	#playgroundLink = $state('');
	#yours = $state<Letter | null>(null);

	#isFileLast = $state(false);

	readonly eye = new Eye(eyeRange);
	/** The reader's own model, from its config. */
	readonly pasted = new PastedConfig(() => (this.#isFileLast = false));
	readonly device = new YourDevice();
	readonly timings = new Timings();
	readonly weightsFile = new WeightsFile(() => (this.#isFileLast = true));
	/** Whether the page calls the file the reader's model, and not the config: the one that came last. */
	readonly isFileModel = $derived(
		this.weightsFile.weights !== null && (this.#isFileLast || this.pasted.reading === null)
	);
	readonly view = $derived(this.#view);
	/** Null for a model that is not disclosed. */
	readonly known = $derived(modelNamed(this.#view.model) ?? null);
	readonly undisclosed = $derived(
		undisclosedModels.find(({ id }) => id === this.#view.model) ?? null
	);
	readonly config = $derived(this.#view.config ?? {});
	readonly counted = $derived<Counted | null>(
		this.known && count(() => this.known!.family.blocks(this.config))
	);
	readonly original = $derived(
		this.known && count(() => this.known!.family.blocks(this.known!.model.config)).tally
	);
	/** The fields in which it differs from the published model. */
	readonly changed = $derived(
		Object.keys(this.config).filter((key) => this.config[key] !== this.known?.model.config[key])
	);
	readonly beside = $derived(
		this.#view.beside === null ? null : (modelNamed(this.#view.beside) ?? null)
	);
	readonly stack = $derived(this.#view.stack);
	readonly countedStack = $derived(countStack(this.#view.stack));
	readonly link = $derived.by(() => {
		const { rest } = this.eye;
		const isUsual = rest === usualEye(this.#view.model);
		return toScaleLink({
			...this.#view,
			eye: isUsual ? undefined : rest,
			pasted: this.pasted.compact ?? undefined,
			device: this.device.view
		});
	});
	/** The reader's network that models are measured against. */
	readonly yours = $derived(
		this.#networks.find(({ letter }) => letter === this.#yours) ?? this.#networks.at(-1)!
	);

	get notice() {
		return this.#notice;
	}
	get networks() {
		return this.#networks;
	}
	/** Whether the networks are the reader's, or the first screen's because nothing was kept. */
	get isFromPlayground() {
		return this.#isFromPlayground;
	}
	get playgroundLink() {
		return this.#playgroundLink;
	}

	/** A link, when the page opens or when it is pasted. */
	open(hash: string) {
		const { view, dropped } = fromScaleLink(hash);
		this.#view = view;
		this.eye.set(view.eye ?? usualEye(view.model));
		const config = view.pasted === undefined ? '' : readCompactConfig(view.pasted)!;
		if (view.pasted !== (this.pasted.compact ?? undefined)) this.pasted.paste(config);
		this.device.open(view.device);
		this.#notice = dropped.length > 0 ? dropped.join(' ') : null;
	}

	/** Of files that were dropped or chosen, a config is pasted, and the others hold weights. */
	async openFiles(files: readonly File[]) {
		const config = await configAmong(files);
		if (config !== null) this.pasted.paste(config.text);
		const others = files.filter((file) => file !== config?.file);
		await this.weightsFile.open(others, config?.file.name ?? null);
	}

	/** The networks that the reader left in the playground, in the browser. */
	async recallNetworks() {
		const link = keptExperiment();
		if (link === null) return;
		this.#networks = await ownNetworksOfLink(link);
		this.#playgroundLink = link;
		this.#isFromPlayground = true;
	}

	dismissNotice() {
		this.#notice = null;
	}

	measureAgainst(letter: Letter) {
		this.#yours = letter;
	}

	/** The eye goes there too. */
	choose(model: string) {
		this.#show(model);
		this.eye.glideTo(model === usualModel ? eyeRange.most : usualEye(model));
	}

	set(key: string, value: number) {
		this.#view = { ...this.#view, config: { ...this.config, [key]: value } };
	}

	reset() {
		this.#show(this.#view.model);
	}

	/** Two models side by side; null takes the second one away. */
	putBeside(beside: string | null, model = this.#view.model) {
		if (model !== this.#view.model) this.choose(model);
		this.#view = { ...this.#view, beside };
	}

	setStack(stack: Stack) {
		this.#view = { ...this.#view, stack };
	}

	#show(model: string) {
		const { beside, stack } = this.#view;
		this.#view = { ...viewOf(model), beside, stack };
	}
}
