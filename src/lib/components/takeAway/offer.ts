/** What a reader may take away of something: its files, and how they are told of. */
import { hasDiverged, hasLongTable, isKnown, type ExportedRun } from '$lib/export/exported.ts';
import { exportFiles } from '$lib/export/files.ts';
import { madeFiles } from '$lib/export/madeFiles.ts';
import { tfjsLack } from '$lib/export/tfjs.ts';
import type { OnnxOutput } from '$lib/export/onnxGraph.ts';
import { writeReadme, type DescribedFile } from '$lib/export/readme.ts';
import { preparationOf } from '$lib/export/preparation.ts';
import { hasBeginning } from '$lib/export/scripts/stage.ts';
import { scriptFiles } from '$lib/export/scripts/scriptFiles.ts';
import type { ZippedFile } from '$lib/export/zip.ts';
import type { Letter } from '$lib/experiment/experiment.ts';

/** What the reader chose beside the files. */
export interface Choices {
	network: Letter | 'all';
	onnxOutput: OnnxOutput;
}

export interface OfferedFile {
	name: string;
	about: string;
	/** The choices that it depends on. */
	follows: readonly (keyof Choices)[];
	/** None where there is nothing to make. */
	make(choices: Choices): Promise<readonly ZippedFile[]>;
}

export interface Offer {
	/** Networks to choose from; none or one where there is no choice. */
	letters: readonly Letter[];
	/** Whether a network’s numbers can be made into probabilities. */
	hasProbabilities: boolean;
	/** What the reader is to know first, a sentence or two each. */
	notes: readonly string[];
	files: readonly OfferedFile[];
	/** Names that are ticked at first. */
	usual: readonly string[];
	/** The text of README.txt, of the files that go with it. */
	readme(files: readonly DescribedFile[]): string;
}

const usual = [
	'experiment.json',
	'network.safetensors',
	'points.csv',
	'curves.csv',
	'train_pytorch.py',
	'chart.png'
];

/** Why there are no scripts of networks that begin after pretraining. */
function lostBeginnings(run: ExportedRun): string[] {
	const lost = run.networks.filter((network) => !hasBeginning(run, network));
	if (lost.length === 0) return [];
	const names = lost.map(({ letter }) => letter).join(' and ');
	return [
		`The pretrained network is not on this device now, so there are no scripts of ${names}: train the run again for them.`
	];
}

function notesOf(run: ExportedRun): string[] {
	const { experiment, networks } = run;
	const diverged = networks.filter(hasDiverged).map(({ letter }) => letter);
	const notes: string[] = [];
	if (diverged.length > 0) {
		notes.push(
			`Network ${diverged.join(' and ')} diverged: some of its numbers are no finite numbers any more. They are saved as they are.`
		);
	}
	const { inputs, target, features } = preparationOf(experiment);
	if (inputs || target || features) {
		notes.push(
			'Networks see of each point what was computed from it. network.onnx does this itself, and the other files say how it is done.'
		);
	}
	notes.push(...lostBeginnings(run));
	notes.push(...new Set(networks.flatMap(({ network }) => tfjsLack(network) ?? [])));
	if (hasLongTable(experiment.data.set)) {
		notes.push('The table is too long for a link. experiment.json holds it whole: take it along.');
	}
	if (!networks.some(isKnown)) {
		notes.push(
			networks.every(({ history }) => history.length === 0)
				? 'There is no run of this experiment yet: to take its networks away, open this again in a moment.'
				: 'Of this run its curves were kept, and not its parameters. Bring it back and train it again to take its networks away.'
		);
	}
	return notes;
}

export async function runOffer(run: ExportedRun): Promise<Offer> {
	const { loadPictureFiles } = await import('./pictureFiles.ts');
	const pictureFiles = await loadPictureFiles();
	const files = [...exportFiles, ...pictureFiles, ...scriptFiles].map((file): OfferedFile => ({
		name: file.name,
		about: file.about,
		follows: [
			...(file.subject === 'network' ? (['network'] as const) : []),
			...(file.name === 'network.onnx' ? (['onnxOutput'] as const) : [])
		],
		make: ({ network, onnxOutput }) =>
			madeFiles(
				file,
				run,
				run.networks.filter(({ letter }) => network === 'all' || letter === network),
				{ onnxOutput }
			)
	}));
	return {
		letters: run.networks.map(({ letter }) => letter),
		hasProbabilities: run.networks[0].loss !== 'meanSquaredError',
		notes: notesOf(run),
		files,
		usual,
		readme: (described) => writeReadme(run, described)
	};
}
