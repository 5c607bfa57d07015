import { describe, expect, it } from 'vitest';
import { unitShares } from '../../src/lib/components/drawing/units/unitMaps.ts';
import { drawData } from '../../src/lib/data/draw.ts';
import { probeOf } from '../../src/lib/data/probe.ts';
import { datasetNamed } from '../../src/lib/data/sets/index.ts';
import { createWasmTrainer } from '../../src/lib/engine/wasm/wasmTrainer.ts';
import { fromLink } from '../../src/lib/experiment/link/readLink.ts';
import { membersOf } from '../../src/lib/members/experimentMembers.ts';
import { denseNetwork } from '../../src/lib/network/spec.ts';

describe('unitShares(spec, parameters, inputs, loss)', () => {
	it.each(['tanh', 'relu', 'sigmoid'] as const)(
		'shows the activations that the engine has, now and at any parameters: %s',
		async (activation) => {
			const { experiment } = fromLink(`a=${activation}:4,3&stop=60&v=1`);
			const [member] = membersOf(experiment, drawData(experiment.data));
			const { data } = experiment;
			const probe = probeOf(datasetNamed(data.set), data.options, 8)!;
			const trainer = await createWasmTrainer([member], { threads: 1 });
			const before = await trainer.parameters(0);
			await trainer.train(60);
			for (const parameters of [before, await trainer.parameters(0)]) {
				const shares = unitShares(member.network, parameters, probe.inputs, member.loss);
				const layers = await trainer.activations(0, probe.inputs, parameters);
				expect(shares).toHaveLength(layers.length + 1);
				for (const [layer, values] of layers.slice(0, -1).entries()) {
					const units = shares[layer + 1];
					units.forEach((unit, at) => {
						const own = values.filter((_, i) => i % units.length === at);
						const scale = activation === 'relu' ? Math.max(...own) : 1;
						unit.forEach((share, row) => {
							const value = own[row];
							const seen = activation === 'sigmoid' ? 2 * value - 1 : value / scale;
							expect(Math.abs(share - seen)).toBeLessThan(1e-5);
						});
					});
				}
				const [output] = shares[shares.length - 1];
				const logits = layers[layers.length - 1];
				output.forEach((share, row) => {
					const probability = 1 / (1 + Math.exp(-logits[row]));
					expect(Math.abs(share - (2 * probability - 1))).toBeLessThan(1e-5);
				});
			}
			trainer.dispose();
		}
	);

	it('sees each of several classes about its share where nothing is known', () => {
		const spec = denseNetwork({ inputs: 1, hidden: [], outputs: 3, activation: 'tanh' });
		const parameters = Float32Array.of(0, Math.log(4), 40, 0, 0, 0);
		const inputs = Float32Array.of(0, 1, -1);
		const [, classes] = unitShares(spec, parameters, inputs, 'softmaxCrossEntropy');
		// Nothing is known at 0; at 1 the last class is certain; at −1 the second has 1/5, the first 4/5.
		const expected = [
			[0, -1, (4 / 5 - 1 / 3) * 1.5],
			[0, -1, (1 / 5 - 1 / 3) * 3],
			[0, 1, -1]
		];
		classes.forEach((unit, own) =>
			unit.forEach((share, row) => expect(share).toBeCloseTo(expected[own][row], 6))
		);
	});

	it('sees what has no bounds against the largest value of its unit', () => {
		const spec = denseNetwork({ inputs: 1, hidden: [], outputs: 1, activation: 'relu' });
		const inputs = Float32Array.of(-2, 0, 1);
		const shares = unitShares(spec, Float32Array.of(3, 0), inputs, 'meanSquaredError');
		expect(shares.map(([unit]) => [...unit])).toEqual([
			[-1, 0, 0.5],
			[-1, 0, 0.5]
		]);
		const flat = unitShares(spec, Float32Array.of(0, 0), inputs, 'meanSquaredError');
		expect([...flat[1][0]]).toEqual([0, 0, 0]);
	});
});
