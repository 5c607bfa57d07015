import { formatCount } from '../../format.ts';
import { countNotLearned } from './notLearned.ts';
import type { Tensor } from './tensor.ts';

/** How a file's count lies to that of the config that the reader pasted. */
export function besideConfig(
	count: number,
	tensors: readonly Tensor[],
	config: { name: string; count: number }
): string {
	const named = `the config of your ${config.name}`;
	if (count === config.count) return `Exactly as many as by ${named}.`;
	const learned = count - countNotLearned(tensors);
	if (learned === config.count)
		return `Without what is not learned, exactly as many as by ${named}.`;
	const difference = formatCount(Math.abs(count - config.count));
	return `By ${named} there are ${formatCount(config.count)}: the file has ${difference} ${count > config.count ? 'more' : 'fewer'}.`;
}
