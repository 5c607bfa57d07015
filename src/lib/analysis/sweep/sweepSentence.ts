import { overfittingRatio } from '../overfitting.ts';
import { counted, formatCount, formatPlainLoss, formatRatio, plural } from '../../format.ts';
import type { Part } from '../sentence.ts';
import type { SweepPoint } from './sweepPoints.ts';
import { bestPoint, type SweepContext } from './sweepReading.ts';
import { shapeOf, type SweepShape } from './sweepShape.ts';

/** What the curve shows, with its uncertainty over seeds. Empty without a point. */
export function sweepSentence(points: readonly SweepPoint[], context: SweepContext): Part[] {
	if (points.length === 0) return [];
	const best = bestPoint(points);
	if (best === null) {
		const networks = plural(networksOf(points), 'network');
		return [{ text: `The ${networks} diverged: a lower learning rate may help.` }];
	}
	const shape = context.axis === 'training' ? null : shapeOf(points);
	const parts =
		context.axis === 'training'
			? trainingParts(points)
			: shape
				? [...shapeParts(shape), ...agreementParts(shape), ...bestSizeParts(points, shape)]
				: [...plain('Loss on new points with '), ...size(best), ...plain(` is ${loss(best)}.`)];
	return [...parts, ...seedParts(points), ...divergedParts(points)];
}

const networksOf = (points: readonly SweepPoint[]) =>
	points.reduce((sum, { seeds }) => sum + seeds, 0);

const plain = (text: string): Part[] => [{ text }];
const strong = (text: string): Part[] => [{ text, strong: true }];
const muted = (text: string): Part[] => [{ text: ` ${text}`, muted: true }];

const median = (point: SweepPoint) => point.validation.median;
const loss = (point: SweepPoint) => formatPlainLoss(median(point));
const count = (point: SweepPoint) => formatCount(point.parameters);
const times = (high: number, low: number) =>
	low > 0 ? formatRatio(high / low) : 'infinitely many times';

function size(point: SweepPoint): Part[] {
	return strong(counted(point.parameters, 'parameter'));
}

function shapeParts(shape: SweepShape): Part[] {
	const { best } = shape;
	const lowest = [
		...plain('Loss on new points is lowest with '),
		...size(best),
		...plain(` (${loss(best)})`)
	];
	const timesBest = (point: SweepPoint) => times(median(point), median(best));
	switch (shape.kind) {
		case 'peak': {
			const { before, peak, after } = shape;
			const isLower = median(after) < median(before);
			return [
				...plain('Loss on new points peaks with '),
				...size(peak),
				...plain(` (${loss(peak)}), where it is `),
				...strong(times(median(peak), median(before))),
				...plain(
					` as high as with ${count(before)} (${loss(before)}). Beyond the peak it falls again: `
				),
				...plain(`with ${count(after)} it is ${loss(after)}, `),
				...plain(`${isLower ? 'lower' : 'not lower'} than before the peak.`)
			];
		}
		case 'turn':
			return [
				...lowest,
				...plain(`; with ${count(shape.first)} it is ${timesBest(shape.first)} as high, and `),
				...tail(shape.worse, best)
			];
		case 'rising':
			return [...lowest, ...plain('; '), ...tail(shape.worse, best)];
		case 'falling':
			return [
				...lowest,
				...plain(shape.isLast ? ', the largest network here' : ''),
				...plain(`; with ${count(shape.first)} it is ${timesBest(shape.first)} as high.`),
				...plain(shape.isLast ? '' : ' With more parameters it is not noticeably higher.')
			];
		case 'flat':
			return [
				...plain('Size hardly matters here: loss on new points is '),
				...plain(`${loss(best)} at its lowest, with `),
				...size(best),
				...plain(`, and ${loss(shape.highest)} at its highest, with ${count(shape.highest)}.`)
			];
		case 'uneven':
			return [
				...lowest,
				...plain(` and highest with ${count(shape.highest)}, where it is `),
				...strong(`${timesBest(shape.highest)} as high`),
				...plain('. Between these two it goes up and down.')
			];
	}
}

/** "with 321 or more it is 1.9 times as high." */
function tail(worse: readonly SweepPoint[], best: SweepPoint): Part[] {
	const medians = worse.map(median).sort((a, b) => a - b);
	const typical = medians[Math.floor((medians.length - 1) / 2)];
	const which = `with ${count(worse[0])}${worse.length > 1 ? ' or more' : ''} it is `;
	return [...plain(which), ...strong(`${times(typical, median(best))} as high`), ...plain('.')];
}

