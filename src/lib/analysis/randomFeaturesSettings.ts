import type { DataSettings } from '../data/draw.ts';

/** Double descent in closed form: `randomFeatures.ts` says what it is. */
export interface RandomFeaturesSettings {
	/** Of the first seed; the seed numbered k (from 0) draws with `data.seed + k`. Regression. */
	data: DataSettings;
	/** Numbers of random features, rising: the parameters that are fitted. */
	features: readonly number[];
	/** λ of `λ · Σa²` beside the sum of squared errors; 0 for the solution of least norm. */
	ridge: number;
	seeds: number;
	/** Of the first seed's features; seed k uses `featureSeed + k`. */
	featureSeed: number;
}

export const randomFeatures: RandomFeaturesSettings = {
	data: {
		set: 'sum',
		training: 40,
		validation: 300,
		flips: 0,
		options: { inputs: 8, noise: 0.3 },
		seed: 1
	},
	features: [
		1, 2, 4, 6, 8, 10, 12, 14, 16, 20, 24, 28, 32, 36, 40, 44, 48, 56, 64, 80, 128, 256, 512
	],
	ridge: 0,
	seeds: 20,
	featureSeed: 1
};
