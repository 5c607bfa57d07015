import { zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textBytes } from '../../src/lib/export/bytes.ts';
import { exportedRun } from '../../src/lib/export/exported.ts';
import { writeExperimentJson } from '../../src/lib/export/experimentJson.ts';
import { factsOf } from '../../src/lib/export/facts.ts';
import { kerasArrays, torchArrays, type NamedArray } from '../../src/lib/export/namedArrays.ts';
import { writeNpz } from '../../src/lib/export/npz.ts';
import { writeSafetensors } from '../../src/lib/export/safetensors.ts';
import { writeTfjs } from '../../src/lib/export/tfjs.ts';
import { broughtBack } from '../../src/lib/import/broughtBack.ts';
import { mostBytes, openFiles } from '../../src/lib/import/openFiles.ts';
import type { OpenedNetwork } from '../../src/lib/import/opened.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { experiments } from '../experiment/arbitraries.ts';
import { facts, networkOf, someParameters } from '../export/networks.ts';

const npzOf = (arrays: readonly NamedArray[], about: Record<string, string> = facts) =>
	writeNpz({
		...Object.fromEntries(arrays.map(({ name, shape, values }) => [name, { shape, values }])),
		...Object.fromEntries(
			Object.entries(about).map(([name, values]) => [name, { shape: [], values }])
		)
	});

function networkIn(...files: Parameters<typeof openFiles>[0]): OpenedNetwork {
	const opened = openFiles(files);
	if (opened.kind !== 'network') throw new Error(JSON.stringify(opened));
	return opened.network;
}

function problemIn(...files: Parameters<typeof openFiles>[0]): string {
	const opened = openFiles(files);
	return opened.kind === 'problem' ? opened.problem : opened.kind;
}

const bitsOf = (values: Float32Array) => [...new Uint32Array(values.buffer.slice(0))];

