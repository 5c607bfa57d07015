import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allDatasets } from '../../../src/lib/data/sets/further.ts';
import { pointFields } from '../../../src/lib/experiment/fields.ts';
import { stackForm } from '../../../src/lib/experiment/layers/stackForm.ts';
import type { Sweep } from '../../../src/lib/experiment/sweep/sweep.ts';
import {
	fromSweepLink,
	presetOf,
	sweepFields,
	toSweepLink
} from '../../../src/lib/experiment/link/sweepLink.ts';
import { networkOfStack } from '../../../src/lib/experiment/sweep/sweepLayers.ts';
import { sweepPresetNamed, sweepPresets } from '../../../src/lib/experiment/sweep/sweepPresets.ts';
import { checkSweep } from '../../../src/lib/experiment/sweep/sweepSchema.ts';
import { defaultHyperparameters } from '../../../src/lib/network/hyperparameters.ts';
import { sweeps } from '../arbitraries.ts';

const first = sweepPresets[0].sweep;

/** What `v=1` means for good; never to be edited. */
const version1: Sweep = {
	data: {
		set: 'cosine',
		training: 30,
		validation: 300,
		flips: 0,
		options: { noise: 0.4 },
		seed: 1
	},
	axis: 'width',
	values: [1, 2, 3, 4, 5, 6, 8, 11, 16, 23, 32, 45, 64, 90, 128],
	network: { width: 8, depth: 2, activation: 'tanh' },
	seeds: 5,
	weightSeed: 1,
	hyperparameters: {
		optimizer: 'adam',
		learningRate: 0.01,
		schedule: 'constant',
		batchSize: 'all',
		l1: 0,
		l2: 0,
		weightDecay: 0,
		dropout: 0
	},
	steps: 2000,
	compute: null,
	executor: 'fast'
};

function opened(link: string): Sweep {
	const { sweep, dropped } = fromSweepLink(link);
	assert.deepStrictEqual(dropped, []);
	return sweep;
}

describe('toSweepLink(sweep)', () => {
	it('is empty for the sweep that the page opens on', () => {
		expect(toSweepLink(first)).toBe('');
		expect(opened('')).toBe(first);
		expect(opened('#')).toBe(first);
	});

	it.each<[string, Partial<Sweep>]>([
		['values=1,8,64&v=1', { values: [1, 8, 64] }],
		['compute=12000000&v=1', { compute: 1.2e7 }],
		['engine=wasm&v=1', { executor: 'wasm' }],
		['axis=depth&values=0,1,2&v=1', { axis: 'depth', values: [0, 1, 2] }],
		['net=relu:16x3&v=1', { network: { width: 16, depth: 3, activation: 'relu' } }],
		[
			'data=shift&n=200&new=300&shuffled=0&place=0&centred=0&noise=.3&axis=channels&values=1,2,4&net=layers:conv4.k9.relu.max&v=1',
			{
				data: {
					...first.data,
					set: 'shift',
					training: 200,
					options: { shuffled: 0, place: 0, centred: 0, noise: 0.3 }
				},
				axis: 'channels',
				values: [1, 2, 4],
				network: networkOfStack(stackForm.read('conv4.k9.relu.max')!)
			}
		],
		[
			'seeds=20&lr=.003&batch=32&stop=500&draw=7&weights=9&v=1',
			{
				seeds: 20,
				hyperparameters: { ...defaultHyperparameters, learningRate: 0.003, batchSize: 32 },
				steps: 500,
				data: { ...first.data, seed: 7 },
				weightSeed: 9
			}
		],
		[
			'data=sum&n=40&new=300&inputs=8&noise=.5&v=1',
			{
				data: { ...first.data, set: 'sum', training: 40, options: { inputs: 8, noise: 0.5 } }
			}
		]
	])('writes only what differs: %s', (link, changes) => {
		const sweep = { ...first, ...changes };
		expect(toSweepLink(sweep)).toBe(link);
		expect(opened(link)).toEqual(sweep);
	});

	it.each(sweepPresets.map(({ name }) => name))('carries the preset %s', (name) => {
		const { sweep } = sweepPresetNamed(name);
		expect(opened(toSweepLink(sweep))).toEqual(sweep);
	});

	it('writes 10,000 sweeps that fromSweepLink(link) reads back unchanged', () => {
		let longest = 0;
		fc.assert(
			fc.property(sweeps, (sweep) => {
				const link = toSweepLink(sweep);
				longest = Math.max(longest, link.length);
				assert.deepStrictEqual(opened(link), sweep);
				assert.equal(encodeURI(link), link);
			}),
			{ numRuns: 10_000, seed: 1 }
		);
		expect(longest).toBeLessThan(2000);
	});

	it('has one key for each field, and none that a data set uses for its own', () => {
		const keys = [...pointFields, ...sweepFields].map(({ key }) => key);
		const reserved = new Set([...keys, 'data', 'axis', 'values', 'net', 'v']);
		expect(reserved.size).toBe(keys.length + 5);
		for (const { key } of allDatasets.flatMap(({ controls }) => controls)) {
			expect(reserved).not.toContain(key);
		}
	});
});

