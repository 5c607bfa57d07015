/** The pictures of a run as files, drawn by what draws them on the page. */
import { judgedIn } from '$lib/analysis/curve.ts';
import { datasetNamed } from '$lib/data/sets/index.ts';
import { textBytes } from '$lib/export/bytes.ts';
import { isKnown, type ExportedNetwork, type ExportedRun } from '$lib/export/exported.ts';
import type { ExportFile } from '$lib/export/files.ts';
import { drawStill } from '../chart/stillChart.ts';
import type { FigureWords } from '../figure/figure.ts';
import { loadPaperFonts } from '../figure/fontFaces.ts';
import { pngOf, pngRatio, svgOf } from '../figure/figureFiles.ts';
import { paperLook } from '../figure/paperLook.ts';
import { lineLooks, lossKind } from '../loss/lossKind.ts';
import { lineNames } from '../loss/lossLabels.ts';
import { floorOf, lossRequest } from './chartRequest.ts';
import { drawLearned, learnedSize } from './learnedPicture.ts';
import { settingsLine } from './settingsLine.ts';
import { drawSquares, squaresSize } from './squaresPicture.ts';

const chartSize = { width: 720, height: 440 };

function chartWords(run: ExportedRun): FigureWords {
	const { palette } = paperLook();
	const entry = (text: string, color: string, width: number, dash: number[] = []) => ({
		text,
		color,
		width,
		dash
	});
	const lines = run.networks.flatMap(({ letter, history }) =>
		judgedIn(history).map((part) => {
			const { width, dashes } = lineLooks[part];
			return entry(`${letter} ${lineNames[part][0]}`, palette.networks[letter], width, dashes);
		})
	);
	return {
		title: 'How wrong? Loss, lower is better',
		legend:
			floorOf(run) === null
				? lines
				: [...lines, entry('noise floor', palette.muted, 1.5, [0.5, 5])],
		settings: settingsLine(run)
	};
}

function drawChart(run: ExportedRun, canvas: HTMLCanvasElement, ratio: number) {
	drawStill(canvas, {
		kind: lossKind(() => {}),
		request: lossRequest(run),
		pointed: { hover: null, cursor: null },
		look: paperLook(),
		...chartSize,
		ratio
	});
}

/** Null where there is no such picture of the network. */
async function networkPng(
	run: ExportedRun,
	network: ExportedNetwork,
	title: string,
	size: { width: number; height: number },
	draw: (canvas: HTMLCanvasElement) => void
): Promise<Uint8Array> {
	const words = { title, legend: [], settings: settingsLine(run, network) };
	return pngOf(words, size, paperLook(), draw);
}

/** They can be drawn once their letters are there. */
export async function loadPictureFiles(): Promise<readonly ExportFile[]> {
	await loadPaperFonts();
	return pictureFiles;
}

const pictureFiles: readonly ExportFile[] = [
	{
		name: 'chart.svg',
		about: 'The losses as a drawing that stays sharp at any size.',
		subject: 'run',
		make: async (run) =>
			textBytes(
				await svgOf(chartWords(run), chartSize, paperLook(), (canvas) => drawChart(run, canvas, 1))
			)
	},
	{
		name: 'chart.png',
		about: 'The losses as a picture, at twice its size.',
		subject: 'run',
		make: (run) =>
			pngOf(chartWords(run), chartSize, paperLook(), (canvas) => drawChart(run, canvas, pngRatio))
	},
	{
		name: 'map.png',
		about: 'What the network has learned, over its points.',
		subject: 'network',
		make: (run, network) => {
			const { set, options } = run.experiment.data;
			if (!isKnown(network) || datasetNamed(set).inputs(options) > 2) return null;
			const title = `What network ${network.letter} has learned`;
			return networkPng(run, network, title, learnedSize, (canvas) =>
				drawLearned(canvas, run, network)
			);
		}
	},
	{
		name: 'squares.png',
		about: 'Every parameter as a square.',
		subject: 'network',
		make: (run, network) => {
			if (!isKnown(network)) return null;
			const title = `The parameters of network ${network.letter}`;
			const size = squaresSize(network.network);
			return networkPng(run, network, title, size, (canvas) => drawSquares(canvas, network));
		}
	}
];
