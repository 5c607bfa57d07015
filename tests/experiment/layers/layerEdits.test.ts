import { describe, expect, it } from 'vitest';
import { startsAnew } from '../../../src/lib/experiment/consequence.ts';
import { differences } from '../../../src/lib/experiment/difference.ts';
import * as edits from '../../../src/lib/experiment/edits.ts';
import { setDataOption } from '../../../src/lib/experiment/edits.ts';
import type { Experiment } from '../../../src/lib/experiment/experiment.ts';
import { stackRefusal } from '../../../src/lib/experiment/layers/fitting.ts';
import {
	closeStack,
	ofKind,
	ofPooling,
	openStack,
	presetNamed,
	setStack,
	withLayerAdded
} from '../../../src/lib/experiment/layers/layerEdits.ts';
import { stackForm } from '../../../src/lib/experiment/layers/stackForm.ts';
import { toLink } from '../../../src/lib/experiment/link/link.ts';
import { fromLink } from '../../../src/lib/experiment/link/readLink.ts';
import { firstScreen } from '../../../src/lib/experiment/presets.ts';
import { questionOf } from '../../../src/lib/experiment/question.ts';
import { checkExperiment } from '../../../src/lib/experiment/schema.ts';
import { UndoStack } from '../../../src/lib/experiment/undo.ts';

const stack = (text: string) => stackForm.read(text)!;
/** Ten inputs, so that kernels have places to move along. */
const wide = setDataOption(edits.setData(firstScreen, 'coin'), 'inputs', 10);
const pooled = setStack(wide, 0, stack('conv4.k3.relu.max'));
const layersOfA = ({ networks: [{ stack }] }: Experiment) => stack && stackForm.write(stack);

describe('setStack(experiment, index, stack)', () => {
	it('takes layers that fit, with the width, depth and activation that they give', () => {
		expect(pooled.networks[0]).toEqual({
			width: 4,
			depth: 1,
			layers: null,
			activation: 'relu',
			stack: stack('conv4.k3.relu.max'),
			own: {}
		});
		expect(checkExperiment(pooled)).toEqual({ experiment: pooled });
	});

	it('changes nothing where they do not fit', () => {
		expect(setStack(wide, 0, stack('conv4.k11.relu'))).toEqual(wide);
		expect(setStack(pooled, 0, stack('conv4.k3.relu.max,conv4.k3.relu'))).toEqual(pooled);
	});

	it('keeps what the network has for itself', () => {
		const own = edits.setHyperparameter(wide, 'dropout', 0.5, 0);
		expect(setStack(own, 0, stack('dense3.relu')).networks[0].own).toEqual({ dropout: 0.5 });
	});

	it('leaves no hidden layer where there is none left', () => {
		const { networks } = setStack(pooled, 0, []);
		expect(networks[0]).toEqual({ ...wide.networks[0], width: 4, depth: 0, activation: 'relu' });
	});

	it('is taken back and made again', () => {
		const undo = UndoStack.of(wide).push(pooled);
		expect(undo.undo().present).toEqual(wide);
		expect(undo.undo().redo().present).toEqual(pooled);
	});
});

describe('openStack(experiment, index)', () => {
	it('leaves the network what it is, and closeStack(experiment, index) takes it back', () => {
		const opened = openStack(firstScreen, 1);
		expect(layersOfA(openStack(firstScreen, 0))).toBe('dense3.tanh.x2');
		expect(edits.specOf(opened, 1)).toEqual(
			JSON.parse(JSON.stringify(edits.specOf(firstScreen, 1)))
		);
		expect(startsAnew(firstScreen, opened)).toBe(false);
		expect(closeStack(opened, 1)).toEqual(firstScreen);
	});

	it('begins with one layer where there is none', () => {
		expect(layersOfA(openStack(edits.setDepth(firstScreen, 0, 0), 0))).toBe('dense8.relu');
	});
});

describe('edits of width, depth and activation', () => {
	it('are those of all its own layers', () => {
		const two = setStack(wide, 0, stack('conv4.k3.relu,conv4.k3.relu.max'));
		expect(layersOfA(edits.setWidth(two, 0, 6))).toBe('conv6.k3.relu,conv6.k3.relu.max');
		expect(layersOfA(edits.setDepth(two, 0, 1))).toBe('conv4.k3.relu.max');
		expect(layersOfA(edits.setActivation(two, 0, 'tanh'))).toBe('conv4.k3.tanh,conv4.k3.tanh.max');
		expect(layersOfA(edits.setLayerWidth(two, 0, 1, 9))).toBe('conv4.k3.relu,conv9.k3.relu.max');
		expect(edits.openLayers(two, 0)).toBe(two);
	});

	it('change nothing where the layers would not fit', () => {
		const five = setStack(wide, 0, stack('conv4.k3.relu.x4'));
		expect(edits.setDepth(five, 0, 5)).toEqual(five);
	});
});

