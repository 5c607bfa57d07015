import { describe, expect, it } from 'vitest';
import { fromSweepLink, toSweepLink } from '../../../src/lib/experiment/link/sweepLink.ts';
import { firstScreen } from '../../../src/lib/experiment/presets.ts';
import { questionNamed } from '../../../src/lib/experiment/pretrained/questions.ts';
import { setStart } from '../../../src/lib/experiment/pretrained/startEdits.ts';
import { sweepAlong, sweepOfRun } from '../../../src/lib/experiment/sweep/sweepAlong.ts';
import { lineNames } from '../../../src/lib/experiment/sweep/sweepLines.ts';
import { sweepPresetNamed } from '../../../src/lib/experiment/sweep/sweepPresets.ts';

const prune = questionNamed('prune').experiment;

describe('sweepOfRun(experiment, axis)', () => {
	it('makes the networks of a question its lines', () => {
		const preset = sweepPresetNamed('how-many-can-go').sweep;
		expect(sweepOfRun(prune, 'pruned')).toEqual({ ...preset, seeds: 3 });
		const rounding = sweepPresetNamed('how-exact-must-they-be').sweep;
		const { experiment } = questionNamed('quantize');
		expect(sweepOfRun(experiment, 'bits')).toEqual({ ...rounding, seeds: 3 });
	});

	it('has a line once, however often the run has it, and the usual ones where it has fewer than two', () => {
		const [, bySize] = prune.networks;
		const twice = { ...prune, networks: [bySize, bySize] };
		const half = setStart(twice, 1, {
			...bySize.start!,
			prune: { ...bySize.start!.prune!, share: 0.5 }
		});
		const { after } = sweepOfRun(half, 'pruned')!;
		expect(lineNames(after!, 'pruned')).toEqual([
			'by size, trained further',
			'at random, trained further',
			'as many from the start'
		]);
	});

	it('opens by its link, and is null where nothing is pretrained', () => {
		const sweep = sweepOfRun(prune, 'pruned')!;
		expect(fromSweepLink(toSweepLink(sweep))).toEqual({ sweep, dropped: [] });
		expect(sweepOfRun(firstScreen, 'pruned')).toBeNull();
		const none = { axis: 'pruned', values: [50], seeds: 1, lines: [] } as const;
		expect(() => sweepAlong(firstScreen, none)).toThrow('Nothing is pretrained.');
	});
});
