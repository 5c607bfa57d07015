import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { randomFeaturesCurves, solveLastLayer } from '../../src/lib/analysis/randomFeatures.ts';
import { randomFeatures } from '../../src/lib/analysis/randomFeaturesSettings.ts';
import { pointsAt } from '../../src/lib/analysis/sweep/sweepPoints.ts';
import { randomStream } from '../../src/lib/random/randomStream.ts';

function randomMatrix(rows: number, columns: number, seed: number): Matrix {
	const { normal } = randomStream(seed, 'test');
	return Matrix.from1DArray(rows, columns, Array.from({ length: rows * columns }, normal));
}

/** Gradient of Σ (Φa − y)² + λ Σa², halved: zero at the solution. */
function gradient(phi: Matrix, layer: Matrix, targets: Matrix, ridge: number): Matrix {
	return phi.transpose().mmul(phi.mmul(layer).sub(targets)).add(Matrix.mul(layer, ridge));
}

describe('solveLastLayer(phi, targets, ridge)', () => {
	it.each([
		[20, 5, 0],
		[20, 5, 0.3],
		[20, 20, 0],
		[20, 20, 0.3],
		[20, 60, 0],
		[20, 60, 0.3]
	])('has no slope left: %i rows, %i features, ridge %f', (rows, features, ridge) => {
		const [phi, targets] = [randomMatrix(rows, features, 1), randomMatrix(rows, 1, 2)];
		const layer = solveLastLayer(phi, targets, ridge);
		expect(gradient(phi, layer, targets, ridge).norm()).toBeLessThan(1e-8);
	});

	it('fits every point with the least norm where there are more features than points', () => {
		const [phi, targets] = [randomMatrix(10, 30, 3), randomMatrix(10, 1, 4)];
		const layer = solveLastLayer(phi, targets, 0);
		expect(phi.mmul(layer).sub(targets).norm()).toBeLessThan(1e-10);
		// Any other solution differs by what Φ sends to zero: orthogonal to the shortest one.
		const other = randomMatrix(30, 1, 5);
		const unseen = Matrix.sub(other, solveLastLayer(phi, phi.mmul(other), 0));
		expect(phi.mmul(unseen).norm()).toBeLessThan(1e-9);
		expect(Math.abs(unseen.dot(layer))).toBeLessThan(1e-9);
	});

	it('stands features that are the same, or silent', () => {
		const column = randomMatrix(12, 1, 6);
		const phi = new Matrix(12, 3);
		phi.setColumn(0, column).setColumn(1, column);
		const layer = solveLastLayer(phi, Matrix.mul(column, 4), 0);
		expect(layer.to1DArray().map((value) => Number(value.toFixed(9)))).toEqual([2, 2, 0]);
		expect(solveLastLayer(new Matrix(3, 8), Matrix.ones(3, 1), 0).norm()).toBe(0);
	});
});

const settings = { ...randomFeatures, seeds: 10 };

function medians(ridge: number): Map<number, number> {
	const points = pointsAt(randomFeaturesCurves({ ...settings, ridge }), 0);
	return new Map(points.map(({ value, validation }) => [value, validation.median]));
}

describe('randomFeaturesCurves(settings)', () => {
	it('peaks where features equal points, and ends below where it was before', () => {
		const at = medians(0);
		const before = Math.min(
			...[...at].filter(([features]) => features < 40).map(([, loss]) => loss)
		);
		expect(at.get(40)! / before).toBeGreaterThan(3);
		expect(at.get(40)! / at.get(512)!).toBeGreaterThan(3);
		expect(at.get(512)).toBeLessThan(before);
	});

	it('has no peak with a ridge of .01', () => {
		const at = medians(0.01);
		expect(at.get(40)).toBeLessThan(at.get(20)!);
		expect(at.get(512)).toBeLessThan(at.get(40)!);
	});

	it('fits every training point from there on', () => {
		for (const { value, training } of randomFeaturesCurves({ ...settings, seeds: 2 })) {
			if (value >= 44) expect(training[0]).toBeLessThan(1e-15);
			if (value <= 32) expect(training[0]).toBeGreaterThan(1e-4);
		}
	});

	it('gives a seed the same numbers whatever the others, and the list of features', () => {
		const all = randomFeaturesCurves({ ...settings, seeds: 3, features: [20, 64] });
		const second = { ...settings.data, seed: settings.data.seed + 1 };
		const [alone] = randomFeaturesCurves({
			...settings,
			data: second,
			featureSeed: settings.featureSeed + 1,
			seeds: 1,
			features: [64]
		});
		const inAll = all.find(({ value, seed }) => value === 64 && seed === 1)!;
		expect(inAll.validation[0]).toBe(alone.validation[0]);
	});
});
