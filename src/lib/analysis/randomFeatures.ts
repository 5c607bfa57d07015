/**
 * Double descent in closed form (Belkin et al. 2019, https://arxiv.org/abs/1812.11118): a network of
 * one hidden layer whose P hidden units are fixed at random, φⱼ(x) = relu((wⱼ·x + bⱼ) / √P) with
 * w, b ~ 0.5 · N(0, I), and whose last layer a is solved exactly. With Φ `[rows, P]`:
 *
 * - P ≤ rows: least squares by Φ = U S Vᵀ, a = V · s / (s² + λ) · Uᵀy;
 * - P > rows: many a fit every point; the one of least norm is a = Φᵀ(ΦΦᵀ + λI)⁻¹ y.
 *
 * At P = rows only one a fits every point, and it must bend far for the noise: there is the peak.
 */
import { CholeskyDecomposition, Matrix, pseudoInverse, SVD } from 'ml-matrix';
import { drawData } from '../data/draw.ts';
import { randomStream } from '../random/randomStream.ts';
import { datasetNamed } from '../data/sets/index.ts';
import type { Table } from '../data/table.ts';
import type { RandomFeaturesSettings } from './randomFeaturesSettings.ts';
import type { SweepCurve } from './sweep/sweepPoints.ts';

const scale = 0.5;

/** `[w₁ … w_d, b]` for each feature; more features begin with the fewer ones. */
function drawFeatures(count: number, inputs: number, seed: number): Float64Array {
	const stream = randomStream(seed, 'random features');
	return Float64Array.from({ length: count * (inputs + 1) }, () => scale * stream.normal());
}

/** wⱼ·x + bⱼ of every row: `[rows, count]`. */
function projections(table: Table, features: Float64Array, inputs: number): Matrix {
	const count = features.length / (inputs + 1);
	const projected = new Matrix(table.rows, count);
	for (let row = 0; row < table.rows; row++) {
		for (let j = 0; j < count; j++) {
			let sum = features[j * (inputs + 1) + inputs];
			for (let i = 0; i < inputs; i++) {
				sum += features[j * (inputs + 1) + i] * table.inputs[row * inputs + i];
			}
			projected.set(row, j, sum);
		}
	}
	return projected;
}

/** Φ of the first `count` features: `[rows, count]`. */
function featureMatrix(projected: Matrix, count: number): Matrix {
	const phi = new Matrix(projected.rows, count);
	for (let row = 0; row < phi.rows; row++) {
		for (let j = 0; j < count; j++) {
			phi.set(row, j, Math.max(0, projected.get(row, j)) / Math.sqrt(count));
		}
	}
	return phi;
}

/** The last layer a: `[P, 1]`. */
export function solveLastLayer(phi: Matrix, targets: Matrix, ridge: number): Matrix {
	if (phi.columns > phi.rows) {
		const gram = phi.mmul(phi.transpose()).add(Matrix.eye(phi.rows).mul(ridge)); // [rows, rows]
		const cholesky = new CholeskyDecomposition(gram);
		const dual = cholesky.isPositiveDefinite()
			? cholesky.solve(targets)
			: pseudoInverse(gram).mmul(targets);
		return phi.transpose().mmul(dual);
	}
	const { leftSingularVectors, rightSingularVectors, diagonal } = new SVD(phi);
	const least = Number.EPSILON * phi.rows * Math.max(...diagonal);
	const along = leftSingularVectors.transpose().mmul(targets); // [P, 1]
	diagonal.forEach((s, i) =>
		along.set(i, 0, s > least ? (along.get(i, 0) * s) / (s * s + ridge) : 0)
	);
	return rightSingularVectors.mmul(along);
}

function meanSquaredError(phi: Matrix, layer: Matrix, targets: Matrix): number {
	const errors = phi.mmul(layer).sub(targets);
	return errors.dot(errors) / phi.rows;
}

/** A curve of one step for each number of features and each seed, as `pointsAt` takes them. */
export function randomFeaturesCurves(settings: RandomFeaturesSettings): SweepCurve[] {
	const { features } = settings;
	const bySeed = Array.from({ length: settings.seeds }, (_, seed) => curvesOfSeed(settings, seed));
	return features.flatMap((_, i) => bySeed.map((curves) => curves[i]));
}

function curvesOfSeed(settings: RandomFeaturesSettings, seed: number): SweepCurve[] {
	const { features, ridge, featureSeed } = settings;
	const data = { ...settings.data, seed: settings.data.seed + seed };
	const inputs = datasetNamed(data.set).inputs(data.options);
	const drawn = drawFeatures(Math.max(...features), inputs, featureSeed + seed);
	const { training, validation } = drawData(data);
	const sets = [training, validation].map((table) => ({
		projected: projections(table, drawn, inputs),
		targets: Matrix.columnVector(Array.from(table.targets))
	}));
	return features.map((count) => {
		const [fit, fresh] = sets.map((set) => ({ ...set, phi: featureMatrix(set.projected, count) }));
		const layer = solveLastLayer(fit.phi, fit.targets, ridge);
		return {
			value: count,
			seed,
			parameters: count,
			steps: [0],
			training: [meanSquaredError(fit.phi, layer, fit.targets)],
			validation: [meanSquaredError(fresh.phi, layer, fresh.targets)],
			trainingAccuracy: [NaN],
			validationAccuracy: [NaN],
			diverged: false
		};
	});
}
