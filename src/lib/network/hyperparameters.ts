export const optimizers = ['sgd', 'momentum', 'adam'] as const;
export type Optimizer = (typeof optimizers)[number];

export const schedules = ['constant', 'cosine'] as const;
export type Schedule = (typeof schedules)[number];

/** What the reader sets, as against parameters, which training adjusts. */
export interface Hyperparameters {
	optimizer: Optimizer;
	/** Size of a step, > 0. */
	learningRate: number;
	/** `cosine` falls from the learning rate to zero over the run's stop step. */
	schedule: Schedule;
	/** Examples a step; `all` is full batch. The last batch of an epoch may be short. */
	batchSize: number | 'all';
	/** λ of `λ · Σ|w|`, added to the loss; kernels only. */
	l1: number;
	/** λ of `λ · Σw²`, added to the loss; kernels only. */
	l2: number;
	/** Decoupled: `w ← w · (1 − learningRate · weightDecay)` at every step; kernels only. */
	weightDecay: number;
	/** Share of hidden units silenced at each training step, 0 up to (not including) 1; inverted. */
	dropout: number;
}

/** What keeps a network from learning noise; zero is none of it. */
export const regularizations = ['weightDecay', 'dropout', 'l2', 'l1'] as const;
export type Regularization = (typeof regularizations)[number];

export const defaultHyperparameters: Hyperparameters = {
	optimizer: 'adam',
	learningRate: 0.01,
	schedule: 'constant',
	batchSize: 'all',
	l1: 0,
	l2: 0,
	weightDecay: 0,
	dropout: 0
};

/**
 * Moments: the numbers that an optimizer keeps for each parameter from step to step. They are zero at
 * first. With the gradient `g` and the learning rate `η`, step `t` since then does this:
 *
 * - sgd: `w ← w − ηg`
 * - momentum: `v ← μv + g`, `w ← w − ηv`
 * - adam: `m ← β₁m + (1 − β₁)g`, `v ← β₂v + (1 − β₂)g²`,
 *   `w ← w − η · (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)`
 */
export const momentsOf: Record<Optimizer, number> = { sgd: 0, momentum: 1, adam: 2 };

/** Momentum's μ. */
export const momentum = 0.9;

/** Adam's β₁, β₂ and ε, as tfjs has them (Kingma & Ba 2015, https://arxiv.org/abs/1412.6980). */
export const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
