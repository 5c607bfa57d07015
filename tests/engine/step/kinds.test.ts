import { describe, expect, test } from 'vitest';
import { wasmLackOf, webglLackOf } from '../../../src/lib/engine/step/kinds.ts';
import type { LayerSpec } from '../../../src/lib/network/layers/index.ts';
import { layeredMember, layeredNetworks, mixedNetwork } from '../../support/layeredMembers.ts';
import { smallMember } from '../../support/smallMembers.ts';

const convolution: LayerSpec = {
	kind: 'convolution1d',
	filters: 2,
	kernel: 2,
	padding: 'same',
	activation: 'tanh'
};

describe('webglLackOf(members)', () => {
	test('is null for dense layers', () => {
		expect(webglLackOf([smallMember(), smallMember({ seed: 2 })])).toBeNull();
	});

	test('names the first layer of another kind, whichever member has it', () => {
		expect(webglLackOf([smallMember(), layeredMember(mixedNetwork)])).toBe(
			'WebGL does not train convolutions on this page.'
		);
	});
});

describe('wasmLackOf(members)', () => {
	test.each(layeredNetworks)('is null for $name', ({ network }) => {
		expect(wasmLackOf([layeredMember(network)])).toBeNull();
	});

	test('names a last layer that gives positions × channels', () => {
		expect(wasmLackOf([layeredMember({ input: [4, 1], layers: [convolution] })])).toBe(
			'TensorFlow.js trains here, as nothing faster on this page trains convolutions at this place: it is slower, and nothing is lost.'
		);
	});
});
