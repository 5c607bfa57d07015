import { expect, test } from 'vitest';
import { ParameterLayout } from '../../../src/lib/engine/wasm/parameterLayout.ts';
import { countParameters } from '../../../src/lib/network/cost.ts';
import { countUpdate } from '../../../src/lib/network/lora.ts';
import { denseNetwork } from '../../../src/lib/network/spec.ts';

const network = denseNetwork({ inputs: 3, hidden: [5, 6], outputs: 2, activation: 'relu' });
const own = countParameters(network);

test.each([0, 1, 3, 4])(
	'read(area, count) gives back what write(area, values) wrote, rank %d',
	(rank) => {
		const layout = new ParameterLayout(network, rank);
		expect(layout.network).toBe(own);
		expect(layout.trained).toBe(own + (rank && countUpdate(network, rank)));
		const values = Float32Array.from({ length: layout.trained }, (_, i) => i + 1);
		const area = new Float32Array(layout.size);
		layout.write(area, values);
		expect(layout.read(area, layout.trained)).toEqual(values);
		expect(layout.read(area, layout.network)).toEqual(values.slice(0, own));
		expect(area.filter((value) => value !== 0)).toHaveLength(layout.trained);
	}
);

test('write(area, values) of the network’s own parameters leaves the update as it is', () => {
	const layout = new ParameterLayout(network, 2);
	const area = new Float32Array(layout.size).fill(7);
	layout.write(area, new Float32Array(own));
	const read = layout.read(area, layout.trained);
	expect(read.slice(0, own).every((value) => value === 0)).toBe(true);
	expect(read.slice(own).every((value) => value === 7)).toBe(true);
});
