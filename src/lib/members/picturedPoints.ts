/** Which points a network learns from where they are not its experiment's own, and how pictures have them. */
import { drawData, drawUnlabelled, unlabelledPoints, type DataSettings } from '../data/draw.ts';
import type { DrawnData, Table } from '../data/table.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { sourceInPlane } from '../experiment/pretrained/pictureWindow.ts';

/** The first so many of the source task. */
export const rehearsedPoints = (source: DataSettings, rehearse: number): Table =>
	drawData({ ...source, training: Math.min(rehearse, source.training) }).training;

/** Each of the new task's points is learned so many times beside rehearsed ones. */
export const timesBesideRehearsal = 2;

/** So many points show where a task lies. */
const shownOfSource = 200;

/** The first points that the pretrained network learned from, where networks start from it on another task in
 * the same plane; null elsewhere. */
export function sourcePoints(experiment: Experiment): Table | null {
	const source = sourceInPlane(experiment);
	return source && rehearsedPoints(source, shownOfSource);
}

/** What one network learns from, as pictures have it: `[rows, 2]` are places, whatever networks see of them. */
export interface PicturedPoints {
	/** Its own points, and the labels by which it is judged on them. */
	training: Table;
	/** 1 where such a label was flipped. */
	flipped: Uint8Array;
	/** Points of the source task that it learns beside them; null for none. */
	rehearsed: Table | null;
	/** How many rows a frame has outputs over: those of `training` come first. */
	rows: number;
}

/** `drawn` are the points of the experiment. */
export function picturedPoints(
	{ data, pretrained, networks }: Experiment,
	index: number,
	{ training, flipped }: DrawnData
): PicturedPoints {
	const { start, teacher } = networks[index];
	if (teacher === 'new') {
		const points = drawUnlabelled(data, unlabelledPoints);
		const { rows } = points;
		return { training: points, flipped: new Uint8Array(rows), rehearsed: null, rows };
	}
	const own = { training, flipped: flipped.training };
	if (!pretrained || start?.rehearse === undefined) {
		return { ...own, rehearsed: null, rows: training.rows };
	}
	const points = rehearsedPoints(pretrained.data, start.rehearse);
	return {
		...own,
		rehearsed: points,
		rows: timesBesideRehearsal * training.rows + points.rows
	};
}
