import { chanceOf, spreadOfLoss, type KeptAsideResult } from '$lib/analysis/keptAside.ts';
import { drawTestPoints } from '$lib/data/draw.ts';
import { seenInputs } from '$lib/data/features.ts';
import { letters } from '$lib/experiment/experiment.ts';
import { forward } from '$lib/network/forward.ts';
import { outputsOf } from '$lib/network/spec.ts';
import type { Playground } from '../playground/playground.svelte.ts';

const key = 'wiggle-room:kept-aside';

/** Of a split: the table, the draw and the share that stays aside. */
function splitOf({ experiment }: Playground): string {
	const { set, seed, options } = experiment.data;
	return `${set}:${seed}:${options.kept}`;
}

/** What was opened on this device; what cannot be read is left out. */
function stored(): Record<string, KeptAsideResult> {
	try {
		const all = Object.entries(JSON.parse(localStorage.getItem(key) ?? '{}') as object);
		return Object.fromEntries(all.filter(([, result]) => isResult(result)));
	} catch {
		return {};
	}
}

function isResult(result: Partial<KeptAsideResult> | null): boolean {
	const numbers = [result?.step, result?.chosenBy, result?.rows, result?.newPoints, result?.loss];
	return typeof result?.letter === 'string' && numbers.every(Number.isFinite);
}

/**
 * The rows that were kept aside open once for each split, for the network that was chosen: who opens them
 * again and again chooses by them. What was opened stays so on this device.
 */
export class KeptAside {
	readonly #playground: Playground;
	#results = $state.raw<Record<string, KeptAsideResult>>({});

	constructor(playground: Playground) {
		this.#playground = playground;
		this.#results = stored();
	}

	/** Null as long as they are unopened. */
	readonly result = $derived.by(() => this.#results[splitOf(this.#playground)] ?? null);

	/** The network with the lowest loss on new points where each stands; null before one has trained. */
	readonly best = $derived.by((): number | null => {
		const losses = this.#playground.training.standings.map(
			({ history }) => history.at(-1)?.validation.loss ?? Infinity
		);
		const least = Math.min(...losses);
		return this.#playground.training.step > 0 && Number.isFinite(least)
			? losses.indexOf(least)
			: null;
	});

	/** Judges this network as it stands. */
	open(index: number) {
		const { experiment, specs, loss, drawn } = this.#playground;
		const frame = this.#playground.frameOf(index, 'present');
		const standing = this.#playground.training.standings[index]?.history.at(-1);
		if (this.result !== null || frame === null || standing === undefined) return;
		const spec = specs[index];
		const { rows, inputs, targets } = drawTestPoints(experiment.data, 0);
		const outputs = forward(spec, frame.parameters, seenInputs(experiment.data, inputs));
		const spread = spreadOfLoss(loss, outputs, targets, outputsOf(spec));
		const result: KeptAsideResult = {
			letter: letters[index],
			step: standing.step,
			parameters: frame.parameters.length,
			chosenBy: standing.validation.loss,
			rows,
			newPoints: drawn.validation.rows,
			loss: spread.loss,
			accuracy: spread.accuracy,
			chance: chanceOf(spread.deviation, rows, drawn.validation.rows)
		};
		this.#results = { ...stored(), ...this.#results, [splitOf(this.#playground)]: result };
		try {
			localStorage.setItem(key, JSON.stringify(this.#results));
		} catch {
			// Storage is denied: then they stay open until the page is closed.
		}
	}
}
