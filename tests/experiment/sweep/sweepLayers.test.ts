import { describe, expect, it } from 'vitest';
import { stackForm } from '../../../src/lib/experiment/layers/stackForm.ts';
import { fromSweepLink } from '../../../src/lib/experiment/link/sweepLink.ts';
import { withDenseLayers } from '../../../src/lib/experiment/sweep/sweepForms.ts';
import {
	axesOfStack,
	layersProblem,
	stackAt,
	withFittingValues
} from '../../../src/lib/experiment/sweep/sweepLayers.ts';
import { planSweep, sweepRefusal } from '../../../src/lib/experiment/sweep/sweepPlan.ts';
import { isDenseStack } from '../../../src/lib/network/spec.ts';

const stack = (text: string) => stackForm.read(text)!;

function opened(link: string) {
	const { sweep, dropped } = fromSweepLink(link);
	expect(dropped).toEqual([]);
	return sweep;
}

const channels = opened(
	'data=shift&net=layers:conv8.k5.s2.relu.x2&axis=channels&values=1,8&seeds=1&v=1'
);
const blocks = opened(
	'data=rings&net=layers:dense6.relu,dense6.relu.residual.x50&axis=layers&values=1,4,50&seeds=1&v=1'
);

describe('axesOfStack(stack)', () => {
	it('has channels where there is a convolution', () => {
		expect(axesOfStack(stack('conv4.k3.relu.max,dense8.relu'))).toEqual(['channels', 'layers']);
		expect(axesOfStack(stack('dense8.relu.x3'))).toEqual(['layers']);
	});
});

describe('stackAt(stack, axis, value)', () => {
	it.each([
		[
			'conv4.k3.relu,conv8.k5.s2.relu.max,dense9.relu',
			'channels',
			6,
			'conv6.k3.relu,conv6.k5.s2.relu.max,dense9.relu'
		],
		['dense6.relu,dense6.relu.residual.x50', 'layers', 4, 'dense6.relu,dense6.relu.residual.x4'],
		['dense6.relu,dense6.relu.residual.x50', 'layers', 1, 'dense6.relu,dense6.relu.residual'],
		['conv4.k3.relu.max,dense9.relu', 'layers', 3, 'conv4.k3.relu.max,dense9.relu.x3'],
		['dense9.relu.x2,dense3.relu', 'layers', 3, 'dense9.relu.x3,dense3.relu'],
		['conv4.k3.relu.max', 'layers', 3, 'conv4.k3.relu.x2,conv4.k3.relu.max'],
		['conv4.k3.relu.max', 'layers', 1, 'conv4.k3.relu.max'],
		['conv4.k3.relu.pool2', 'layers', 3, 'conv4.k3.relu.pool2.x3'],
		['conv4.k3.relu.max', 'training', 30, 'conv4.k3.relu.max']
	] as const)('of %s along %s at %d is %s', (before, axis, value, after) => {
		expect(stackForm.write(stackAt(stack(before), axis, value))).toBe(after);
	});
});

describe('planSweep(sweep) of layers of their own kinds', () => {
	it('has the counts of the layers, formula by formula', () => {
		// k · in · out + out twice, then the four classes.
		const count = (c: number) => 5 * c + c + 5 * c * c + c + 7 * c * 4 + 4;
		expect(planSweep(channels).map(({ parameters }) => parameters)).toEqual([1, 8].map(count));
		expect(planSweep(blocks).map(({ parameters }) => parameters)).toEqual(
			[1, 4, 50].map((times) => 2 * 6 + 6 + times * (6 * 6 + 6) + 7)
		);
		expect(planSweep(blocks).some(({ network }) => isDenseStack(network))).toBe(false);
		expect(sweepRefusal(blocks, 2 ** 28)).toBeNull();
	});

	it('says what would fit in memory', () => {
		const wide = { ...channels, values: [1, 512] };
		expect(sweepRefusal(wide, 2 ** 25)).toMatch(/: channels up to \d+ fit\.$/);
		expect(sweepRefusal(blocks, 2 ** 20)).toMatch(/: repeated layers up to \d+ fit\.$/);
	});
});

describe('withFittingValues(sweep)', () => {
	it('leaves out those at which no places are left, which layersProblem(sweep) names', () => {
		const along = { ...channels, axis: 'layers' as const, values: [1, 2, 3, 4] };
		expect(withFittingValues(along)?.values).toEqual([1, 2, 3]);
		expect(layersProblem(along)).toMatch(
			/^With 4 repeated layers: Layer 4 has a kernel of 5, and layer 3 leaves only 2 places/
		);
		expect(withFittingValues(channels)).toBe(channels);
		expect(layersProblem(channels)).toBeNull();
	});

	it('has none where the layers fit at no value: they become dense', () => {
		const elsewhere = { ...channels, data: blocks.data };
		expect(withFittingValues(elsewhere)).toBeNull();
		expect(withDenseLayers(elsewhere)).toMatchObject({ axis: 'width', values: [1, 8] });
		expect(withDenseLayers(blocks)).toMatchObject({ axis: 'depth', values: [1, 4, 6] });
	});

	it('counts more than sixty layers as too many', () => {
		expect(layersProblem({ ...blocks, values: [60] })).toMatch(
			/A network has at most 60 layers of its own, and these are 61\./
		);
	});
});
