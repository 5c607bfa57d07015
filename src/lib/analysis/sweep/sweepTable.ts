import type { Task } from '../../data/dataset.ts';
import { formatCount, formatLoss, formatPercent } from '../../format.ts';
import { axisNames, type SweepAxis } from '../../network/sweepAxis.ts';
import { pointsAt, type Spread, type SweepCurve, type SweepPoint } from './sweepPoints.ts';

export interface TableColumn {
	title: string;
	/** One for each point, as the page writes it. */
	cells: string[];
}

/** The table of the results: a row for each point, in order. Losses are medians over seeds. */
export function sweepTable(
	points: readonly SweepPoint[],
	{ axis, task }: { axis: SweepAxis; task: Task }
): TableColumn[] {
	const column = (title: string, cell: (point: SweepPoint) => string): TableColumn => ({
		title,
		cells: points.map(cell)
	});
	const share = (spread: Spread) => formatPercent(spread.median);
	return [
		column(axisNames[axis], ({ value }) => formatCount(value)),
		column('Parameters', ({ parameters }) => formatCount(parameters)),
		column('Seeds', ({ seeds }) => formatCount(seeds)),
		column('Training', ({ training }) => formatLoss(training.median)),
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

const csvColumns = [
	'parameters',
	'seed',
	'step',
	'training_loss',
	'validation_loss',
	'best_validation_loss',
	'training_accuracy',
	'validation_accuracy',
	'diverged'
];

/**
 * RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180): a header, then a row for each network at its
 * last evaluation up to this step; seeds count from 1. Numbers with all their digits; an accuracy of
 * regression and a loss that is no finite number are left empty.
 */
export function sweepCsv(
	curves: readonly SweepCurve[],
	step: number,
	{ axis }: { axis: SweepAxis }
): string {
	const rows = curves
		.flatMap((curve) => pointsAt([curve], step).map((point) => ({ curve, point })))
		.sort((a, b) => a.curve.value - b.curve.value || a.curve.seed - b.curve.seed)
		.map(({ curve, point }) => [
			curve.value,
			curve.parameters,
			curve.seed + 1,
			lastStep(curve, step),
			point.training.median,
			point.validation.median,
			point.bestValidation.median,
			point.trainingAccuracy.median,
			point.validationAccuracy.median,
			point.diverged
		]);
	return [[axis === 'training' ? 'training_points' : axis, ...csvColumns], ...rows]
		.map((row) => row.map(field).join() + '\r\n')
		.join('');
}

/** None of ours holds a comma, a quote or a line break. */
function field(value: string | number): string {
	return typeof value === 'string' || Number.isFinite(value) ? String(value) : '';
}

function lastStep({ steps }: SweepCurve, step: number): number {
	let last = NaN;
	for (let i = 0; i < steps.length && steps[i] <= step; i++) last = steps[i];
	return last;
}
