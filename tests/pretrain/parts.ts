/** The networks that come with the page, as this machine trains them today. */
import '../../src/lib/experiment/parts/everyPart.ts';
import type { Experiment } from '../../src/lib/experiment/experiment.ts';
import { questions } from '../../src/lib/experiment/pretrained/questions.ts';
import { trainAlong } from '../../src/lib/members/pretrainedMembers.ts';
import { namesOf } from '../../src/lib/state/playground/pretraining/partNames.ts';
import { Pretraining } from '../../src/lib/state/playground/pretraining/pretraining.svelte.ts';
import { packPart } from '../../src/lib/state/playground/pretraining/shipped/packedPart.ts';
import { fileOf } from '../../src/lib/state/playground/pretraining/shipped/shippedParts.ts';
import type { TrainedPart } from '../../src/lib/state/playground/pretraining/trainedPart.ts';
import { lessonNamed, lessonNames } from '../../src/lessons/index.ts';

/** Where their files lie. */
export const folder = 'src/lib/state/playground/pretraining/shipped';

/** Every experiment of a lesson or a question that has a pretrained network. */
export async function experimentsThatStartTrained(): Promise<Experiment[]> {
	const lessons = await Promise.all(lessonNames.map(lessonNamed));
	const steps = lessons.flatMap((lesson) => lesson!.steps);
	return [
		...steps.flatMap((step) => ('experiment' in step ? [step.experiment] : [])),
		...questions.map(({ experiment }) => experiment)
	].filter(({ pretrained }) => pretrained !== undefined);
}

/** Their names, each once. */
export function namesIn(experiments: readonly Experiment[]): Set<string> {
	return new Set(experiments.flatMap((one) => namesOf(one, trainAlong(one))));
}

/** Networks by their names, trained with all that is on the way. */
export async function trainedParts(
	experiments: readonly Experiment[]
): Promise<Map<string, TrainedPart>> {
	const parts = new Map<string, TrainedPart>();
	for (const experiment of experiments) {
		const names = namesOf(experiment, trainAlong(experiment));
		if (names.every((name) => parts.has(name))) continue;
		(await askFor(experiment)).forEach((part, at) => parts.set(names[at], part));
	}
	return parts;
}

async function askFor(experiment: Experiment): Promise<readonly TrainedPart[]> {
	let pretraining: Pretraining | null = null;
	try {
		return await new Promise((done, refuse) => {
			const fail = (reason: string) => refuse(new Error(reason));
			pretraining = new Pretraining({ tell: fail, refuse: fail }, { needsPast: true });
			void pretraining.ask(experiment).then(done, refuse);
		});
	} finally {
		(pretraining as Pretraining | null)?.dispose();
	}
}

/** The first part of a stage is what others start from: they take over its parameters alone. */
const isSource = (name: string) => name.startsWith('source ');

/** What of a part comes with the page. */
export function shippedOf(name: string, { end, ...part }: TrainedPart): TrainedPart {
	return { ...part, end: { ...end, moments: isSource(name) ? [] : end.moments }, kept: [] };
}

/** The bytes of each file, by its path below `folder`. */
export function filesOf(parts: ReadonlyMap<string, TrainedPart>): Map<string, Uint8Array> {
	return new Map(
		[...parts].map(([name, part]) => [fileOf(name), packPart(name, shippedOf(name, part))])
	);
}
