import { measure, type Options, type Result } from './measure.ts';
import { workloads } from './workloads.ts';

declare global {
	interface Window {
		bench(name: string, options: Options): Promise<Result[]>;
		workloadNames: string[];
	}
}

window.workloadNames = workloads.map(({ name }) => name);
window.bench = (name, options) =>
	measure(
		workloads.find((workload) => workload.name === name)!,
		options
	);
