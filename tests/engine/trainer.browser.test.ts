import { memory } from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createTrainer } from '../../src/lib/engine/createTrainer.ts';
import type { Backend, Member, Trainer } from '../../src/lib/engine/trainer.ts';
import { executors, type Executor } from '../../src/lib/network/executor.ts';
import { optimizers } from '../../src/lib/network/hyperparameters.ts';
import { losses } from '../../src/lib/network/loss.ts';
import { activations } from '../../src/lib/network/activation.ts';
import { Float64Network, relativeDistance } from '../support/float64Network.ts';
import { onStream, smallMember, type SmallSettings } from '../support/smallMembers.ts';

const open: Trainer[] = [];
let executor: Executor = 'reference';

async function trainerOf(members: Member[], backend: Backend = 'webgl'): Promise<Trainer> {
	const trainer = await createTrainer(members, { backend, executor });
	open.push(trainer);
	return trainer;
}

afterEach(() => {
	for (const trainer of open.splice(0)) trainer.dispose();
	expect(memory().numTensors).toBe(0);
});

/** A trainer of one network, and the float64 network that starts where it does. */
async function pair(settings: SmallSettings = {}, backend?: Backend) {
	const member = smallMember(settings);
	const trainer = await trainerOf([member], backend);
	const reference = new Float64Network(member, await trainer.parameters(0));
	return { member, trainer, reference };
}

/** A mask that keeps every third parameter as it is. */
function everyThird(length: number): Uint8Array {
	return Uint8Array.from({ length }, (_, i) => Number(i % 3 > 0));
}

const lossesAndActivations = losses.flatMap((loss) =>
	activations.map((activation) => ({ loss, activation }))
);

describe('createTrainer(members, { backend })', () => {
	const backends = [
		{ backend: 'cpu', tolerance: 1e-5 },
		{ backend: 'wasm', tolerance: 1e-2 }
	] as const;

	test.each(backends)(
		'takes 50 tanh steps as the float64 network does on $backend',
		async ({ backend, tolerance }) => {
			const { trainer, reference } = await pair({ network: { hidden: [8, 8] } }, backend);
			expect(trainer.backend).toBe(backend);
			await trainer.train(50);
			const distance = relativeDistance(
				await trainer.parameters(0),
				reference.train(50).parameters
			);
			expect(distance).toBeLessThan(tolerance);
		}
	);
});

