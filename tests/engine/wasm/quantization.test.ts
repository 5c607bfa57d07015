import { expect, test } from 'vitest';
import { createWasmTrainer } from '../../../src/lib/engine/wasm/wasmTrainer.ts';
import { quantized, type Quantization } from '../../../src/lib/network/compression/quantize.ts';
import { initialParameters } from '../../../src/lib/network/initialParameters.ts';
import { Float64Network, relativeDistance } from '../../support/float64Network.ts';
import { smallMember } from '../../support/smallMembers.ts';
import type { Member } from '../../../src/lib/engine/trainer.ts';

const start = initialParameters(smallMember({ network: { hidden: [9, 8] } }).network, 1);

function quantizedMember(quantization: Quantization & { from: number }, steps?: number): Member {
	return smallMember({
		network: { hidden: [9, 8] },
		rest: { quantization, parameters: start, steps }
	});
}

test('rounds nothing before its step, and is the same in one call or in many', async () => {
	const late = quantizedMember({ bits: 3, scale: 'layer', from: 7 });
	const plain = smallMember({ network: { hidden: [9, 8] }, rest: { parameters: start } });
	const trainer = await createWasmTrainer([late, plain, late]);
	await trainer.train(7);
	const snapshot = await trainer.snapshot();
	expect(snapshot.members[0].parameters).toEqual(snapshot.members[1].parameters);
	const rounded = quantized(late.network, snapshot.members[0].parameters, late.quantization!);
	expect(await trainer.parameters(0)).toEqual(rounded);
	expect(await trainer.parameters(1)).toEqual(snapshot.members[1].parameters);
	await trainer.train(30);
	const inOne = await createWasmTrainer([late]);
	await inOne.train(37);
	expect(await inOne.parameters(0)).toEqual(await trainer.parameters(0));
	expect((await inOne.snapshot()).members[0]).toEqual((await trainer.snapshot()).members[2]);
	const reference = new Float64Network(late, start).train(37);
	const { parameters } = (await inOne.snapshot()).members[0];
	expect(relativeDistance(parameters, reference.parameters)).toBeLessThan(1e-5);
	for (const one of [trainer, inOne]) one.dispose();
});
