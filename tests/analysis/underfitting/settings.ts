import type { CauseKind } from '../../../src/lib/analysis/underfitting/cause.ts';

/**
 * Experiments with one thing wrong, as links: without it they fit, or go on to. Chosen, as the
 * thresholds of the rules were, on the seeds 101 to 105, which no test uses.
 */
export const wrong: Partial<Record<CauseKind, readonly string[]>> = {
	straightLine: [
		'a=linear:64x2',
		'data=xor&a=linear:16x2',
		'data=cosine&noise=0.2&n=60&a=linear:16x2',
		'data=spiral&a=linear:16x2',
		'data=xor&a=linear:1x0'
	],
	l1: [
		'a=tanh:8x2&l1=0.05',
		'data=xor&a=tanh:8x2&l1=0.05',
		'data=cosine&noise=0.2&n=60&a=tanh:16x2&l1=0.05',
		'data=spiral&a=tanh:16x2&l1=0.05',
		'data=moons&a=relu:8x2&l1=0.05'
	],
	l2: [
		'a=tanh:8x2&l2=0.1',
		'data=xor&a=tanh:8x2&l2=0.1',
		'data=cosine&noise=0.2&n=60&a=tanh:16x2&l2=0.1',
		'data=spiral&a=tanh:16x2&l2=0.1',
		'data=moons&a=relu:8x2&l2=0.1'
	],
	weightDecay: [
		'a=tanh:8x2&decay=20',
		'data=xor&a=tanh:8x2&decay=20',
		'data=cosine&noise=0.2&n=60&a=tanh:16x2&decay=20',
		'data=spiral&a=tanh:16x2&decay=20',
		'data=moons&a=relu:8x2&decay=20'
	],
	dropout: [
		'a=tanh:8x2&dropout=0.9',
		'data=xor&a=tanh:8x2&dropout=0.9',
		'data=cosine&noise=0.2&n=60&a=tanh:16x2&dropout=0.9',
		'data=spiral&a=tanh:16x2&dropout=0.9',
		'a=tanh:16x2&dropout=0.9'
	],
	learningRateTooLow: [
		'a=tanh:8x2&lr=0.00001',
		'data=xor&a=tanh:8x2&lr=0.00001',
		'data=cosine&noise=0.2&n=60&a=tanh:16x2&lr=0.00001',
		'data=spiral&a=tanh:16x2&lr=0.00001',
		'data=moons&a=relu:8x2&lr=0.00001'
	],
	learningRateTooHigh: [
		'a=tanh:8x2&lr=3',
		'data=xor&a=tanh:8x2&lr=3',
		'data=cosine&noise=0.2&n=60&a=tanh:16x2&lr=3',
		'a=tanh:8x2&opt=sgd&lr=10',
		'data=moons&a=relu:8x2&lr=3'
	],
	vanishingGradients: [
		'a=sigmoid:8x6&opt=sgd',
		'data=xor&a=sigmoid:8x6&opt=sgd&lr=0.1',
		'data=cosine&noise=0.2&n=60&a=sigmoid:8x6&opt=sgd&lr=0.1',
		'data=spiral&a=sigmoid:8x6&opt=sgd&lr=0.1',
		'data=moons&a=sigmoid:8x6&opt=sgd&lr=0.1'
	],
	tooSmall: [
		'a=tanh:2x1',
		'data=xor&a=tanh:1x1',
		'data=cosine&noise=0.2&n=60&a=tanh:1x1&lr=0.03',
		'data=spiral&a=relu:4x1',
		'data=checkerboard&a=tanh:4x1'
	]
};

/** Experiments that need no advice, whatever the seed. */
export const healthy: readonly string[] = [
	'a=tanh:3x2',
	'flips=0&a=tanh:3x2',
	'flips=0&a=relu:16x2',
	'data=xor&a=tanh:4x1',
	'data=moons&a=tanh:8x2',
	'data=blobs&a=linear:1x0',
	'data=cosine&a=tanh:8x1&lr=0.03',
	'data=step&a=tanh:8x2',
	'data=line&a=relu:8x1',
	'data=sum&a=linear:1x0&lr=0.03',
	'data=teacher&a=relu:16x1',
	'data=tanhteacher&a=tanh:16x1&batch=32&lr=0.02',
	'a=tanh:16x2&decay=1',
	'a=tanh:16x2&dropout=0.2',
	'a=tanh:8x2&l2=0.0003'
];

/** As healthy, but so wide that they take as long as all the others together. */
export const healthyAndWide: readonly string[] = ['a=tanh:64x2', 'data=spiral&a=tanh:64x2'];

/** Two points of a line, without noise: it is known on them alone. */
export const twoPoints = 'data=line&n=2&new=10&noise=0&a=relu:8x1&lr=0.1';
