import type { DataSettings } from '../../data/draw.ts';
import { datasetNamed } from '../../data/sets/index.ts';
import { windowAround, windowOf, type Window } from '../../data/window.ts';
import type { Experiment } from '../experiment.ts';
import { isNewTask } from './samePoints.ts';

/** What pictures of an experiment show: its points, and where networks start from another task in the plane,
 * that one's place too. */
export function pictureWindow(experiment: Experiment): Window {
	const source = sourceInPlane(experiment);
	const own = windowOf(experiment.data);
	return source === null ? own : windowAround([own, windowOf(source)]);
}

/** The points of the source task, where networks start from it on another task in the same plane; null
 * elsewhere. */
export function sourceInPlane(experiment: Experiment): DataSettings | null {
	const { data, pretrained, networks } = experiment;
	if (!pretrained || !isNewTask(experiment) || !networks.some(({ start }) => start)) {
		return null;
	}
	const isPlane = ({ set, options }: DataSettings) => datasetNamed(set).inputs(options) === 2;
	return isPlane(data) && isPlane(pretrained.data) ? pretrained.data : null;
}
