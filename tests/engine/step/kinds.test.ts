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
			'Our WebGL programs have no layer of the kind “convolution1d” as it is here.'
		);
	});
});

describe('wasmLackOf(members)', () => {
	test.each(layeredNetworks)('is null for $name', ({ network }) => {
		expect(wasmLackOf([layeredMember(network)])).toBeNull();
	});

	test('names a last layer that gives positions × channels', () => {
		expect(wasmLackOf([layeredMember({ input: [4, 1], layers: [convolution] })])).toBe(
			'Only the reference executor has a layer of the kind “convolution1d” as it is here, so it trains.'
		);
	});
});
