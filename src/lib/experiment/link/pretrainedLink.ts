/**
 * What a link says of after training: the pretrained network as a link of its own whose keys begin
 * with `p.`, and what each network starts from, as in `p.a=relu:64x2&b.start=pruned:.9~all`.
 */
import { letters, type Experiment, type NetworkSettings } from '../experiment.ts';
import { withoutStart } from '../pretrained/settle.ts';
import { startForm, teacherForm, temperatureForm } from '../pretrained/startForm.ts';
import { original } from '../pretrained/start.ts';
import {
	chainProblem,
	longestChain,
	pretrainedSteps,
	startProblem,
	stopProblem
} from '../pretrained/startProblem.ts';
import { pretrainedPrefix, startKey, teacherKey, temperatureKey } from './linkKeys.ts';
import type { LinkParts } from './linkParts.ts';

const lowered = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);

export const writeStart = (key: string, { start, teacher, temperature }: NetworkSettings) => [
	...(start ? [`${key}.${startKey}=${startForm.write(start)}`] : []),
	...(teacher ? [`${key}.${teacherKey}=${teacher}`] : []),
	...(temperature === undefined
		? []
		: [`${key}.${temperatureKey}=${temperatureForm.write(temperature)}`])
];

export function readStart(
	parts: LinkParts,
	key: string,
	network: NetworkSettings
): NetworkSettings {
	const startName = `${key}.${startKey}`;
	const teacherName = `${key}.${teacherKey}`;
	const temperatureName = `${key}.${temperatureKey}`;
	const isAtTemperature = parts.has(teacherName) && parts.has(temperatureName);
	return {
		...network,
		...(parts.has(startName) && { start: parts.read(startName, startForm, original) }),
		...(parts.has(teacherName) && { teacher: parts.read(teacherName, teacherForm, 'training') }),
		...(isAtTemperature && { temperature: parts.read(temperatureName, temperatureForm, 1) })
	};
}

/** `read` reads one whole experiment of one network from such parts. */
export function readPretrained(
	parts: LinkParts,
	stage: number,
	read: (parts: LinkParts) => Experiment
): Experiment | undefined {
	const below = parts.below(pretrainedPrefix);
	if (!below.hasAny) return undefined;
	if (stage < longestChain) {
		if (!below.has('a')) {
			parts.complain(
				"The layers of the link's pretrained network are missing: others stand there."
			);
		}
		return read(below);
	}
	below.takeAll(/./);
	parts.complain(`The link has more than it may: ${lowered(chainProblem)}`);
	return undefined;
}

/** With a sentence for each network that cannot start as the link says, which then starts from random
 * weights, and for a stop before pretraining ends. */
export function settledStarts(parts: LinkParts, experiment: Experiment): Experiment {
	const stop = stopProblem(experiment);
	if (stop) parts.complain(`${stop} The link’s stop became that step.`);
	return {
		...experiment,
		stopAt: stop ? pretrainedSteps(experiment) : experiment.stopAt,
		networks: experiment.networks.map((network, index) => {
			const problem = startProblem(experiment, network);
			if (problem === null) return network;
			const instead = network.start ? 'starts from random weights' : 'learns from labels';
			// A table that is missing has been complained of, with what follows from that.
			if (!parts.lacksTable) {
				parts.complain(`Network ${letters[index]} ${instead}: ${lowered(problem)}`);
			}
			return withoutStart(network);
		})
	};
}
