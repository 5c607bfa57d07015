/** What networks start and learn from, in words, where most start from random weights and learn from labels. */
import type { NetworkSettings } from '../experiment.ts';
import { partNamed } from '../parts/parts.ts';

/** "the pretrained network, 90 % pruned, trained further". */
export const startText = ({ start }: NetworkSettings): string =>
	start ? partNamed('pretrained').startInWords(start) : 'random weights';

/** "the teacher’s answers on new points". */
export const teacherText = (network: NetworkSettings): string =>
	network.teacher ? partNamed('pretrained').teacherInWords(network) : 'labels';