describe('openFiles(files)', () => {
	it('gives back each parameter of what was written, bit by bit', () => {
		const shape = fc.record({
			hidden: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 6 }),
			seed: fc.nat(1000)
		});
		fc.assert(
			fc.property(shape, ({ hidden, seed }) => {
				const network = networkOf(hidden, 'relu');
				const parameters = someParameters(network, seed);
				const tfjs = writeTfjs(network, parameters, facts);
				const files = [
					[
						{
							name: 'a.safetensors',
							bytes: writeSafetensors(torchArrays(network, parameters), facts)
						}
					],
					[{ name: 'a.npz', bytes: npzOf(kerasArrays(network, parameters)) }],
					[
						{ name: 'model.json', bytes: textBytes(tfjs.json) },
						{ name: 'weights.bin', bytes: tfjs.weights }
					]
				];
				for (const each of files) {
					const opened = networkIn(...each);
					expect(opened.widths).toEqual([2, ...hidden, 1]);
					expect(bitsOf(opened.parameters)).toEqual(bitsOf(parameters));
					expect(opened.facts).toMatchObject(facts);
				}
			}),
			{ numRuns: 60 }
		);
	});

	it('gives back an experiment as it was', () => {
		fc.assert(
			fc.property(experiments, (experiment) => {
				const bytes = textBytes(writeExperimentJson(experiment));
				expect(openFiles([{ name: 'experiment.json', bytes }])).toEqual({
					kind: 'experiment',
					experiment
				});
			}),
			{ numRuns: 100 }
		);
	});

	it('never throws, whatever is cut, changed or written over in a file', () => {
		const network = networkOf([4, 3], 'tanh');
		const parameters = someParameters(network);
		const tfjs = writeTfjs(network, parameters, facts);
		const model = { name: 'model.json', bytes: textBytes(tfjs.json) };
		const whole = [
			writeSafetensors(torchArrays(network, parameters), facts),
			npzOf(kerasArrays(network, parameters)),
			textBytes(writeExperimentJson(firstScreen)),
			model.bytes,
			zipSync({ 'experiment.json': textBytes(writeExperimentJson(firstScreen)) })
		];
		const damage = fc.record({
			file: fc.nat(whole.length - 1),
			cutAt: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
			changes: fc.array(
				fc.record({ at: fc.double({ min: 0, max: 0.999, noNaN: true }), byte: fc.nat(255) }),
				{ maxLength: 6 }
			)
		});
		let opened = 0;
		fc.assert(
			fc.property(damage, ({ file, cutAt, changes }) => {
				const bytes = whole[file].slice(0, Math.ceil((cutAt ?? 1) * whole[file].length));
				// Headers are hit as often as the numbers after them.
				for (const { at, byte } of changes) bytes[Math.floor(at ** 3 * bytes.length)] = byte;
				const others = file === 3 ? [{ name: 'weights.bin', bytes: tfjs.weights }] : [];
				const result = openFiles([{ name: 'damaged', bytes }, ...others]);
				if (result.kind === 'problem') expect(result.problem).toMatch(/^.{10,600}[.?!]$/su);
				else opened++;
			}),
			{ numRuns: 10_000 }
		);
		expect(opened).toBeGreaterThan(100);
		expect(opened).toBeLessThan(9000);
	});

	it('finds the order of layers and the layout of kernels in files of others', () => {
		const network = networkOf([4, 3], 'tanh');
		const parameters = someParameters(network);
		const renamed = (arrays: NamedArray[], names: string[]) =>
			arrays.map((array, at) => ({ ...array, name: names[at] }));
		const names = [
			'in.weight',
			'in.bias',
			'hidden.weight',
			'hidden.bias',
			'head.weight',
			'head.bias'
		];
		const torch = renamed(torchArrays(network, parameters), names).toReversed();
		const keras = kerasArrays(network, parameters).map((array, i) => ({
			...array,
			name: `arr_${i}`
		}));
		for (const bytes of [writeSafetensors(torch, {}), npzOf(keras, {}), npzOf(torch, {})]) {
			const opened = networkIn({ name: 'theirs', bytes });
			expect(opened.widths).toEqual([2, 4, 3, 1]);
			expect(opened.parameters).toEqual(parameters);
			expect(opened.activations).toBeNull();
		}
	});

	const safetensors = (arrays: NamedArray[], about: Record<string, string> = {}) => [
		{ name: 'a.safetensors', bytes: writeSafetensors(arrays, about) }
	];
	const array = (name: string, ...shape: number[]): NamedArray => ({
		name,
		shape,
		values: new Float32Array(shape.reduce((a, b) => a * b, 1))
	});
	const bytes = (...values: number[]) => Uint8Array.from(values);

	it.each([
		[[{ name: 'a', bytes: bytes() }], /^“a” cannot be opened\. It is empty\. What is read here/],
		[[{ name: 'a.png', bytes: bytes(0x89, 0x50, 0x4e, 0x47) }], /It seems to be a picture \(PNG\)/],
		[[{ name: 'a.onnx', bytes: bytes(8, 8, 18) }], /an ONNX file, which this page writes/],
		[[{ name: 'a.json', bytes: textBytes('{"a":1}') }], /is a JSON of something else/],
		[safetensors([array('a.weight', 3, 2)]), /1 matrix and 0 vectors do not go together/],
		[
			safetensors([
				array('a.weight', 3, 2),
				array('a.bias', 3),
				array('b.weight', 1, 4),
				array('b.bias', 1)
			]),
			/do not follow one upon the other: 3 × 2, 1 × 4/
		],
		[safetensors([array('a', 3, 2, 2)]), /It holds no matrix/],
		[
			safetensors([
				{ ...array('a.weight', 1, 2), values: Float32Array.of(1, NaN) },
				array('a.bias', 1)
			]),
			/no finite numbers: its network had diverged/
		],
		[safetensors([array('a', 1, 1)], { wiggle_room: '2' }), /made by a later version of this page/],
		[
			[
				{
					name: 'experiment.json',
					bytes: textBytes(writeExperimentJson(firstScreen).replace('"version": 1', '"version": 2'))
				}
			],
			/made by a later version of this page/
		],
		[
			[
				{
					name: 'model.json',
					bytes: textBytes(writeTfjs(networkOf([], 'tanh'), new Float32Array(3), {}).json)
				}
			],
			/has its weights in weights\.bin: drop both files together/
		],
		[
			[{ name: '<b>../x', bytes: zipSync({ a: bytes(1) }) }],
			/^“<b>\.\.\/x” is a zip that holds nothing to open/
		]
	])('says in a sentence why a file is not opened (%#)', (files, sentence) => {
		expect(problemIn(...files)).toMatch(sentence);
	});

	it.each<[text: string, sentence: string]>([
		['a,b,kind\n1,2,x\n2,3,y\n', 'It seems to be a table: “Your own”, under Data, reads it.'],
		['a;b\n1,5;2\n', 'It seems to be a table'],
		['{"format": "wiggle-room exp', 'it is cut short or damaged'],
		['{"model_type": "gpt2"}', 'the config of a model: the page Scale counts it.'],
		['{"weight_map": {}}', 'the index of a large model'],
		['{"nbformat": 4}', 'a notebook, which this page writes'],
		['GGUF\u0003', 'a language model (GGUF): the page Scale counts it.'],
		['Dear diary, today\nnothing\n', 'of a kind that is not known here'],
		['a,b\n\0\n', 'of a kind that is not known here']
	])('says where %j is read instead', (text, sentence) => {
		expect(problemIn({ name: 'a', bytes: textBytes(text) })).toContain(sentence);
	});

	const network = networkOf([4, 3], 'tanh');
	const parameters = someParameters(network);
	const tensors = writeSafetensors(torchArrays(network, parameters), facts);

	it('says of a zip that it was cut, also where a zip within it is whole', () => {
		const inner = npzOf(kerasArrays(network, parameters));
		const outer = zipSync({ 'start.npz': [inner, { level: 0 }], 'a.txt': textBytes('a') });
		const cut = outer.slice(0, 60 + inner.length);
		expect(problemIn({ name: 'a.zip', bytes: cut })).toBe(
			'“a.zip” is a zip that is damaged or was cut short.'
		);
	});

	it('opens a network by its name, whichever folders a zip says that it lies in', () => {
		const bytes = zipSync({
			'../../etc/network.safetensors': tensors,
			'..\\a.txt': textBytes('a')
		});
		const opened = networkIn({ name: 'a.zip', bytes });
		expect(bitsOf(opened.parameters)).toEqual(bitsOf(parameters));
	});

	it('tells files of weights apart by their whole names', () => {
		const { json, weights } = writeTfjs(network, parameters, facts);
		const opened = networkIn(
			{ name: 'other-weights.bin', bytes: bytes(1) },
			{ name: 'model.json', bytes: textBytes(json) },
			{ name: 'weights.bin', bytes: weights }
		);
		expect(bitsOf(opened.parameters)).toEqual(bitsOf(parameters));
	});

	it('knows the curves of a run', () => {
		const [opened] = ['network,step,training_loss,validation_loss\r\nA,0,1,2\r\n'].map((text) =>
			openFiles([{ name: 'curves.csv', bytes: textBytes(text) }])
		);
		expect(opened).toEqual({ kind: 'curves' });
	});

	it('reads no file larger than 128 MiB', () => {
		expect(mostBytes).toBe(2 ** 27);
	});
});

