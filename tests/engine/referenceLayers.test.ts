import { describe, expect, test } from 'vitest';
import { openTrainer } from '../../src/lib/engine/createTrainer.ts';
import { passes } from '../../src/lib/network/forward.ts';
import { gradientOf } from '../../src/lib/network/gradient.ts';
import { relativeDistance } from '../support/float64Network.ts';
import { layeredMember, layeredNetworks } from '../support/layeredMembers.ts';

describe.each(layeredNetworks)('the reference executor on $name', ({ network }) => {
	test('has the values and the gradient of the plain network', async () => {
		const member = layeredMember(network, { rows: 5 });
		const { inputs, targets } = member.data.training;
		const options = { executor: 'reference', backend: 'cpu' } as const;
		const { trainer } = await openTrainer([member], options);
		const parameters = await trainer.parameters(0);
		const expected = passes(network, parameters, inputs);
		for (const [i, layer] of (await trainer.activations(0, inputs)).entries()) {
			const { outputs } = expected[i];
			expect(layer).toHaveLength(outputs.length);
			if (outputs.every((value) => value === 0)) continue;
			expect(relativeDistance(layer, outputs), `layer ${i + 1}`).toBeLessThan(1e-5);
		}
		const gradient = gradientOf(network, member.loss, parameters, inputs, targets);
		expect(relativeDistance(await trainer.gradients(0), gradient)).toBeLessThan(1e-5);
		trainer.dispose();
	});
});
