import { countBlocks } from '$lib/architectures/block.ts';
import { modelNamed } from '$lib/architectures/models.ts';
import { inWords } from '$lib/format.ts';
import { usualModel } from '$lib/state/scale/scaleLink.ts';
import { lessonNamed, lessonNames } from '../lessons/index.ts';

/** What a newcomer is shown the way to: worked out here, so that the page loads neither. */
export async function load() {
	const [first] = lessonNames;
	const { title } = (await lessonNamed(first))!;
	const { family, model } = modelNamed(usualModel)!;
	const parameters = inWords(countBlocks(family.blocks(model.config)));
	return {
		newHere: { lesson: { name: first, title }, model: { family: family.name, parameters } }
	};
}
