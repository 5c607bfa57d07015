import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datasets } from '../../src/lib/data/sets/further.ts';
import {
	addNetwork,
	clearOwn,
	closeLayers,
	duplicateNetwork,
	hyperparametersOf,
	lossOf,
	newDraw,
	newWeights,
	openLayers,
	removeNetwork,
	setActivation,
	setData,
	setDataOption,
	setDepth,
	setFlips,
	setHyperparameter,
	setLayerWidth,
	setPoints,
	setStopAt,
	setStopAtBest,
	setView,
	setWidth,
	specOf
} from '../../src/lib/experiment/edits.ts';
import { hiddenWidths, type Experiment } from '../../src/lib/experiment/experiment.ts';
import { denseNetwork } from '../../src/lib/network/spec.ts';
import { hyperparameterNames } from '../../src/lib/experiment/values.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { checkExperiment } from '../../src/lib/experiment/schema.ts';
import { experiments } from './arbitraries.ts';

const hidden = (experiment: Experiment, index: number) => hiddenWidths(experiment.networks[index]);

describe('specOf(experiment, index)', () => {
	it('takes inputs from the data and hidden widths from the network', () => {
		expect(specOf(firstScreen, 1)).toEqual(
			denseNetwork({ inputs: 2, hidden: [64, 64], outputs: 1, activation: 'tanh' })
		);
		expect(specOf(setData(firstScreen, 'cosine'), 0).input).toEqual([1]);
		const wide = setDataOption(setData(firstScreen, 'coin'), 'inputs', 10);
		expect(specOf(wide, 0).input).toEqual([10]);
	});
});

describe('lossOf(experiment)', () => {
	it('is the squared error for regression, cross-entropy for classes', () => {
		expect(lossOf(setData(firstScreen, 'sine'))).toBe('meanSquaredError');
		expect(lossOf(setData(firstScreen, 'moons'))).toBe('binaryCrossEntropy');
	});
});

describe('setWidth(experiment, index, width)', () => {
	it('changes one network', () => {
		const edited = setWidth(firstScreen, 0, 8);
		expect(hidden(edited, 0)).toEqual([8, 8]);
		expect(edited.networks[1]).toBe(firstScreen.networks[1]);
	});

	it('makes layers that are opened up all as wide', () => {
		const opened = setLayerWidth(firstScreen, 1, 0, 32);
		const edited = setWidth(opened, 1, 5);
		expect(edited.networks[1]).toMatchObject({ width: 5, layers: [5, 5] });
	});

	it.each([
		[0, 1],
		[-7, 1],
		[9999, 512],
		[Infinity, 512],
		[3.4, 3],
		[NaN, 64]
	])('takes %f for %i', (width, taken) => {
		expect(setWidth(firstScreen, 1, width).networks[1].width).toBe(taken);
	});
});

describe('setDepth(experiment, index, depth)', () => {
	it('keeps the widths of layers that are opened up and adds some like the last', () => {
		const opened = setLayerWidth(firstScreen, 1, 1, 16);
		expect(hidden(opened, 1)).toEqual([64, 16]);
		expect(hidden(setDepth(opened, 1, 4), 1)).toEqual([64, 16, 16, 16]);
		expect(hidden(setDepth(opened, 1, 1), 1)).toEqual([64]);
	});

	it('closes the layers where none is left, and remembers the width', () => {
		const shallow = setDepth(openLayers(firstScreen, 1), 1, 0);
		expect(shallow.networks[1]).toMatchObject({ width: 64, depth: 0, layers: null });
		expect(hidden(setDepth(shallow, 1, 2), 1)).toEqual([64, 64]);
	});
});

describe('closeLayers(experiment, index)', () => {
	it('takes the width of the widest', () => {
		const opened = setLayerWidth(setLayerWidth(firstScreen, 0, 0, 9), 0, 1, 5);
		expect(closeLayers(opened, 0).networks[0]).toMatchObject({ width: 9, depth: 2, layers: null });
	});

	it('undoes openLayers(experiment, index)', () => {
		expect(closeLayers(openLayers(firstScreen, 0), 0)).toEqual(firstScreen);
	});
});

describe('addNetwork(experiment)', () => {
	it('adds widths that are not there yet, up to four networks', () => {
		const three = addNetwork(firstScreen);
		const four = addNetwork(three);
		expect(four.networks.slice(0, 2)).toEqual(firstScreen.networks);
		expect(four.networks.map(({ width }) => width)).toEqual([3, 64, 16, 256]);
		expect(addNetwork(four)).toBe(four);
	});

	it('has hidden layers even after a network without', () => {
		const linear = setDepth(firstScreen, 1, 0);
		expect(addNetwork(linear).networks[2].depth).toBe(2);
	});
});

describe('duplicateNetwork(experiment, index)', () => {
	it('adds it at the end, with what it has for itself', () => {
		const own = setHyperparameter(firstScreen, 'learningRate', 0.1, 0);
		expect(duplicateNetwork(own, 0).networks[2]).toEqual(own.networks[0]);
	});
});

describe('removeNetwork(experiment, index)', () => {
	it('leaves the last one', () => {
		const one = removeNetwork(firstScreen, 0);
		expect(one.networks).toEqual([firstScreen.networks[1]]);
		expect(removeNetwork(one, 0)).toBe(one);
	});
});