describe('another data set', () => {
	it('makes layers dense that do not fit on it, and leaves those that do', () => {
		const both = setStack(pooled, 1, stack('dense5.relu,dense4.tanh'));
		const { networks } = edits.setData(both, 'spiral');
		expect(networks[0]).toEqual({ width: 4, depth: 1, layers: null, activation: 'relu', own: {} });
		expect(networks[1].stack).toEqual(both.networks[1].stack);
		expect(setDataOption(pooled, 'inputs', 2).networks[0].stack).toBeUndefined();
		expect(setDataOption(pooled, 'inputs', 3).networks[0].stack).toBeDefined();
	});
});

describe('withLayerAdded(stack, inputs)', () => {
	it.each([
		['conv4.k3.relu', 'conv4.k3.relu.x2'],
		['conv4.k3.relu.max', 'conv4.k3.relu.max,dense4.relu'],
		['conv4.k6.relu', 'conv4.k6.relu,dense4.relu'],
		['dense6.tanh', 'dense6.tanh.x2'],
		['dense6.tanh.x60', 'dense6.tanh.x60']
	])('is the last one again, or dense where that does not fit: %s', (before, after) => {
		expect(stackForm.write(withLayerAdded(stack(before), 10))).toBe(after);
	});
});

describe('ofKind(layer, kind)', () => {
	it('keeps width and activation', () => {
		const [layer] = stack('dense6.tanh');
		expect(stackForm.write([ofKind(layer, 'convolution')])).toBe('conv6.k5.tanh');
		expect(ofKind(ofKind(layer, 'convolution'), 'dense')).toEqual(layer);
	});
});

describe('ofPooling(layer, pooling)', () => {
	it('begins with windows of two, and leaves them out elsewhere', () => {
		const [layer] = stack('conv4.k3.relu.max');
		if (layer.kind !== 'convolution') throw new TypeError();
		const pooled = ofPooling(layer, 'window');
		expect(stackForm.write([pooled])).toBe('conv4.k3.relu.pool2');
		if (pooled.kind !== 'convolution') throw new TypeError();
		expect(ofPooling(pooled, 'max')).toEqual(layer);
	});
});

describe('stackRefusal(stack, inputs)', () => {
	it('has the numbers in it', () => {
		expect(stackRefusal(presetNamed('dense'), 2)).toBeNull();
		expect(stackRefusal(presetNamed('convolution, pooled'), 2)).toContain(
			'a kernel of 5, and the data have only 2 places'
		);
		expect(stackRefusal([], 2)).toMatch(/^Layers must be 1 to 60 layers/);
		expect(presetNamed('convolution, pooled')).toHaveLength(2);
	});
});

describe('links, differences and questions', () => {
	it('write own layers as one text', () => {
		const link = toLink(pooled);
		expect(link).toContain('&a=layers:conv4.k3.relu.max&b=tanh:64x2&');
		expect(fromLink(link)).toEqual({ experiment: pooled, dropped: [] });
	});

	it.each([
		[
			'a=layers:conv4.k3.relu.max&v=1',
			'The layers of A became dense ones. Layer 1 has a kernel of 3, and the data have only 2 places: it does not fit.'
		],
		['a=layers:conv4.k3.relu.max,&v=1', 'became'],
		['a=layers:dense900.relu&v=1', 'became dense 512 relu: a network must be'],
		['a=layers:dense4.relu.x99&v=1', 'became 60 times dense 4 relu: a network must be']
	])('say what became of %s', (link, sentence) => {
		const { experiment, dropped } = fromLink(link);
		expect(dropped.join(' ')).toContain(sentence);
		expect(checkExperiment(experiment)).toEqual({ experiment });
	});

	it('tell layers in words', () => {
		expect(differences(wide, pooled)).toEqual([
			'layers of A tanh 3, 3 → convolution 4 × 3 relu max over all places'
		]);
		expect(startsAnew(wide, pooled)).toBe(true);
		const alike = edits.setActivation(openStack(edits.setWidth(wide, 1, 3), 0), 0, 'relu');
		const text = questionOf(alike)
			.map((part) => part.text)
			.join('');
		expect(text).toContain('They differ in layers (A 2 times dense 3 relu, B tanh 3, 3).');
	});
});

describe('checkExperiment(value)', () => {
	it('says why layers do not fit, and what does not agree with them', () => {
		const misfit = { ...pooled, data: firstScreen.data };
		expect(checkExperiment(misfit)).toEqual({
			problems: [expect.stringContaining('a kernel of 3, and the data have only 2 places')]
		});
		const [a, ...others] = pooled.networks;
		const disagreeing = { ...pooled, networks: [{ ...a, width: 5 }, ...others] };
		expect(checkExperiment(disagreeing)).toEqual({
			problems: ['Network A: width, depth and activation must be those that its own layers give.']
		});
	});
});
