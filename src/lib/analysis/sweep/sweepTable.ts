import type { Task } from '../../data/dataset.ts';
import { formatCount, formatLoss, formatPercent } from '../../format.ts';
import { axisNames, type SweepAxis } from '../../network/sweepAxis.ts';
import { axisValue } from './axisValue.ts';
import type { Spread, SweepPoint } from './sweepPoints.ts';

export interface TableColumn {
	title: string;
	/** One for each point, as the page writes it. */
	cells: string[];
}

export interface TableLine {
	/** Missing where there is one line alone. */
	letter?: string;
	points: readonly SweepPoint[];
}

/** The table of the results: a row for each point, line by line. Losses are medians over seeds. */
export function sweepTable(
	lines: readonly TableLine[],
	{ axis, task }: { axis: SweepAxis; task: Task }
): TableColumn[] {
	const points = lines.flatMap((line) => line.points);
	const letters = lines.flatMap(({ letter, points }) => points.map(() => letter ?? ''));
	const column = (title: string, cell: (point: SweepPoint) => string): TableColumn => ({
		title,
		cells: points.map(cell)
	});
	/** A network without training points has no loss on any. */
	const loss = ({ median }: Spread) => formatLoss(Number.isNaN(median) ? undefined : median);
	const share = (spread: Spread) => formatPercent(spread.median);
	return [
		column(axisNames[axis], ({ value }) => axisValue(value, axis)),
		...(letters.some((letter) => letter !== '') ? [{ title: 'Network', cells: letters }] : []),
		column('Parameters', ({ parameters }) => formatCount(parameters)),
		column('Seeds', ({ seeds }) => formatCount(seeds)),
		column('Training', ({ training }) => loss(training)),
		column('Validation', ({ validation }) => formatLoss(validation.median)),
		column(
			'10–90 %',
			({ validation: { low, high } }) => `${formatLoss(low)} – ${formatLoss(high)}`
		),
		column('At best step', ({ bestValidation }) => formatLoss(bestValidation.median)),
		...(task === 'classification'
			? [
					column('Right, training', ({ trainingAccuracy }) => share(trainingAccuracy)),
					column('Right, new points', ({ validationAccuracy }) => share(validationAccuracy))
				]
			: []),
		column('Diverged', ({ diverged }) => formatCount(diverged))
	];
}
