/** How results are printed. */

/** @typedef {import('./result.ts').Result} Result */

const columns = [26, 28, 11, 25, 8, 11];

/** @param {string[]} cells */
function row(cells) {
	return cells
		.map((cell, i) => (i < 2 ? cell.padEnd(columns[i]) : cell.padStart(columns[i])))
		.join('')
		.trimEnd();
}

export const heading = [
	'Steps per second; of populations, model-steps per second. The ratio is to tfjs-minimize-webgl;',
	'agreement is the distance of the parameters from typed-arrays, relative L2.',
	'',
	row(['workload', 'route', 'median', 'min – max', 'ratio', 'agreement'])
].join('\n');

/** @param {number} rate */
function rounded(rate) {
	return rate.toLocaleString('en', { maximumFractionDigits: rate < 100 ? 1 : 0 });
}

/** @param {Result[]} results */
export function tableOf(results) {
	const lines = results.map(({ workload, route, median, min, max, ratio, agreement }) =>
		row([
			workload,
			route,
			rounded(median),
			`${rounded(min)} – ${rounded(max)}`,
			ratio === null ? '' : ratio.toPrecision(3),
			agreement === null ? '' : agreement.toExponential(1)
		])
	);
	return lines.join('\n') + '\n';
}
