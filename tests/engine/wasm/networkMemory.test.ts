import { describe, expect, test } from 'vitest';
import { openKernels } from '../../../src/lib/engine/wasm/kernels.ts';
import { Memory, placeRows } from '../../../src/lib/engine/wasm/memory.ts';
import { NetworkMemory } from '../../../src/lib/engine/wasm/networkMemory.ts';
import { activations } from '../../../src/lib/network/activation.ts';
import { initialParameters } from '../../../src/lib/network/initialParameters.ts';
import { Float64Network, relativeDistance } from '../../support/float64Network.ts';
import { smallMember } from '../../support/smallMembers.ts';

async function placed(hidden: number[], rows: number, activation: (typeof activations)[number]) {
	const member = smallMember({ network: { hidden, activation } });
	const parameters = initialParameters(member.network, 4);
	const memory = new Memory(await openKernels());
	const network = new NetworkMemory(memory, member.network, member.loss, rows);
	network.set(member.training);
	network.write('parameters', parameters);
	return { member, parameters, network, memory };
}

describe.each(activations)('with %s', (activation) => {
	// Widths and rows beside, at and beyond the blocks that the kernels work in.
	test.each([[[1]], [[3, 9]], [[8, 4]], [[13, 6, 17]]])(
		'activationsOf(inputs) are those of the float64 network, of layers of %s units',
		async (hidden) => {
			const { member, parameters, network } = await placed(hidden, 12, activation);
			const { inputs } = member.data.training;
			const expected = new Float64Network(member, parameters).activations(inputs);
			for (const [i, layer] of network.activationsOf(inputs).entries()) {
				expect(relativeDistance(layer, expected[i])).toBeLessThan(2e-6);
			}
		}
	);
});

test('read(area) gives back what write(area, values) was given', async () => {
	const { parameters, network } = await placed([13, 6], 4, 'tanh');
	for (const area of ['parameters', 'first', 'second'] as const) {
		network.write(area, parameters);
		expect(network.read(area)).toEqual(parameters);
		network.clear(area);
		expect(network.read(area).every((value) => value === 0)).toBe(true);
	}
});

test('outputsOf(inputs, parameters) leaves the network its own', async () => {
	const { member, parameters, network } = await placed([5], 4, 'tanh');
	const { inputs } = member.data.training;
	const others = parameters.map((value, i) => value + Math.sin(i));
	const [outputs] = network.outputsOf(inputs, others);
	const reference = new Float64Network(member, others);
	expect(relativeDistance(outputs, reference.outputs(inputs))).toBeLessThan(2e-6);
	expect(network.read('parameters')).toEqual(parameters);
});

test('outputsOfPlaced(rows) are outputsOf(inputs), however many rows fit in a part', async () => {
	for (const capacity of [4, 12, 100]) {
		const { member, network, memory } = await placed([5, 9], capacity, 'tanh');
		const { inputs, rows } = member.data.training;
		const room = placeRows(memory, inputs, network.inputs);
		expect(room.rows).toBe(rows);
		expect(network.outputsOfPlaced(room)).toEqual(network.outputsOf(inputs)[0]);
		const fewer = inputs.slice(3 * network.inputs);
		const again = placeRows(memory, fewer, network.inputs, room);
		expect(again).toEqual({ address: room.address, rows: rows - 3 });
		expect(network.outputsOfPlaced(again)).toEqual(network.outputsOf(fewer)[0]);
	}
});