const said: Record<SweepShape['kind'], string> = {
	peak: 'the peak is at least 1.3 times as high as both of these',
	turn: 'the loss of the smallest and that of the large networks are at least 1.3 times the lowest',
	rising:
		'the loss of the large networks is at least 1.3 times the lowest, and that of the smallest is not',
	falling: 'the loss of the smallest network is at least 1.3 times the lowest',
	flat: 'the higher of these two losses is less than 1.3 times the lower',
	uneven: 'the higher of these two losses is at least 1.3 times the lower'
};

function agreementParts({ kind, agree }: SweepShape): Part[] {
	return agree.of > 1 ? muted(`In ${agree.seeds} of ${agree.of} seeds ${said[kind]}.`) : [];
}

/** Where the single seeds have their lowest, unless all have it in the same place. */
function bestSizeParts(points: readonly SweepPoint[], { kind }: SweepShape): Part[] {
	if (kind !== 'turn' && kind !== 'rising') return [];
	const seeds = points[0].validation.each.map((_, seed) => seed);
	const lowest = seeds.flatMap((seed) => {
		const of = points.filter(({ validation }) => Number.isFinite(validation.each[seed]));
		if (of.length < points.length) return [];
		return of.reduce((best, point) =>
			point.validation.each[seed] < best.validation.each[seed] ? point : best
		);
	});
	if (lowest.length < 2) return [];
	const counts = lowest.map(({ parameters }) => parameters);
	const [from, to] = [Math.min(...counts), Math.max(...counts)].map(formatCount);
	return from === to
		? muted(`Each seed’s own lowest loss is with ${from} parameters.`)
		: muted(`The seeds’ own lowest losses are with ${from} to ${to} parameters.`);
}

/** On the axis of training points, where every network is equally large. */
function trainingParts(all: readonly SweepPoint[]): Part[] {
	const points = all.filter((point) => Number.isFinite(median(point)));
	const [few, many] = [points[0], points[points.length - 1]];
	const start = [
		...plain('With '),
		...strong(`${formatCount(many.value)} training points`),
		...plain(` loss on new points is ${loss(many)}`)
	];
	if (few === many) return [...start, ...plain('.')];
	const [high, low] = median(few) >= median(many) ? [few, many] : [many, few];
	const ratio = times(median(high), median(low));
	const against = `; with ${formatCount(few.value)} it is ${loss(few)}, which is `;
	const isClose = median(high) < overfittingRatio * median(low);
	const difference = isClose
		? plain(`${ratio} of it`)
		: strong(high === few ? `${ratio} as high` : `${ratio} lower`);
	const gap = ({ validation, training }: SweepPoint, seed: number) =>
		validation.each[seed] - training.each[seed];
	const seeds = few.validation.each
		.map((_, seed) => seed)
		.filter((seed) => !Number.isNaN(gap(few, seed)) && !Number.isNaN(gap(many, seed)));
	const narrowed = seeds.filter((seed) => gap(many, seed) < gap(few, seed)).length;
	const typicalGap = (point: SweepPoint) => formatPlainLoss(median(point) - point.training.median);
	return [
		...start,
		...plain(against),
		...difference,
		...plain(
			`. The generalization gap (loss on new points − training loss) goes from ${typicalGap(few)} to ${typicalGap(many)}.`
		),
		...(seeds.length > 1 ? muted(`It narrows in ${narrowed} of ${seeds.length} seeds.`) : [])
	];
}

function seedParts(points: readonly SweepPoint[]): Part[] {
	const most = Math.max(...points.map(({ seeds }) => seeds));
	return most === 1
		? muted('This is one draw of points and weights: another may look different.')
		: [];
}

function divergedParts(points: readonly SweepPoint[]): Part[] {
	const diverged = points.reduce((sum, point) => sum + point.diverged, 0);
	if (diverged === 0) return [];
	const all = networksOf(points);
	const which =
		all === 1 ? 'The network' : `${formatCount(diverged)} of ${formatCount(all)} networks`;
	const verb = diverged === 1 ? 'counts' : 'count';
	return muted(`${which} diverged and ${verb} as worse than any other.`);
}
