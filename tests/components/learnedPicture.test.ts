import { beforeEach, expect, test, vi } from 'vitest';
import { drawCurves } from '../../src/lib/components/drawing/curve/curvePlot.ts';
import { drawClassCurves } from '../../src/lib/components/drawing/classes/classCurves.ts';
import { lossRequest } from '../../src/lib/components/takeAway/chartRequest.ts';
import { drawLearned } from '../../src/lib/components/takeAway/learnedPicture.ts';
import { loadPictureFiles } from '../../src/lib/components/takeAway/pictureFiles.ts';
import { settingsLine } from '../../src/lib/components/takeAway/settingsLine.ts';
import type { OwnTable } from '../../src/lib/data/tables/ownTable.ts';
import { knowTable } from '../../src/lib/data/tables/tableSets.ts';
import { setData } from '../../src/lib/experiment/edits.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import type { KnownNetwork } from '../../src/lib/export/exported.ts';
import {
	elsewhere,
	firstStep,
	lastStep,
	startedExperiment,
	startedRun
} from '../export/startedRuns.ts';
import { kinds, ownExperiments, ownRun, prices } from '../export/ownRuns.ts';

vi.mock('../../src/lib/components/drawing/curve/curvePlot.ts', () => ({ drawCurves: vi.fn() }));
vi.mock('../../src/lib/components/drawing/classes/classCurves.ts', () => ({
	drawClassCurves: vi.fn()
}));
vi.mock('../../src/lib/components/drawing/context2d.ts', () => ({
	context2d: () => ({ setTransform() {} })
}));
vi.mock('../../src/lib/components/figure/paperLook.ts', () => ({
	paperLook: () => ({ palette: {}, size: 14 })
}));
vi.mock('../../src/lib/components/figure/fontFaces.ts', () => ({ loadPaperFonts: async () => {} }));
vi.mock('../../src/lib/components/figure/figureFiles.ts', () => ({
	pngRatio: 2,
	pngOf: async () => new Uint8Array(1),
	svgOf: async () => ''
}));

const canvas = {} as HTMLCanvasElement;

/** The same table with its first input alone. */
const narrowed = (table: OwnTable): OwnTable => ({
	...table,
	inputs: table.inputs.slice(0, 1),
	values: table.values.filter((_, i) => i % 2 === 0)
});

function drawn(set: string) {
	const run = ownRun(setData(firstScreen, set));
	drawLearned(canvas, run, run.networks[0] as KnownNetwork);
}

beforeEach(() => vi.clearAllMocks());

test('drawLearned(…) has a true curve where there is a true function, and none of a table', () => {
	drawn('sine');
	expect(vi.mocked(drawCurves).mock.lastCall![1].truth).toHaveLength(201);
	drawn(knowTable(narrowed(prices), null).name);
	const [, picture] = vi.mocked(drawCurves).mock.lastCall!;
	expect(picture.truth).toBeNull();
	expect([...picture.series[0].values!].every(Number.isFinite)).toBe(true);
});

test('drawLearned(…) has a curve for each class of one input', () => {
	drawn(knowTable(narrowed(kinds), null).name);
	expect(drawCurves).not.toHaveBeenCalled();
	const [, picture] = vi.mocked(drawClassCurves).mock.lastCall!;
	expect(picture.values).toHaveLength(3 * picture.xs.length);
	expect(picture.inputName).toBe('length "cm"');
});

test('map.png is there wherever points lie in a plane, however many inputs are made of them', async () => {
	const map = (await loadPictureFiles()).find(({ name }) => name === 'map.png')!;
	for (const make of Object.values(ownExperiments)) {
		const run = ownRun(make());
		expect(await map.make(run, run.networks[0], { onnxOutput: 'logits' })).not.toBeNull();
	}
});

test('settingsLine(run) names the inputs that were chosen', () => {
	const line = settingsLine(ownRun(ownExperiments['three classes of chosen inputs']()));
	expect(line).toContain('· inputs x₂, x₁x₂, sin x₂');
});

test('settingsLine(run) names what networks started from, and where points were moved', () => {
	const prune = { share: 0.5, first: 'smallest', over: 'network', what: 'units' } as const;
	const line = settingsLine(startedRun(elsewhere(startedExperiment({ prune }))));
	expect(line).toContain('· turned by 90°, moved by 0.5 to the right\u00a0· ');
	expect(line).toContain(
		', from the pretrained network, 50\u00a0% of the units pruned, trained further)'
	);
});

test('lossRequest(run) marks where pretraining ends, and draws level what rests', () => {
	const resting = startedRun(startedExperiment({ train: 'nothing' }));
	const [rest] = resting.networks;
	const history = rest.history.filter(({ step }) => step <= firstStep);
	const networks = [
		{ ...rest, history },
		{ ...rest, letter: 'B' as const }
	];
	const experiment = { ...resting.experiment };
	experiment.networks = [experiment.networks[0], { ...experiment.networks[0], start: undefined }];
	const request = lossRequest({ ...resting, experiment, networks });
	expect(request.marks).toEqual([{ step: firstStep, text: 'pretrained', isStage: true }]);
	expect(request.series.map((one) => one.history.at(-1)!.step)).toEqual([lastStep, lastStep]);
	expect(request.series[0].history).toHaveLength(firstStep + 2);
	expect(lossRequest(ownRun(firstScreen)).marks).toEqual([]);
});
