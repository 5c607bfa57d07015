import { pointsAt, type SweepCurve, type SweepPoint } from '$lib/analysis/sweep/sweepPoints.ts';
import { randomFeatures } from '$lib/analysis/randomFeaturesSettings.ts';

/** Random features solved exactly, one seed after another so that the page stays alive. */
export class ClosedForm {
	#curves = $state.raw<readonly SweepCurve[]>([]);
	#seeds = $state(0);
	#ridge = $state<number | null>(null);
	#unpenalised = $state.raw<readonly SweepPoint[]>([]);
	#wanted = 0;

	readonly points = $derived(pointsAt(this.#curves, 0));
	/** What all seeds gave without a penalty, once that was solved; it stays to compare with. */
	get unpenalised() {
		return this.#unpenalised;
	}
	/** How many seeds are solved. */
	get seeds() {
		return this.#seeds;
	}
	get isSolved() {
		return this.#seeds === randomFeatures.seeds;
	}
	/** What it is solved with; null before. */
	get ridge() {
		return this.#ridge;
	}

	async solve(ridge: number) {
		const wanted = ++this.#wanted;
		const { randomFeaturesCurves } = await import('$lib/analysis/randomFeatures.ts');
		const curves: SweepCurve[] = [];
		for (let seed = 0; seed < randomFeatures.seeds; seed++) {
			await new Promise((resolve) => setTimeout(resolve));
			if (wanted !== this.#wanted) return;
			const { data, featureSeed } = randomFeatures;
			const ofSeed = randomFeaturesCurves({
				...randomFeatures,
				ridge,
				seeds: 1,
				data: { ...data, seed: data.seed + seed },
				featureSeed: featureSeed + seed
			});
			curves.push(...ofSeed.map((curve) => ({ ...curve, seed })));
			this.#curves = curves.slice();
			this.#seeds = seed + 1;
			this.#ridge = ridge;
		}
		if (ridge === 0) this.#unpenalised = this.points;
	}

	stop() {
		this.#wanted++;
	}

	/** Nothing is solved any more. */
	clear() {
		this.stop();
		this.#curves = [];
		this.#seeds = 0;
		this.#ridge = null;
	}
}
