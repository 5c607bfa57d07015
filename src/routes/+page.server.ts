import { countBlocks } from '$lib/architectures/block.ts';
import { modelNamed } from '$lib/architectures/models.ts';
import { datasets, openedDatasets } from '$lib/data/sets/further.ts';
import type { DatasetChoice } from '$lib/data/sets/index.ts';
import { inWords } from '$lib/format.ts';
import { usualModel } from '$lib/state/scale/scaleLink.ts';
import { lessonNamed, lessonNames } from '../lessons/index.ts';

const choiceOf = ({ name, title, description }: DatasetChoice): DatasetChoice => ({
	name,
	title,
	description
});

/** What a newcomer is shown the way to, and the data sets to choose from: told here, so that the page loads none. */
export async function load() {
	const [first] = lessonNames;
	const { title } = (await lessonNamed(first))!;
	const { family, model } = modelNamed(usualModel)!;
	const parameters = inWords(countBlocks(family.blocks(model.config)));
	return {
		choices: { sets: datasets.map(choiceOf), opened: openedDatasets.map(choiceOf) },
		newHere: { lesson: { name: first, title }, model: { family: family.name, parameters } }
	};
}
