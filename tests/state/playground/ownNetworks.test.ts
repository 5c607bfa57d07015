import { describe, expect, it } from 'vitest';
import { specOf } from '../../../src/lib/experiment/edits.ts';
import { fromLink } from '../../../src/lib/experiment/link/readLink.ts';
import { firstScreen } from '../../../src/lib/experiment/presets.ts';
import { countParameters } from '../../../src/lib/network/cost.ts';
import {
	firstScreenNetworks,
	ownNetworksOfLink
} from '../../../src/lib/state/playground/ownNetworks.ts';

describe('firstScreenNetworks', () => {
	it('are those that the playground opens with', () => {
		const counts = firstScreen.networks.map((_, index) =>
			countParameters(specOf(firstScreen, index))
		);
		expect(firstScreenNetworks.map(({ parameters }) => parameters)).toEqual(counts);
		expect(firstScreenNetworks).toEqual([
			{ letter: 'A', parameters: 25, batch: 150 },
			{ letter: 'B', parameters: 4417, batch: 150 }
		]);
	});
});

describe('ownNetworksOfLink(link)', () => {
	it.each(['', 'data=cosine&n=40&a=tanh:5,4&b=relu:9x3&b.batch=16&c=tanh:1x0&v=1', '%%%=&a=9'])(
		'counts as the playground does for “%s”',
		async (link) => {
			const { experiment } = fromLink(link);
			const networks = await ownNetworksOfLink(link);
			expect(networks.map(({ parameters }) => parameters)).toEqual(
				experiment.networks.map((_, index) => countParameters(specOf(experiment, index)))
			);
			for (const { batch } of networks) {
				expect(batch).toBeLessThanOrEqual(experiment.data.training);
			}
		}
	);
});