describe('fromSweepLink(hash)', () => {
	it('reads version 1 against the first sweep of version 1', () => {
		expect(opened('v=1')).toEqual(version1);
	});

	it('takes the usual values of an axis for what a typed link leaves out', () => {
		expect(fromSweepLink('axis=depth').sweep.values).toEqual([0, 1, 2, 3, 4, 5, 6]);
		expect(fromSweepLink('data=rings').sweep.data).toMatchObject({ training: 150, flips: 0.1 });
	});

	it('understands what a mail program encodes', () => {
		expect(opened('#stop%3D900%26values%3D1%2C2%26v%3D1')).toEqual({
			...first,
			steps: 900,
			values: [1, 2]
		});
	});

	it.each([
		[
			'values=4,2,2&v=1',
			"The link's “values=4,2,2” became 2, 4: values must be 1 to 40 rising whole numbers from 1 to 512."
		],
		['values=0,9999&v=1', /“values=0,9999” became 1, 512: values must be/],
		['values=&v=1', /“values=” became 15 values from 1 to 128: /],
		['values=1,two&v=1', /“values=1,two” became 15 values from 1 to 128: /],
		['values=1.4,2.6&v=1', /“values=1.4,2.6” became 1, 3: /],
		[
			'values=0&axis=depth&v=1&values=3',
			'The link names “values” more than once: the first was used.'
		],
		['axis=height&v=1', /“axis=height” became width: axis must be width, depth or training\./],
		['axis=depth&values=0,7&v=1', /“values=0,7” became 0, 6: values must be .* from 0 to 6\./],
		[
			'seeds=0&v=1',
			/“seeds=0” became 1: seeds for each value must be a whole number from 1 to 20\./
		],
		['seeds=99&v=1', /“seeds=99” became 20: /],
		['stop=0&v=1', /“stop=0” became 1: /],
		['compute=5&v=1', /“compute=5” became 10,000: compute must be .*, or none\./],
		[
			'data=reluteacher&axis=training&v=1',
			/“axis=training” became width: axis must be width or depth\./
		],
		['net=tanh:64,32&v=1', /“net=tanh:64,32” became tanh, 8 wide, 2 deep: a network must be/],
		[
			'net=layers:conv8.k5.relu.max&v=1',
			'The layers became dense ones. With 1 channel: Layer 1 has a kernel of 5, and the data ' +
				'have only 1 place: it does not fit. Take a smaller kernel, smaller strides before it, or ' +
				'padding “same”.'
		],
		[
			'data=shift&axis=layers&values=1,2,9&net=layers:conv4.k9.relu,conv4.k9.relu.max&v=1',
			/^Values at which the layers do not fit were left out\. With 9 repeated layers: Layer 5 has a kernel of 9, and layer 4 leaves only 8 places/
		],
		['axis=channels&v=1', /“axis=channels” became width: axis must be width, depth or training\./],
		[
			'data=shift&axis=depth&net=layers:conv4.k9.relu.max&v=1',
			/“axis=depth” became channels: axis must be channels, layers or training\./
		],
		['net=tanh:9999x9&v=1', /“net=tanh:9999x9” became tanh, 512 wide, 6 deep: /],
		['a=tanh:3x2&v=1', "The link's “a=tanh:3x2” means nothing here."],
		['scale=log&v=1', "The link's “scale=log” means nothing here."],
		['lr=-1&v=1', /“lr=-1” became 0.000001: learning rate must be/],
		['compute=0&v=1', /“compute=0” became 10,000: compute must be/],
		['seeds=3', 'The link does not end in its version, so its last part may be missing.'],
		['v=7', /made by a later version/]
	])('says what it dropped: %s', (link, sentence) => {
		const { dropped } = fromSweepLink(link);
		expect(dropped).toHaveLength(1);
		if (typeof sentence === 'string') expect(dropped[0]).toBe(sentence);
		else expect(dropped[0]).toMatch(sentence);
	});

	it('never throws and always gives a valid sweep: 10,000 mutilated links', () => {
		fc.assert(
			fc.property(mutilated, (link) => {
				const { sweep, dropped } = fromSweepLink(link);
				assert.deepStrictEqual(checkSweep(sweep), { sweep });
				assert.deepStrictEqual(opened(toSweepLink(sweep)), sweep);
				assert.ok(dropped.length <= 12);
				for (const sentence of dropped) assert.ok(sentence.length < 300, sentence);
			}),
			{ numRuns: 10_000, seed: 2 }
		);
	});
});