describe('broughtBack(opened, present)', () => {
	it('keeps every bit of what was trained, by each format and by a zip', () => {
		const { networks } = exportedRun(firstScreen, {
			address: '',
			histories: [],
			changes: [],
			parameters: []
		});
		for (const [index, one] of networks.entries()) {
			const parameters = someParameters(one.network, 7 + index);
			const about = factsOf(firstScreen, { ...one, parameters });
			const safetensors = writeSafetensors(torchArrays(one.network, parameters), about);
			const tfjs = writeTfjs(one.network, parameters, about);
			for (const files of [
				[{ name: 'a.safetensors', bytes: safetensors }],
				[{ name: 'a.npz', bytes: npzOf(kerasArrays(one.network, parameters), about) }],
				[
					{ name: 'model.json', bytes: textBytes(tfjs.json) },
					{ name: 'weights.bin', bytes: tfjs.weights }
				],
				[{ name: 'a.zip', bytes: zipSync({ 'network.safetensors': safetensors }) }]
			]) {
				const back = broughtBack(networkIn(...files), firstScreen);
				if ('problem' in back) throw new Error(back.problem);
				expect(bitsOf(back.parameters)).toEqual(bitsOf(parameters));
				expect(back.experiment.networks).toEqual([firstScreen.networks[index]]);
			}
		}
	});

	const state = { address: '', histories: [], parameters: [], changes: [] };
	const run = exportedRun(firstScreen, state);

	it('puts a network of ours into its own experiment, at its step', () => {
		const parameters = someParameters(run.networks[1].network);
		const evaluation = {
			step: 500,
			training: { loss: 0.1, accuracy: 1 },
			validation: { loss: 0.2, accuracy: 1 },
			penalty: 0,
			diverged: false
		};
		const network = { ...run.networks[1], parameters, history: [evaluation] };
		const about = factsOf(firstScreen, network);
		const file = writeSafetensors(torchArrays(network.network, parameters), about);
		const back = broughtBack(networkIn({ name: 'a', bytes: file }), firstScreen);
		expect(back).toMatchObject({
			experiment: { ...firstScreen, networks: [firstScreen.networks[1]] },
			step: 500,
			parameters
		});
	});

	it('takes the activation with which a network of others does best, and says so', () => {
		const network = networkOf([8, 8], 'tanh');
		const opened = {
			widths: [2, 8, 8, 1],
			parameters: someParameters(network, 3),
			activations: null,
			facts: {}
		};
		const back = broughtBack(opened, firstScreen);
		expect(back).toMatchObject({ step: 0, parameters: opened.parameters });
		expect('sentence' in back && back.sentence).toMatch(
			/does not name its activation: with \w+ it does best/
		);
	});

	it.each([
		[[3, 1], /^It takes 3 inputs, and a point of the data set Rings has 2/],
		[[2, 4], /^It gives 4 outputs/],
		[[2, 1, 1, 1, 1, 1, 1, 1, 1], /^It has 7 hidden layers; here are up to 6/],
		[[2, 600, 1], /^Its widest layer has 600 units; here are up to 512/]
	])('says why a network of widths %j cannot stand here', (widths, sentence) => {
		const opened = { widths, parameters: new Float32Array(9), activations: null, facts: {} };
		const back = broughtBack(opened, firstScreen);
		expect('problem' in back && back.problem).toMatch(sentence);
	});
});
