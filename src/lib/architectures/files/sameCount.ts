import { countNotLearned } from './notLearned.ts';
import type { Tensor } from './tensor.ts';

/** A known model and its count; null where none can be computed. */
interface Known {
	name: string;
	count: number | null;
}

/** Which known models have as many parameters as a file: a sentence, or null for none. */
export function sameCount(
	count: number,
	tensors: readonly Tensor[],
	models: readonly Known[]
): string | null {
	const namesOf = (count: number) =>
		models
			.filter((model) => model.count === count)
			.map(({ name }) => name)
			.join(' and ');
	if (namesOf(count) !== '') return `Exactly as many as ${namesOf(count)}.`;
	const learned = count - countNotLearned(tensors);
	if (learned === count || namesOf(learned) === '') return null;
	return `Without what is not learned, exactly as many as ${namesOf(learned)}.`;
}
