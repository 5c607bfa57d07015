import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../src/lib/experiment/experiment.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { checkExperiment } from '../../src/lib/experiment/schema.ts';
import { experiments } from './arbitraries.ts';

/** The first screen with one value, by its path, made another. */
function withValue(path: string, value: unknown): unknown {
	const copy = JSON.parse(JSON.stringify(firstScreen)) as Record<string, unknown>;
	const keys = path.split('.');
	const last = keys.pop()!;
	const parent = keys.reduce((at, key) => at[key] as Record<string, unknown>, copy);
	if (value === undefined) delete parent[last];
	else parent[last] = value;
	return copy;
}

describe('checkExperiment(value)', () => {
	it('lets the first screen through', () => {
		expect(checkExperiment(firstScreen)).toEqual({ experiment: firstScreen });
	});

	it('lets every valid experiment through, also after a round through JSON', () => {
		fc.assert(
			fc.property(experiments, (experiment) => {
				const read = JSON.parse(JSON.stringify(experiment)) as unknown;
				expect(checkExperiment(read)).toStrictEqual({ experiment });
			}),
			{ numRuns: 500, seed: 3 }
		);
	});

	it('adds the options that are missing and leaves out what it does not know', () => {
		const checked = checkExperiment({
			...firstScreen,
			data: { ...firstScreen.data, options: { colour: 1 } },
			more: true
		}) as { experiment: Experiment };
		expect(checked).toEqual({ experiment: firstScreen });
	});

	it.each([
		['data.set', 'mnist', /^Data set must be cosine, .* or tanhteacher\.$/],
		['data.training', 1, 'Training points must be a whole number from 2 to 2,000.'],
		['data.validation', 2001, 'Validation points must be a whole number from 10 to 2,000.'],
		['data.flips', 0.6, 'Share of flipped labels must be a number from 0 to 0.5.'],
		['data.options.noise', NaN, /^.* must be a number from 0 to 0\.3\.$/],
		['data.seed', 2 ** 31, 'Data seed must be a whole number from 0 to 2,147,483,647.'],
		['networks', [], 'There must be 1 to 4 networks.'],
		['networks.1.width', 513, 'Network B: width must be a whole number from 1 to 512.'],
		['networks.0.depth', 1.5, 'Network A: depth must be a whole number from 0 to 6.'],
		['networks.0.layers', [3, 0], 'Network A: width must be a whole number from 1 to 512.'],
		[
			'networks.0.layers',
			[3, 4],
			'Network A: depth must be the number of layers, and width that of the widest.'
		],
		[
			'networks.0.activation',
			'swish',
			'Network A: activation must be tanh, relu, sigmoid, linear, leakyRelu, gelu or sin.'
		],
		[
			'networks.1.own.batchSize',
			0,
			'Network B: batch size must be a whole number from 1 to 2,000, or all.'
		],
		['hyperparameters.optimizer', 'lion', 'Optimizer must be sgd, momentum or adam.'],
		['hyperparameters.learningRate', 0, 'Learning rate must be a number from 0.000001 to 10.'],
		['hyperparameters.dropout', 1, 'Dropout must be a number from 0 to 0.9.'],
		['hyperparameters.l2', '0.1', 'L2 must be a number from 0 to 10.'],
		['stopAt', Infinity, 'Stop step must be a whole number from 1 to 100,000.'],
		['view.smoothing', 0.99, 'Smoothing must be a number from 0 to 0.98.'],
		['view.speed', 'warp', 'Speed must be slow, normal or full.'],
		['weightSeed', undefined, '“weightSeed” is missing or is not what it should be.'],
		['data', null, '“data” is missing or is not what it should be.'],
		['networks', { length: 2 }, '“networks” is missing or is not what it should be.']
	])('says what is wrong with %s = %j', (path, value, problem) => {
		const checked = checkExperiment(withValue(path, value)) as { problems: string[] };
		expect(checked.problems).toHaveLength(1);
		expect(checked.problems[0]).toMatch(problem);
	});

	it('lets no regression have flipped labels', () => {
		const data = { ...firstScreen.data, set: 'sine' };
		expect(checkExperiment({ ...firstScreen, data })).toEqual({
			problems: ['Sine has no labels to flip: their share must be 0.']
		});
	});

	it.each([undefined, null, 7, 'text', [], { data: { set: '__proto__' } }])(
		'has problems, not exceptions, with %j',
		(value) => {
			expect(checkExperiment(value)).toHaveProperty('problems');
		}
	);
});
