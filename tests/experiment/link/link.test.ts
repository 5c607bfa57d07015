import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allDatasets } from '../../../src/lib/data/sets/further.ts';
import type { Experiment } from '../../../src/lib/experiment/experiment.ts';
import { pointFields, runFields, viewFields } from '../../../src/lib/experiment/fields.ts';
import { toLink } from '../../../src/lib/experiment/link/link.ts';
import { fromLink } from '../../../src/lib/experiment/link/readLink.ts';
import { firstScreen, trySpiral } from '../../../src/lib/experiment/presets.ts';
import { checkExperiment } from '../../../src/lib/experiment/schema.ts';
import { experiments } from '../arbitraries.ts';

/** The link, which must say nothing about what it dropped. */
function opened(link: string): Experiment {
	const { experiment, dropped } = fromLink(link);
	assert.deepStrictEqual(dropped, []);
	return experiment;
}

/** What version 1 began with. Links that say `v=1` count on it: never change this. */
const version1 = {
	data: {
		set: 'rings',
		training: 150,
		validation: 300,
		flips: 0.1,
		options: { noise: 0.08 },
		seed: 1
	},
	networks: [
		{ width: 3, depth: 2, layers: null, activation: 'tanh', own: {} },
		{ width: 64, depth: 2, layers: null, activation: 'tanh', own: {} }
	],
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
	weightSeed: 1,
	stopAt: 500,
	stopAtBest: false,
	view: { speed: 'normal', lossScale: 'linear', smoothing: 0, executor: 'fast' }
};

describe('toLink(experiment)', () => {
	it('is empty for the first screen', () => {
		expect(toLink(firstScreen)).toBe('');
		expect(opened('')).toEqual(firstScreen);
		expect(opened('#')).toEqual(firstScreen);
	});

	it.each<[string, (experiment: Experiment) => Experiment]>([
		['data=spiral&n=150&new=300&flips=0&noise=.02&turns=1.5&v=1', trySpiral],
		['flips=0&v=1', (e) => ({ ...e, data: { ...e.data, flips: 0 } })],
		[
			'lr=.005&v=1',
			(e) => ({ ...e, hyperparameters: { ...e.hyperparameters, learningRate: 0.005 } })
		],
		['stop=2000&best=1&v=1', (e) => ({ ...e, stopAt: 2000, stopAtBest: true })],
		['draw=2&weights=7&v=1', (e) => ({ ...e, weightSeed: 7, data: { ...e.data, seed: 2 } })],
		[
			'a=tanh:3x2&b=relu:64,32&b.lr=.001&b.batch=32&v=1',
			(e) => ({
				...e,
				networks: [
					e.networks[0],
					{
						width: 64,
						depth: 2,
						layers: [64, 32],
						activation: 'relu',
						own: { learningRate: 0.001, batchSize: 32 }
					}
				]
			})
		],
		[
			'speed=full&scale=log&smooth=.6&engine=reference&v=1',
			(e) => ({
				...e,
				view: { speed: 'full', lossScale: 'log', smoothing: 0.6, executor: 'reference' }
			})
		]
	])('writes only what differs: %s', (link, change) => {
		const experiment = change(firstScreen);
		expect(toLink(experiment)).toBe(link);
		expect(opened(link)).toEqual(experiment);
	});

	it('writes 10,000 experiments that fromLink(link) reads back unchanged', () => {
		const longest = { alone: 0, withPretrained: 0 };
		fc.assert(
			fc.property(experiments, (experiment) => {
				const link = toLink(experiment);
				const kind = experiment.pretrained ? 'withPretrained' : 'alone';
				longest[kind] = Math.max(longest[kind], link.length);
				assert.deepStrictEqual(opened(link), experiment);
				assert.equal(encodeURI(link), link);
			}),
			{ numRuns: 10_000, seed: 1 }
		);
		expect(longest.alone).toBeLessThan(2000);
		expect(longest.withPretrained).toBeLessThan(4000);
	});

	it('has one key for each field, and none that a data set uses for its own', () => {
		const keys = [...pointFields, ...runFields, ...viewFields].map(({ key }) => key);
		const others = ['data', 'a', 'b', 'c', 'd', 'v'];
		const ofTasks = ['title', 'ask', 'show', 'verdict', 'class'];
		const reserved = new Set([...keys, ...others, ...ofTasks]);
		expect(reserved.size).toBe(keys.length + others.length + ofTasks.length);
		for (const { key } of allDatasets.flatMap(({ controls }) => controls)) {
			expect(reserved).not.toContain(key);
		}
	});
});