describe.each(executors)('the %s executor', (name) => {
	beforeAll(() => {
		executor = name;
	});

	describe('activations, predict and evaluate', () => {
		test.each(lossesAndActivations)(
			'are those of the float64 network: $loss, $activation',
			async ({ loss, activation }) => {
				const { member, trainer, reference } = await pair({ loss, network: { activation } });
				const { training, validation } = member.data;
				const [layers, outputs, [evaluation]] = await Promise.all([
					trainer.activations(0, training.inputs),
					trainer.predict(0, training.inputs),
					trainer.evaluate()
				]);
				const expected = reference.activations(training.inputs);
				for (const [i, layer] of layers.entries()) {
					expect(relativeDistance(layer, expected[i])).toBeLessThan(2e-6);
				}
				expect(outputs).toEqual(layers[layers.length - 1]);
				for (const [set, { inputs, targets }] of Object.entries({ training, validation })) {
					const { loss } = evaluation[set as 'training' | 'validation'];
					expect(loss).toBeCloseTo(reference.loss(inputs, targets), 5);
				}
			}
		);

		test('activations(member, inputs, parameters) are those of other parameters', async () => {
			const { member, trainer, reference } = await pair();
			const { inputs } = member.data.training;
			const own = await trainer.parameters(0);
			const others = own.map((value, i) => value + Math.sin(i));
			const layers = await trainer.activations(0, inputs, others);
			reference.parameters = Float64Array.from(others);
			for (const [i, expected] of reference.activations(inputs).entries()) {
				expect(relativeDistance(layers[i], expected)).toBeLessThan(2e-6);
			}
			expect(await trainer.parameters(0)).toEqual(own);
		});

		test('are those of a linear model where there are no hidden layers, and so is train(steps)', async () => {
			const { member, trainer, reference } = await pair({ network: { hidden: [] } });
			const { inputs } = member.data.training;
			const outputs = await trainer.predict(0, inputs);
			expect(relativeDistance(outputs, reference.outputs(inputs))).toBeLessThan(1e-6);
			await trainer.train(20);
			expect(
				relativeDistance(await trainer.parameters(0), reference.train(20).parameters)
			).toBeLessThan(1e-5);
		});
	});

	describe('gradients', () => {
		test.each(lossesAndActivations)(
			'train(1) moves by the gradient with SGD: $loss, $activation',
			async ({ loss, activation }) => {
				const { trainer, reference } = await pair({
					loss,
					network: { activation },
					training: { optimizer: 'sgd', learningRate: 1 }
				});
				const before = await trainer.parameters(0);
				await trainer.train(1);
				const after = await trainer.parameters(0);
				const gradient = before.map((value, i) => value - after[i]);
				expect(relativeDistance(gradient, reference.gradient())).toBeLessThan(1e-5);
			}
		);

		test.each(losses)('gradients(member) is that of the next step, of %s', async (loss) => {
			const { trainer, reference } = await pair({
				loss,
				training: { batchSize: 7, l1: 0.01, l2: 0.02 }
			});
			await trainer.train(2);
			reference.train(2);
			const distance = relativeDistance(await trainer.gradients(0), reference.gradient());
			expect(distance).toBeLessThan(1e-5);
		});

		test('gradients(member) is that of new points and of masked parameters too', async () => {
			const { trainer, reference } = await pair(
				onStream({ network: { hidden: [12] }, rest: { mask: everyThird(73) } })
			);
			await trainer.train(2);
			reference.train(2);
			const distance = relativeDistance(await trainer.gradients(0), reference.gradient());
			expect(distance).toBeLessThan(1e-5);
		});
	});

	describe('train(1) of one weight and one bias', () => {
		// One weight and one bias, one point: x = 1, y = 0. Both gradients are 2 (w + b).
		const point = { rows: 1, inputs: Float32Array.of(1), targets: Float32Array.of(0) };
		const pinned = [
			{ optimizer: 'sgd', first: [0.8, -0.2], second: [0.68, -0.32] },
			{ optimizer: 'momentum', first: [0.8, -0.2], second: [0.5, -0.5] },
			{ optimizer: 'adam', first: [0.9, -0.1], second: [0.8011874, -0.1988126] }
		] as const;

		test.each(pinned)(
			'takes the pinned steps 1 and 2 of $optimizer',
			async ({ optimizer, first, second }) => {
				const member = smallMember({
					loss: 'meanSquaredError',
					network: { inputs: 1, hidden: [], outputs: 1 },
					training: { optimizer, learningRate: 0.1 },
					rest: { data: { training: point, validation: point }, parameters: Float32Array.of(1, 0) }
				});
				const trainer = await trainerOf([member]);
				for (const expected of [first, second]) {
					await trainer.train(1);
					const [weight, bias] = await trainer.parameters(0);
					expect(weight).toBeCloseTo(expected[0], 5);
					expect(bias).toBeCloseTo(expected[1], 5);
				}
			}
		);
	});

	describe('train(steps)', () => {
		test('follows the float64 network for 50 tanh steps', async () => {
			const { trainer, reference } = await pair({ network: { hidden: [8, 8] } });
			await trainer.train(50);
			const distance = relativeDistance(
				await trainer.parameters(0),
				reference.train(50).parameters
			);
			expect(distance).toBeLessThan(1e-5);
		});

		test.each([
			['few', [5, 4]],
			['many', [12]]
		])('follows it for 50 tanh steps on a stream, with %s units', async (_, hidden) => {
			const { trainer, reference } = await pair(onStream({ network: { hidden } }));
			await trainer.train(50);
			const distance = relativeDistance(
				await trainer.parameters(0),
				reference.train(50).parameters
			);
			expect(distance).toBeLessThan(1e-5);
		});

		const relu: SmallSettings['network'] = { activation: 'relu', hidden: [8, 8] };
		const reluSettings: Record<string, SmallSettings> = {
			'a table': { network: relu },
			'a stream': onStream({ network: relu }),
			'a stream, with many units': onStream({ network: { ...relu, hidden: [16] } })
		};

		test.each(Object.keys(reluSettings))(
			'follows it in single relu steps from 20 states: %s',
			async (name) => {
				const { member, trainer } = await pair(reluSettings[name]);
				for (let state = 0; state < 20; state++) {
					const { members } = await trainer.snapshot();
					const reference = new Float64Network(member, members[0].parameters);
					reference.resume(members[0].moments, members[0].steps);
					await trainer.train(1);
					reference.step();
					const distance = relativeDistance(await trainer.parameters(0), reference.parameters);
					expect(distance).toBeLessThan(1e-6);
					await trainer.train(4);
				}
			}
		);

		const settings: Record<string, SmallSettings> = {
			'mini-batches with a short last one': { training: { batchSize: 5 } },
			momentum: { training: { optimizer: 'momentum' } },
			dropout: { training: { dropout: 0.3 } },
			L1: { training: { l1: 0.01 } },
			L2: { training: { l2: 0.01 } },
			'weight decay': { training: { weightDecay: 1 } },
			'new points of a full batch': onStream({ training: { batchSize: 'all' } }),
			'new points and a cosine schedule': onStream({
				training: { schedule: 'cosine' },
				rest: { horizon: 12 }
			}),
			'cosine schedule': { training: { schedule: 'cosine' }, rest: { horizon: 12 } },
			'a mask': { rest: { mask: everyThird(44) } },
			'a mask, many units': { network: { hidden: [12] }, rest: { mask: everyThird(49) } },
			everything: {
				loss: 'softmaxCrossEntropy',
				training: {
					batchSize: 7,
					dropout: 0.2,
					l1: 0.001,
					l2: 0.003,
					weightDecay: 0.5,
					schedule: 'cosine'
				},
				rest: { horizon: 40 }
			}
		};

		test.each(Object.keys(settings))('follows it for 15 steps with %s', async (name) => {
			const { trainer, reference } = await pair(settings[name]);
			await trainer.train(15);
			const distance = relativeDistance(
				await trainer.parameters(0),
				reference.train(15).parameters
			);
			expect(distance).toBeLessThan(1e-5);
		});

		test.each([
			['few', [5, 4], 44],
			['many', [12], 49]
		])('leaves masked parameters as they are, of %s units', async (_, hidden, parameters) => {
			const mask = everyThird(parameters);
			for (const optimizer of optimizers) {
				const training = { optimizer, l1: 0.01, weightDecay: 1, batchSize: 5 };
				const { trainer } = await pair({ network: { hidden }, training, rest: { mask } });
				const before = await trainer.parameters(0);
				await trainer.train(7);
				const moved = (await trainer.parameters(0)).map((value, i) => Number(value !== before[i]));
				expect([...moved]).toEqual([...mask]);
			}
		});

		test.each([
			['a table', {}],
			['a stream', onStream()]
		])(
			'follows it where update(member, changes) acts from the next step on: %s',
			async (_, settings) => {
				const { trainer, reference } = await pair(settings);
				const changes = [
					{ learningRate: 0.03, l2: 0.01 },
					{ batchSize: 6, dropout: 0.2 },
					{ optimizer: 'momentum' },
					{ optimizer: 'adam', schedule: 'cosine', horizon: 30 }
				] as const;
				for (const change of changes) {
					void trainer.train(4);
					trainer.update(0, change);
					reference.train(4).update(change);
				}
				await trainer.train(4);
				const distance = relativeDistance(
					await trainer.parameters(0),
					reference.train(4).parameters
				);
				expect(distance).toBeLessThan(1e-5);
			}
		);
	});

	describe('a population', () => {
		const lively = { training: { batchSize: 5, dropout: 0.2 } };

		test('restore(snapshot) goes on as if nothing had happened, here and in a new trainer', async () => {
			const members = [
				smallMember(lively),
				smallMember({ training: { optimizer: 'momentum' } }),
				smallMember(onStream()),
				smallMember(onStream({ network: { hidden: [12] } }))
			];
			const trainer = await trainerOf(members);
			await trainer.train(7);
			const snapshot = await trainer.snapshot();
			expect(snapshot).toMatchObject({ version: 1, step: 7 });
			await trainer.train(8);
			const expected = await trainer.snapshot();
			await trainer.restore(snapshot);
			expect(trainer.step).toBe(7);
			await trainer.train(8);
			expect(await trainer.snapshot()).toEqual(expected);
			const other = await trainerOf(members);
			await other.restore(snapshot);
			await other.train(8);
			expect(await other.snapshot()).toEqual(expected);
		});

		test('restore(snapshot, { member }) leaves the others and the step', async () => {
			const trainer = await trainerOf([smallMember({ seed: 1 }), smallMember({ seed: 2 })]);
			await trainer.train(3);
			const early = await trainer.snapshot(1);
			await trainer.train(3);
			const first = await trainer.parameters(0);
			await trainer.restore(early, { member: 1 });
			expect(trainer.step).toBe(6);
			expect(await trainer.parameters(0)).toEqual(first);
			expect(await trainer.parameters(1)).toEqual(early.members[0].parameters);
			const steps = (await trainer.evaluate()).map(({ step }) => step);
			expect(steps).toEqual([6, 3]);
		});

		test('train(steps) does the same to two members whether or not there is a third', async () => {
			const members = [smallMember(lively), smallMember({ network: { hidden: [3] }, seed: 2 })];
			const third = smallMember({ network: { hidden: [9, 9, 9], activation: 'relu' }, seed: 3 });
			const two = await trainerOf(members);
			const three = await trainerOf([third, ...members]);
			await Promise.all([two.train(20), three.train(20)]);
			for (const i of [0, 1]) {
				expect(await three.parameters(i + 1)).toEqual(await two.parameters(i));
			}
			const alone = await two.evaluate();
			expect((await three.evaluate()).slice(1)).toEqual(alone);
		});

		test('train(steps) does the same to tables and streams side by side and alone', async () => {
			const members = [
				smallMember(lively),
				smallMember(onStream()),
				smallMember(onStream({ network: { hidden: [12] } })),
				smallMember(onStream({ network: { hidden: [12] }, training: { batchSize: 9 } })),
				smallMember(onStream({ seed: 2, rest: { steps: 7 } }))
			];
			const together = await trainerOf(members);
			await together.train(20);
			const evaluations = await together.evaluate();
			expect(evaluations.map(({ step }) => step)).toEqual([20, 20, 20, 20, 7]);
			for (const [i, member] of members.entries()) {
				const alone = await trainerOf([member]);
				await alone.train(20);
				expect(await together.parameters(i)).toEqual(await alone.parameters(0));
				expect((await alone.evaluate())[0]).toEqual(evaluations[i]);
			}
		});

		test('train(steps) does the same in one call and in many', async () => {
			const [once, often] = [
				await trainerOf([smallMember(lively)]),
				await trainerOf([smallMember(lively)])
			];
			await once.train(12);
			for (const steps of [1, 4, 2, 5]) {
				void often.train(steps);
				void often.evaluate();
			}
			expect(await often.parameters(0)).toEqual(await once.parameters(0));
		});

		test('stop(member), and a member’s own end, leave it as it is', async () => {
			const trainer = await trainerOf([
				smallMember(),
				smallMember({ rest: { steps: 5 } }),
				smallMember({ seed: 2 })
			]);
			void trainer.train(5);
			trainer.stop(0);
			const before = [await trainer.parameters(0), await trainer.parameters(1)];
			await trainer.train(5);
			expect([await trainer.parameters(0), await trainer.parameters(1)]).toEqual(before);
			const { members } = await trainer.snapshot();
			expect(members.map(({ steps, stopped }) => ({ steps, stopped }))).toEqual([
				{ steps: 5, stopped: true },
				{ steps: 5, stopped: false },
				{ steps: 10, stopped: false }
			]);
		});

		test('evaluate() ends a member that has diverged, and no other', async () => {
			const wild = smallMember({
				loss: 'meanSquaredError',
				network: { activation: 'linear' },
				training: { optimizer: 'sgd', learningRate: 1e20 }
			});
			const trainer = await trainerOf([wild, smallMember()]);
			const alone = await trainerOf([smallMember()]);
			for (let i = 0; i < 5; i++) {
				await trainer.train(2);
				await trainer.evaluate();
			}
			await alone.train(10);
			const diverged = (await trainer.evaluate()).map(({ diverged }) => diverged);
			expect(diverged).toEqual([true, false]);
			const { members } = await trainer.snapshot();
			expect(members[0].diverged).toBe(true);
			expect(members[0].steps).toBeLessThan(10);
			expect(await trainer.parameters(1)).toEqual(await alone.parameters(0));
			await trainer.setParameters(0, new Float32Array(members[0].parameters.length));
			expect((await trainer.evaluate())[0].diverged).toBe(false);
		});

		test('evaluate() leaves a member at the step at which it was found diverged, however far training had gone', async () => {
			const trainer = await trainerOf([
				smallMember({
					loss: 'meanSquaredError',
					network: { activation: 'linear' },
					training: { optimizer: 'sgd', learningRate: 1e20 }
				})
			]);
			const told: Promise<{ step: number }[]>[] = [];
			for (let i = 0; i < 6; i++) {
				void trainer.train(2);
				told.push(trainer.evaluate());
			}
			const evaluations = (await Promise.all(told)).map(([evaluation]) => evaluation);
			const steps = evaluations.map(({ step }) => step);
			const found = steps[steps.length - 1];
			expect(found).toBeLessThan(12);
			expect(steps).toEqual([2, 4, 6, 8, 10, 12].map((step) => Math.min(step, found)));
			expect((await trainer.snapshot()).members[0].steps).toBe(found);
		});

		test('evaluate() tells the penalty apart from the losses', async () => {
			const { trainer, reference } = await pair({ training: { l1: 0.1, l2: 0.2 } });
			const plain = await trainerOf([smallMember()]);
			const [[penalised], [free]] = [await trainer.evaluate(), await plain.evaluate()];
			expect(penalised.training).toEqual(free.training);
			expect(free.penalty).toBe(0);
			const kernels = [...reference.parameters].filter((value) => value !== 0);
			const expected = kernels.reduce((sum, w) => sum + 0.1 * Math.abs(w) + 0.2 * w * w, 0);
			expect(penalised.penalty).toBeCloseTo(expected, 10);
		});

		test('predict(member, inputs, parameters) leaves the member its own', async () => {
			const { member, trainer } = await pair();
			const { inputs } = member.data.training;
			const early = await trainer.parameters(0);
			const expected = await trainer.predict(0, inputs);
			await trainer.train(5);
			const late = await trainer.parameters(0);
			expect(await trainer.predict(0, inputs, early)).toEqual(expected);
			expect(await trainer.parameters(0)).toEqual(late);
			await trainer.setParameters(0, early);
			expect(await trainer.predict(0, inputs)).toEqual(expected);
		});

		test('train(2000) leaves as many tensors as train(50)', async () => {
			const member = smallMember({ network: { hidden: [2] }, rows: 8 });
			const trainer = await trainerOf([member]);
			const useAll = async (steps: number) => {
				await trainer.train(steps);
				await Promise.all([
					trainer.evaluate(),
					trainer.predict(0, member.data.training.inputs.slice()),
					trainer.restore(await trainer.snapshot())
				]);
				return memory().numTensors;
			};
			const early = await useAll(50);
			expect(await useAll(1950)).toBe(early);
		});
	});
});