const hostile = fc.constantFrom(
	'__proto__=1',
	'constructor=prototype',
	'values=__proto__',
	'values=NaN,Infinity',
	'values=1e999,-1e999',
	'values=,,,',
	'values=0x10,٣',
	'values=[1,2]',
	'values='.padEnd(6000, '1,'),
	`values=${Array.from({ length: 500 }, (_, i) => i).join()}`,
	'axis=__proto__',
	'axis=training',
	'axis=depth',
	'compute=-1',
	'compute=none',
	'data=reluteacher',
	'net=tanh:',
	'net=:x',
	'net=relu:NaNx2',
	'net=tanh:1,1',
	'net=layers:conv8.k5.relu.max',
	'net=layers:dense6.relu,dense6.relu.residual.x50',
	'axis=channels',
	'axis=layers',
	'data=shift',
	'seeds=-1',
	'seeds=1.5',
	'n=NaN',
	'lr=1e999',
	'lr=-0',
	'data=__proto__',
	'data=rings',
	'data=teacher&teacher=0',
	'v=0',
	'v=99999999999999999999',
	'%',
	'%E0%A4%A=%FF',
	'=',
	'&&&==',
	'\ud800=\udfff'
);

const links = sweeps.map(toSweepLink);

const mutilated = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 200 }),
	fc.string({ unit: fc.constantFrom(...'abcdnvalues=&.,:x0123456789e-+%#'), maxLength: 120 }),
	fc.tuple(links, fc.nat(400)).map(([link, length]) => link.slice(0, length)),
	fc
		.tuple(links, fc.array(fc.tuple(fc.nat(400), fc.string({ maxLength: 2 })), { maxLength: 8 }))
		.map(([link, swaps]) =>
			swaps.reduce((text, [at, other]) => text.slice(0, at) + other + text.slice(at + 1), link)
		),
	fc
		.tuple(links, fc.array(hostile, { minLength: 1, maxLength: 4 }), fc.boolean())
		.map(([link, parts, isFirst]) => (isFirst ? [...parts, link] : [link, ...parts]).join('&')),
	fc.tuple(links, links).map((pair) => pair.join('&'))
);

describe('presetOf(sweep)', () => {
	it.each(sweepPresets)('knows it whatever trains it: $name', (preset) => {
		expect(presetOf({ ...preset.sweep, executor: 'wasm' })).toBe(preset);
		expect(presetOf({ ...preset.sweep, seeds: 7 })).toBeNull();
	});
});
