import { expect, test } from 'vitest';
import { biasCorrection } from '../../../../src/lib/engine/step/biasCorrection.ts';
import { Tables } from '../../../../src/lib/engine/wasm/batchMemory.ts';
import { NetworkMemory } from '../../../../src/lib/engine/wasm/networkMemory.ts';
import { StepList } from '../../../../src/lib/engine/wasm/stepList.ts';
import { sizeOfStructure, stepFields } from '../../../../src/lib/engine/wasm/structures.ts';
import { adam } from '../../../../src/lib/network/hyperparameters.ts';
import { initialParameters } from '../../../../src/lib/network/initialParameters.ts';
import { Float64Network, relativeDistance } from '../../../support/float64Network.ts';
import { smallMember } from '../../../support/smallMembers.ts';
import { Stage } from './stage.ts';

async function placed(hidden: number[]) {
	const { memory, kernels } = await Stage.open();
	const member = smallMember({ network: { hidden } });
	const { training } = member.data;
	const network = new NetworkMemory(memory, member.network, member.loss, training.rows);
	network.set(member.training);
	const parameters = initialParameters(member.network, 3);
	network.write('parameters', parameters);
	return { memory, kernels, network, member, reference: new Float64Network(member, parameters) };
}

test('firstFree() is a multiple of 64, as all that is placed', async () => {
	const { kernels, memory } = await Stage.open();
	expect(kernels.firstFree() % 64).toBe(0);
	for (const count of [1, 16, 17]) expect(memory.allocate(count) % 64).toBe(0);
});

test.each([[[]], [[3]], [[8, 8]], [[5, 12, 4]]])(
	'train(network, steps, count) takes the steps of its list, with hidden layers of %s units',
	async (hidden) => {
		const { memory, kernels, network, member, reference } = await placed(hidden);
		const { training } = member.data;
		const list = new StepList(memory);
		const table = new Tables(memory).of(training);
		for (let step = 0; step < 5; step++) {
			list.setBatch(step, table, 0, training.rows);
			list.setLearningRate(step, member.training.learningRate);
			const [first, second] = [adam.beta1, adam.beta2];
			list.setCorrections(step, biasCorrection(first, step + 1), biasCorrection(second, step + 1));
		}
		kernels.train(network.address, list.address, 2);
		const after2 = reference.train(2).parameters;
		expect(relativeDistance(network.read('parameters'), after2)).toBeLessThan(2e-6);
		const stepBytes = 4 * sizeOfStructure(stepFields);
		kernels.train(network.address, list.address + 2 * stepBytes, 3);
		const after5 = reference.train(3).parameters;
		expect(relativeDistance(network.read('parameters'), after5)).toBeLessThan(2e-6);
	}
);

test('train(…) learns nothing from the rows after those of its batch', async () => {
	const trainOn = async (rows: number) => {
		const { memory, kernels, network, member } = await placed([5, 12]);
		const { training } = member.data;
		const part = (values: Float32Array) => values.slice(0, (rows * values.length) / training.rows);
		const { inputs, targets } = training;
		const table = { rows, inputs: part(inputs), targets: part(targets) };
		const list = new StepList(memory);
		list.setBatch(0, new Tables(memory).of(table), 0, 5);
		list.setLearningRate(0, 0.1);
		list.setCorrections(0, biasCorrection(adam.beta1, 1), biasCorrection(adam.beta2, 1));
		kernels.train(network.address, list.address, 1);
		return network.read('parameters');
	};
	expect(await trainOn(5)).toEqual(await trainOn(8));
});

test('predict(network, inputs, rows, shift) is what outputsOf(inputs) gives', async () => {
	const { network, member, reference } = await placed([5, 9]);
	const { inputs } = member.data.validation;
	expect(relativeDistance(network.outputsOf(inputs)[0], reference.outputs(inputs))).toBeLessThan(
		2e-6
	);
});