describe('setHyperparameter(experiment, name, value, index)', () => {
	it('is shared without an index, and one network’s own with it', () => {
		const shared = setHyperparameter(firstScreen, 'learningRate', 0.1);
		const own = setHyperparameter(shared, 'learningRate', 0.001, 1);
		expect(hyperparametersOf(own, 0).learningRate).toBe(0.1);
		expect(hyperparametersOf(own, 1).learningRate).toBe(0.001);
		expect(hyperparametersOf(clearOwn(own, 1), 1)).toEqual(shared.hyperparameters);
	});

	it('clamps', () => {
		const { hyperparameters } = setHyperparameter(firstScreen, 'dropout', 0.1 + 0.2);
		expect(hyperparameters.dropout).toBe(0.3);
		expect(setHyperparameter(firstScreen, 'l2', -1).hyperparameters.l2).toBe(0);
		expect(setHyperparameter(firstScreen, 'batchSize', 0).hyperparameters.batchSize).toBe(1);
		expect(setHyperparameter(firstScreen, 'learningRate', NaN)).toEqual(firstScreen);
	});
});

describe('clearOwn(experiment, index, name)', () => {
	it('clears one', () => {
		const two = setHyperparameter(setHyperparameter(firstScreen, 'l1', 1, 0), 'l2', 1, 0);
		expect(clearOwn(two, 0, 'l1').networks[0].own).toEqual({ l2: 1 });
		expect(clearOwn(two, 0).networks[0].own).toEqual({});
	});
});

describe('setData(experiment, set)', () => {
	it.each(datasets.map(({ name }) => name))(
		'takes the defaults of %s and keeps the rest',
		(name) => {
			const before = { ...firstScreen, stopAt: 777, data: { ...firstScreen.data, seed: 5 } };
			const edited = setData(before, name);
			expect(checkExperiment(edited)).toEqual({ experiment: edited });
			expect(edited.stopAt).toBe(777);
			expect(edited.data.seed).toBe(5);
		}
	);

	it('changes nothing for a set that is not there', () => {
		expect(setData(firstScreen, '__proto__')).toBe(firstScreen);
	});
});

describe('setFlips(experiment, flips)', () => {
	it('flips no labels where there are none', () => {
		expect(setFlips(firstScreen, 0.9).data.flips).toBe(0.5);
		expect(setFlips(setData(firstScreen, 'cosine'), 0.2).data.flips).toBe(0);
	});
});

describe('newDraw(experiment), newWeights(experiment)', () => {
	it('move one seed each', () => {
		expect(newDraw(firstScreen).data).toEqual({ ...firstScreen.data, seed: 2 });
		expect(newDraw(firstScreen).weightSeed).toBe(1);
		expect(newWeights(firstScreen)).toEqual({ ...firstScreen, weightSeed: 2 });
	});

	it('begin anew after the last seed', () => {
		expect(newWeights({ ...firstScreen, weightSeed: 2 ** 31 - 1 }).weightSeed).toBe(0);
	});
});

describe('every edit', () => {
	const index = fc.nat(4);
	const wild = fc.double();
	const edits: fc.Arbitrary<(experiment: Experiment) => Experiment>[] = [
		fc.tuple(index, wild).map(
			([i, x]) =>
				(e) =>
					setWidth(e, i, x)
		),
		fc.tuple(index, wild).map(
			([i, x]) =>
				(e) =>
					setDepth(e, i, x)
		),
		fc.tuple(index, fc.nat(8)).map(
			([i, x]) =>
				(e) =>
					setDepth(e, i, x)
		),
		fc.tuple(index, index, fc.nat(600)).map(
			([i, j, x]) =>
				(e) =>
					setLayerWidth(e, i, j, x)
		),
		index.map((i) => (e) => openLayers(e, i)),
		index.map((i) => (e) => closeLayers(e, i)),
		index.map((i) => (e) => setActivation(e, i, 'relu')),
		index.map((i) => (e) => removeNetwork(e, i)),
		fc.nat(0).map((i) => (e) => duplicateNetwork(e, i)),
		fc.constant(addNetwork),
		fc
			.tuple(fc.constantFrom(...hyperparameterNames), wild, fc.option(index, { nil: undefined }))
			.map(
				([name, x, i]) =>
					(e) =>
						setHyperparameter(e, name, x as never, i)
			),
		index.map((i) => (e) => clearOwn(e, i)),
		fc.constantFrom(...datasets).map(
			({ name }) =>
				(e) =>
					setData(e, name)
		),
		fc
			.constantFrom('training', 'validation')
			.chain((part) => wild.map((x) => (e: Experiment) => setPoints(e, part as 'training', x))),
		wild.map((x) => (e) => setFlips(e, x)),
		fc.tuple(fc.constantFrom('noise', 'inputs', '__proto__'), wild).map(
			([key, x]) =>
				(e) =>
					setDataOption(e, key, x)
		),
		fc.constant(newDraw),
		fc.constant(newWeights),
		wild.map((x) => (e) => setStopAt(e, x)),
		fc.boolean().map((on) => (e) => setStopAtBest(e, on)),
		wild.map((x) => (e) => setView(e, { smoothing: x, speed: 'full' }))
	];

	it('gives a valid experiment, whatever it is given', () => {
		const sequence = fc.array(fc.oneof(...edits), { minLength: 1, maxLength: 12 });
		fc.assert(
			fc.property(experiments, sequence, (experiment, changes) => {
				const edited = changes.reduce((before, change) => change(before), experiment);
				expect(checkExperiment(edited)).toStrictEqual({ experiment: edited });
			}),
			{ numRuns: 1000, seed: 4 }
		);
	});
});
