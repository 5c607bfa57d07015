/**
 * A power law, y = factor · xˢ, is a straight line of slope s on two logarithmic axes. Fitted there by
 * least squares: each point counts by its ratio to the line, not by its distance.
 */
export interface PowerLaw {
	slope: number;
	factor: number;
	/** Share of the variance of log y that the line explains, 0–1. */
	r2: number;
}

/** Least R² of what is called a straight line here. */
const straight = 0.95;

const fewestPoints = 3;

/** Null with fewer than three points that have a logarithm, or with all x alike. */
export function fitPowerLaw(points: readonly { x: number; y: number }[]): PowerLaw | null {
	const logs = points
		.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }))
		.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
	if (logs.length < fewestPoints) return null;
	const mean = (of: (log: { x: number; y: number }) => number) =>
		logs.reduce((sum, log) => sum + of(log) / logs.length, 0);
	const [x, y] = [mean((log) => log.x), mean((log) => log.y)];
	const spread = mean((log) => (log.x - x) ** 2);
	const slope = mean((log) => (log.x - x) * (log.y - y)) / spread;
	if (!Number.isFinite(slope)) return null;
	const whole = mean((log) => (log.y - y) ** 2);
	const left = mean((log) => (log.y - y - slope * (log.x - x)) ** 2);
	return { slope, factor: Math.exp(y - slope * x), r2: whole > 0 ? 1 - left / whole : 1 };
}

/** A falling line that explains nearly all of the differences. */
export function isStraight({ slope, r2 }: PowerLaw): boolean {
	return slope < 0 && r2 >= straight;
}

export function valueAt({ slope, factor }: PowerLaw, x: number): number {
	return factor * x ** slope;
}
