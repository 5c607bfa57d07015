/** What the page measures when it is asked to, by name. */
import { measureFirstScreen } from './firstScreen.ts';
import { measureCores, measureGrowth } from './growth.ts';
import { tellHashes } from './hashes.ts';
import { measure } from './measure.ts';
import type { Options, Result, Tell } from './result.ts';
import { measureSmoothness } from './smoothness.ts';
import { workloads } from './workloads.ts';

declare global {
	interface Window {
		bench(name: string, options: Options): Promise<Result[]>;
		/** Prints a line where the benchmark was started. */
		tell: Tell;
		benchNames: string[];
	}
}

type Measure = (options: Options, tell: Tell) => Promise<Result[]>;

const all = new Map<string, Measure>([
	...workloads.map((workload): [string, Measure] => [
		workload.name,
		(options, tell) => measure(workload, options, tell)
	]),
	['first screen to step 500', measureFirstScreen],
	['smoothness', measureSmoothness],
	['growth', measureGrowth],
	['cores', measureCores],
	['hashes', tellHashes]
]);

window.benchNames = [...all.keys()];
window.bench = (name, options) => all.get(name)!(options, window.tell);