describe('fromLink(hash)', () => {
	it('reads version 1 against the first screen of version 1', () => {
		expect(opened('v=1')).toEqual(version1);
	});

	it('takes the defaults of a data set for what a typed link leaves out', () => {
		const { experiment } = fromLink('#data=spiral');
		expect(experiment.data).toEqual({
			...allDatasets.find(({ name }) => name === 'spiral')!.defaults,
			set: 'spiral',
			options: { noise: 0.02, turns: 1.5 },
			seed: 1
		});
	});

	it('takes every network from the link once it names one', () => {
		expect(opened('a=relu:8x0&v=1').networks).toHaveLength(1);
		expect(opened('b.lr=.1&v=1').networks.map(({ own }) => own)).toEqual([
			{},
			{ learningRate: 0.1 }
		]);
	});

	it('understands what a mail program encodes', () => {
		expect(opened('#stop%3D900%26v%3D1')).toEqual({ ...firstScreen, stopAt: 900 });
	});

	it.each([
		[
			'n=5000&v=1',
			"The link's “n=5000” became 2,000: training points must be a whole number from 2 to 2,000."
		],
		[
			'n=-3&v=1',
			"The link's “n=-3” became 2: training points must be a whole number from 2 to 2,000."
		],
		[
			'n=1e999&v=1',
			"The link's “n=1e999” became 2,000: training points must be a whole number from 2 to 2,000."
		],
		[
			'n=NaN&v=1',
			"The link's “n=NaN” became 150: training points must be a whole number from 2 to 2,000."
		],
		[
			'n=Infinity&v=1',
			"The link's “n=Infinity” became 150: training points must be a whole number from 2 to 2,000."
		],
		[
			'n=0x20&v=1',
			"The link's “n=0x20” became 150: training points must be a whole number from 2 to 2,000."
		],
		[
			'n=&v=1',
			"The link's “n=” became 150: training points must be a whole number from 2 to 2,000."
		],
		[
			'n=[9]&v=1',
			"The link's “n=[9]” became 150: training points must be a whole number from 2 to 2,000."
		],
		[
			'n=10.4&v=1',
			"The link's “n=10.4” became 10: training points must be a whole number from 2 to 2,000."
		],
		['opt=lion&v=1', "The link's “opt=lion” became adam: optimizer must be sgd, momentum or adam."],
		[
			'best=yes&v=1',
			"The link's “best=yes” became off: stop at best validation must be 1 (on) or 0 (off)."
		],
		['data=mnist&v=1', /“data=mnist” became rings: data set must be cosine, /],
		['data=cosine&flips=.1&n=30&v=1', "The link's “flips=.1” means nothing here."],
		['data=rings&turns=2&v=1', "The link's “turns=2” means nothing here."],
		['a=tanh:9999x2&v=1', /“a=tanh:9999x2” became tanh 512, 512: a network must be an activation/],
		['a=swish:9&v=1', /“a=swish:9” became tanh 9: /],
		['a=tanh:3x2x1&v=1', /“a=tanh:3x2x1” became tanh 3, 3: /],
		['d=tanh&a=tanh:3x2&b=tanh:3x2&c=tanh:3x2&v=1', /“d=tanh” became tanh 8, 8: /],
		['a=tanh:3x2&c=tanh:4x2&v=1', 'The link skips network B: its network C is shown as B.'],
		['a=tanh:3x2&b.lr=.1&v=1', "The link's “b.lr=.1” means nothing here."],
		['n=10&n=20&v=1', 'The link names “n” more than once: the first was used.'],
		['__proto__=1&v=1', "The link's “__proto__=1” means nothing here."],
		['constructor&v=1', "The link's “constructor” means nothing here."],
		['data=toString&v=1', /“data=toString” became rings/],
		['%=%E0%A4%A&v=1', "The link's “%=%E0%A4%A” means nothing here."],
		['x=%00%E2%80%AE&v=1', "The link's “x=��” means nothing here."],
		['n=150', 'The link does not end in its version, so its last part may be missing.'],
		['n=150&v=', 'The link does not end in its version, so its last part may be missing.'],
		['v=one', "The link's “v=one” became 1: a version must be a whole number."],
		[
			'v=7',
			'The link was made by a later version of this page (7): what this version knows was opened.'
		]
	])('says what it dropped: %s', (link, sentence) => {
		const { dropped } = fromLink(link);
		expect(dropped).toHaveLength(1);
		if (typeof sentence === 'string') expect(dropped[0]).toBe(sentence);
		else expect(dropped[0]).toMatch(sentence);
	});

	it('cuts what it quotes short, and says only so much', () => {
		const { dropped } = fromLink(`v=1&n=${'9'.repeat(900)}&data=${'<b>'.repeat(900)}`);
		for (const sentence of dropped) expect(sentence.length).toBeLessThan(250);
		const many = Array.from({ length: 1000 }, (_, i) => `k${i}`).join('&');
		expect(fromLink(many).dropped).toHaveLength(12);
	});

	it('opens the rest of a link that has one bad part', () => {
		const { experiment } = fromLink('data=spiral&n=77&noise=oops&stop=900&v=1');
		expect(experiment.data).toMatchObject({
			set: 'spiral',
			training: 77,
			options: { noise: 0.02 }
		});
		expect(experiment.stopAt).toBe(900);
	});

	it('never throws and always gives a valid experiment: 10,000 mutilated links', () => {
		fc.assert(
			fc.property(mutilated, (link) => {
				const { experiment, dropped } = fromLink(link);
				const checked = checkExperiment(experiment);
				assert.deepStrictEqual(checked, { experiment });
				assert.deepStrictEqual(opened(toLink(experiment)), experiment);
				assert.ok(dropped.length <= 12);
				for (const sentence of dropped) assert.ok(sentence.length < 300, sentence);
			}),
			{ numRuns: 10_000, seed: 2 }
		);
	});
});

