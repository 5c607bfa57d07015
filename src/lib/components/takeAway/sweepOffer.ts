import { resultAt, writeSweepCsv } from '$lib/analysis/sweep/sweepCsv.ts';
import { datasetNamed } from '$lib/data/sets/index.ts';
import { hyperparametersInWords } from '$lib/experiment/hyperparametersInWords.ts';
import { counted, formatStep } from '$lib/format.ts';
import { textBytes } from '$lib/export/bytes.ts';
import { hasLongTable } from '$lib/export/exported.ts';
import { lastingSweepLink, studyFiles, studyReadme } from '$lib/export/studyFiles.ts';
import { tableOf } from '$lib/experiment/sweep/sweepLines.ts';
import type { SweepStudy } from '$lib/state/sweep/sweepStudy.svelte.ts';
import sweepPy from '../../../cli/ray/sweep.py?raw';
import { addressOf } from '../address.ts';
import { drawStill } from '../chart/stillChart.ts';
import type { FigureWords } from '../figure/figure.ts';
import { pngOf, pngRatio, svgOf } from '../figure/figureFiles.ts';
import { loadPaperFonts } from '../figure/fontFaces.ts';
import { paperLook } from '../figure/paperLook.ts';
import { sweepKind } from '../sweep/chart/sweepKind.ts';
import { sweepRequest, usualScale } from '../sweep/chart/sweepRequest.ts';
import type { Offer, OfferedFile } from './offer.ts';

const fileOf = (name: string, about: string, text: string | null): OfferedFile => ({
	name,
	about,
	follows: [],
	make: async () => (text === null ? [] : [{ path: name, bytes: textBytes(text) }])
});

const chartSize = { width: 720, height: 440 };
const lines = ['validation', 'training', 'bestValidation'] as const;

function chartWords({ document }: SweepStudy): FigureWords {
	const { data, seeds, hyperparameters, steps, compute } = document.sweep;
	const { networks, muted } = paperLook().palette;
	const entry = (text: string, color: string, width: number, dash: number[] = []) => ({
		text,
		color,
		width,
		dash
	});
	return {
		title: 'How wrong is each size? Lower is better',
		legend: [
			entry(seeds > 1 ? 'new points, median' : 'new points', networks.A, 2.5),
			entry('training points', networks.A, 1.5, [4, 3]),
			entry('new points, each stopped at its best step', networks.D, 1.5),
			entry('noise floor', muted, 1.5, [0.5, 4])
		],
		settings: [
			`${datasetNamed(data.set).title}, ${counted(data.training, 'point')}, ${counted(data.validation, 'new point')}`,
			hyperparametersInWords(hyperparameters, data),
			compute === null ? `to step ${formatStep(steps)}` : 'the same compute for each',
			`${counted(seeds, 'seed')} each`,
			'Wiggle Room'
		].join('\u00a0· ')
	};
}

function drawChart(study: SweepStudy, canvas: HTMLCanvasElement, ratio: number) {
	const drawing = { ofErrors: false, scale: usualScale(study), marks: true, show: lines };
	drawStill(canvas, {
		kind: sweepKind,
		request: sweepRequest(study, drawing),
		pointed: { hover: null, chosen: null, loss: null },
		look: paperLook(),
		...chartSize,
		ratio
	});
}

const pictureOf = (name: string, about: string, make: () => Promise<Uint8Array>): OfferedFile => ({
	name,
	about,
	follows: [],
	make: async () => [{ path: name, bytes: await make() }]
});

function pictures(study: SweepStudy): OfferedFile[] {
	const draw = (ratio: number) => (canvas: HTMLCanvasElement) => drawChart(study, canvas, ratio);
	return [
		pictureOf(
			'chart.svg',
			'The losses by size, as a drawing that stays sharp at any size.',
			async () => textBytes(await svgOf(chartWords(study), chartSize, paperLook(), draw(1)))
		),
		pictureOf('chart.png', 'The same as a picture, at twice its size.', () =>
			pngOf(chartWords(study), chartSize, paperLook(), draw(pngRatio))
		)
	];
}

/** What a sweep leaves as: its results so far, and what trains all of it elsewhere. */
export async function sweepOffer(study: SweepStudy, path: string): Promise<Offer> {
	await loadPaperFonts();
	const { document, view } = study;
	const { sweep } = document;
	const results = view.curves.flatMap((curve) => resultAt(curve, view.shownStep ?? Infinity) ?? []);
	const csv = results.length > 0 ? writeSweepCsv(results, tableOf(sweep)) : null;
	const files = [
		fileOf('sweep.csv', 'A row for each network that has been trained here.', csv),
		...(results.length > 0 ? pictures(study) : []),
		...studyFiles(sweep).map(({ name, about, text }) => fileOf(name, about, text)),
		fileOf(
			'sweep.py',
			'Spreads it over a Ray cluster: python sweep.py link.txt --out sweep.csv.',
			sweepPy
		)
	];
	return {
		letters: [],
		hasProbabilities: false,
		notes: hasLongTable(sweep.data.set)
			? [
					'The table is too long for a link, so the commands cannot train this sweep elsewhere; its results and pictures can be taken.'
				]
			: [],
		files,
		usual: files.map(({ name }) => name),
		readme: (described) => studyReadme(sweep, addressOf(path, lastingSweepLink(sweep)), described)
	};
}
