import { describe, expect, test } from 'vitest';
import { NetworkMemory } from '../../../../src/lib/engine/wasm/networkMemory.ts';
import { quantized, type Quantization } from '../../../../src/lib/network/compression/quantize.ts';
import { initialParameters } from '../../../../src/lib/network/initialParameters.ts';
import { smallMember } from '../../../support/smallMembers.ts';
import { Stage } from './stage.ts';

async function placed(isQuantized: boolean) {
	const { memory, kernels } = await Stage.open();
	const { network, loss } = smallMember({ network: { hidden: [9, 5] } });
	const own = new NetworkMemory(memory, network, loss, 4, { isQuantized });
	const parameters = initialParameters(network, 2).map((value, i) => value || i / 100);
	own.write('parameters', parameters);
	return { kernels, network, own, parameters };
}

const quantizations: Quantization[] = [
	{ bits: 4, scale: 'layer' },
	{ bits: 'ternary', scale: 'unit', biases: 8 },
	{ bits: 'binary', scale: 'layer', biases: 8 }
];

describe('prepare(network)', () => {
	test.each(quantizations)(
		'prepare(network) rounds what the passes compute with, and nothing else: %o',
		async (quantization) => {
			const { network, own, parameters } = await placed(true);
			own.round(quantization);
			expect(own.readUsed()).toEqual(quantized(network, parameters, quantization));
			expect(own.read('parameters')).toEqual(parameters);
			own.round(null);
			expect(own.readUsed()).toEqual(parameters);
		}
	);

	test('prepare(network) leaves alone what is never rounded', async () => {
		const { kernels, own, parameters } = await placed(false);
		kernels.prepare(own.address);
		expect(own.readUsed()).toEqual(parameters);
	});
});