const hostile = fc.constantFrom(
	'__proto__=1',
	'__proto__.lr=1',
	'a.__proto__=1',
	'constructor=prototype',
	'toString',
	'hasOwnProperty=1',
	'n=NaN',
	'n=Infinity',
	'lr=-1',
	'lr=1e999',
	'lr=-0',
	'lr=0x10',
	'flips=1e-400',
	'n=[1,2]',
	'n[]=3',
	'n=١٥٠',
	'a=tanh:',
	'a=:x',
	'a=tanh:1e9x1e9',
	'a=tanh:1,1,1,1,1,1,1,1,1',
	'a=tanh:-1,0',
	'b=__proto__:3x2',
	'c=tanh:NaNx2',
	'data=__proto__',
	'data=cosine',
	'data=coin&inputs=3.7',
	'v=0',
	'v=2',
	'v=99999999999999999999',
	'%',
	'%E0%A4%A=%FF',
	'=',
	'&&&==',
	'\ud800=\udfff',
	'n=1&n=2&n=3',
	'n='.padEnd(6000, '1'),
	'a=tanh:'.padEnd(6000, '1,')
);

const links = experiments.map(toLink);

const mutilated = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 200 }),
	fc.string({ unit: fc.constantFrom(...'abcdnv=&.,:x0123456789e-+%#'), maxLength: 120 }),
	fc.tuple(links, fc.nat(400)).map(([link, length]) => link.slice(0, length)),
	fc
		.tuple(links, fc.array(fc.tuple(fc.nat(400), fc.string({ maxLength: 2 })), { maxLength: 8 }))
		.map(([link, swaps]) =>
			swaps.reduce((text, [at, other]) => text.slice(0, at) + other + text.slice(at + 1), link)
		),
	fc
		.tuple(links, fc.array(hostile, { minLength: 1, maxLength: 4 }), fc.boolean())
		.map(([link, parts, first]) => (first ? [...parts, link] : [link, ...parts]).join('&')),
	fc.tuple(links, links).map((pair) => pair.join('&'))
);
