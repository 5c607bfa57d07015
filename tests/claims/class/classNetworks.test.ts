import { describe, expect, test } from 'vitest';
import { claimNamed, claims } from '../../../src/lib/claims/index.ts';
import {
	classClaims,
	classNetworks,
	classNetworksNamed
} from '../../../src/lib/claims/class/classNetworks.ts';
import { drawData } from '../../../src/lib/data/draw.ts';
import { checkExperiment } from '../../../src/lib/experiment/schema.ts';
import { membersOf } from '../../../src/lib/members/experimentMembers.ts';

describe('classNetworks(claim, seed)', () => {
	test.each(classClaims())(
		'trains the networks of the claim, to the last setting: $name',
		(claim) => {
			const seed = 48213;
			const { experiment, names } = classNetworks(claim, seed)!;
			expect(checkExperiment(experiment)).toEqual({ experiment });
			const alone = claim.networks(seed);
			expect(new Set(names)).toEqual(new Set(Object.keys(alone)));
			const members = membersOf(experiment, drawData(experiment.data));
			names.forEach((name, at) => {
				const other = alone[name].experiment;
				expect(members[at]).toEqual(membersOf(other, drawData(other.data))[0]);
				expect(experiment.stopAt).toBe(other.stopAt);
			});
		}
	);

	test('puts numbers in their order', () => {
		expect(classNetworksNamed('learning-rate-adam', 1).names).toEqual(['0.00001', '0.01', '1']);
	});

	test.each([
		['u-curve', 'more networks than the playground has'],
		['more-data', 'other points for each network'],
		['early-stopping', 'true values in place of labels'],
		['double-descent-solved', 'no network that trains'],
		['residual', 'layers and points that no experiment holds']
	])('is null for %s: %s', (name) => {
		expect(classNetworks(claimNamed(name), 1)).toBeNull();
	});

	test('has the claims of the first screen among those of a class', () => {
		const names = classClaims().map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining(['first-screen', 'spiral', 'correct-labels']));
		expect(names.length).toBeLessThan(claims.length);
	});
});
