import type { Experiment, NetworkSettings } from '../experiment.ts';
import { isNewTask } from './samePoints.ts';
import type { Start } from './start.ts';
import { startInWords } from './startForm.ts';

const source = /^the pretrained network, /;
const untrained = /^what the pretrained network began with, (.*)$/;

/** "the original, at rest", "90 % pruned at random, trained further", "a fresh last layer". */
export function startLabel(start: Start, isNewTask = false): string {
	const words = startInWords(start)
		.replace(source, '')
		.replace(untrained, '$1, on untrained layers');
	const told = isNewTask ? words.replace('trained further', 'fine-tuned') : words;
	const isPlain = typeof start.train === 'string' && start.train !== 'biases';
	const isWhole = start.prune === null && start.quantize === null && isPlain && !start.untrained;
	return isWhole ? `the original, ${told}` : told;
}

/** "learns from the teacher’s answers", "random weights, ends at its best". */
function freshLabel(
	experiment: Experiment,
	{ teacher, stopAtBest }: NetworkSettings
): string | null {
	const hasStudents = experiment.networks.some((network) => network.teacher);
	const from = teacher
		? `learns from the teacher’s answers${teacher === 'new' ? ' on new points' : ''}`
		: hasStudents
			? 'learns from labels'
			: isNewTask(experiment)
				? 'random weights'
				: null;
	return (
		[...(from === null ? [] : [from]), ...(stopAtBest ? ['ends at its best'] : [])].join(', ') ||
		null
	);
}

/** What sets a network apart where one is pretrained; null where that is nothing but its count. */
export function beginLabel(experiment: Experiment, index: number): string | null {
	const network = experiment.networks[index];
	if (!experiment.pretrained) return null;
	if (network.start) return startLabel(network.start, isNewTask(experiment));
	return freshLabel(experiment, network);
}
