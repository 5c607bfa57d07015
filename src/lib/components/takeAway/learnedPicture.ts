/** What a network has learned as a picture for a file: its map, or its curve. */
import { seenInputs } from '$lib/data/features.ts';
import { finestGrid, probeOf } from '$lib/data/probe.ts';
import { datasetNamed } from '$lib/data/sets/index.ts';
import type { Table } from '$lib/data/table.ts';
import { curveUnits, inputUnits } from '$lib/data/tables/readersUnits.ts';
import { pictureWindow } from '$lib/experiment/pretrained/pictureWindow.ts';
import { pointsOf, type ExportedRun, type KnownNetwork } from '$lib/export/exported.ts';
import { multiplyAddsPerExample } from '$lib/network/cost.ts';
import { forward } from '$lib/network/forward.ts';
import { drawCurves } from '../drawing/curve/curvePlot.ts';
import { context2d } from '../drawing/context2d.ts';
import { drawClassCurves } from '../drawing/classes/classCurves.ts';
import * as classMap from '../drawing/classes/classMap.ts';
import { DecisionMapDrawing } from '../drawing/decisionMap.ts';
import { halfLines } from '../drawing/halfLines.ts';
import type { Pen } from '../drawing/surface.svelte.ts';
import { pngRatio } from '../figure/figureFiles.ts';
import { paperLook } from '../figure/paperLook.ts';

export const learnedSize = { width: 480, height: 480 };

/** What is worked out while the reader waits for the picture. */
const mostMultiplyAdds = 1e8;
const coarsestGrid = 12;

function penOn(canvas: HTMLCanvasElement): Pen {
	const context = context2d(canvas);
	context.setTransform(pngRatio, 0, 0, pngRatio, 0, 0);
	const { palette, size } = paperLook();
	return { context, ...learnedSize, ratio: pngRatio, palette, fontSize: size };
}

/** The points lie on a line or in a plane. */
export function drawLearned(
	canvas: HTMLCanvasElement,
	run: ExportedRun,
	{ letter, network, parameters, history }: KnownNetwork
) {
	const { set, options } = run.experiment.data;
	const dataset = datasetNamed(set);
	const window = pictureWindow(run.experiment);
	const side = Math.sqrt(mostMultiplyAdds / multiplyAddsPerExample(network));
	const probe = probeOf(
		dataset,
		options,
		Math.round(Math.min(finestGrid, Math.max(coarsestGrid, side))),
		window
	);
	if (probe === null) return;
	const outputsAt = (inputs: Float32Array) =>
		Float32Array.from(forward(network, parameters, seenInputs(run.experiment.data, inputs)));
	const data = pointsOf(run);
	const pen = penOn(canvas);
	const values = outputsAt(probe.inputs);
	const hasTrained = (history.at(-1)?.step ?? 0) > 0;
	const saidAt = (table: Table) => (hasTrained ? outputsAt(table.inputs) : null);
	if (probe.rows === 1 && dataset.task === 'classification') {
		drawClassCurves(pen, {
			values,
			xs: probe.inputs,
			range: window.x,
			data,
			outputs: { training: saidAt(data.training), validation: saidAt(data.validation) },
			inputName: dataset.inputNames?.[0] ?? 'x',
			unit: inputUnits(run.experiment.data)?.[0]
		});
		return;
	}
	if (probe.rows === 1) {
		const xs = probe.inputs;
		const truth = dataset.table
			? null
			: xs.map((_, i) => dataset.truth(xs.subarray(i, i + 1), options));
		const series = [{ letter, colour: letter, values, emphasised: true }];
		drawCurves(pen, { series, xs, window, data, truth, units: curveUnits(run.experiment.data) });
		return;
	}
	new DecisionMapDrawing().draw(pen, {
		field: { ...probe, values },
		window,
		data,
		validationOutputs: saidAt(data.validation),
		halfLines,
		classMap,
		classes: dataset.classes
	});
}
