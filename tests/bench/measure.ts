/** Times every route on one workload, interleaved, and checks that they train the same network. */
import { createWebglTrainer } from '../../src/lib/engine/webgl/webglTrainer.ts';
import { convnetjsRoute } from './convnetjsRoute.ts';
import type { Route, RouteName, Run } from './route.ts';
import { tfjsRoutes } from './tfjsRoutes.ts';
import { typedArrays } from './typedArrays.ts';
import type { Workload } from './workloads.ts';

export interface Result {
	workload: string;
	route: RouteName;
	/** Steps per second; of a population, model-steps per second. */
	median: number;
	min: number;
	max: number;
	/** To `tfjs-minimize-webgl`. */
	ratio: number;
	/** Relative L2 distance of the parameters from `typed-arrays`; NaN where they cannot agree. */
	agreement: number;
}

const wiggle: Route = {
	name: 'wiggle-webgl',
	isLockstep: true,
	async create(members) {
		const trainer = await createWebglTrainer(members);
		return {
			train: (steps) => trainer.train(steps),
			parameters: () => Promise.all(members.map((_, i) => trainer.parameters(i))),
			setParameters: (values) => trainer.setParameters(0, values),
			dispose: () => trainer.dispose()
		};
	}
};

export const allRoutes: Route[] = [...tfjsRoutes, convnetjsRoute, typedArrays, wiggle];

function distance(values: Float32Array, expected: Float32Array): number {
	let difference = 0;
	let size = 0;
	expected.forEach((value, i) => {
		difference += (values[i] - value) ** 2;
		size += value ** 2;
	});
	return Math.sqrt(difference / size);
}

/** Parameters after 50 steps, or for relu the first 20 steps one by one from the same start. */
async function trajectory(route: Route, workload: Workload, along: Float32Array[] | null) {
	const members = workload.sample.slice(-1).map((i) => workload.members[i]);
	const run = await route.create(members);
	const isRelu = members[0].network.activation === 'relu';
	const points: Float32Array[] = [];
	for (let i = 0; i < (isRelu ? 20 : 1); i++) {
		if (i > 0 && along) await run.setParameters!(along[i - 1]);
		await run.train(isRelu ? 1 : 50);
		points.push((await run.parameters())[0]);
	}
	run.dispose();
	return points;
}

async function timeOf(run: Run, milliseconds: number, calibrated: { steps: number }) {
	const start = performance.now();
	await run.train(calibrated.steps);
	const elapsed = performance.now() - start;
	const rate = (1000 * calibrated.steps) / elapsed;
	calibrated.steps = Math.max(2, Math.round((rate * milliseconds) / 1000));
	return rate;
}

export interface Options {
	repeats: number;
	/** Of one timing. */
	milliseconds: number;
	routes: readonly string[];
	agreement: boolean;
}

export async function measure(workload: Workload, options: Options): Promise<Result[]> {
	const routes = allRoutes.filter(({ name }) => options.routes.includes(name));
	const rates = new Map<RouteName, number[]>();
	const agreements = new Map<RouteName, number>();
	const expected = options.agreement ? await trajectory(typedArrays, workload, null) : null;
	for (const route of routes) {
		if (!expected || route.name === 'convnetjs') continue;
		const points = await trajectory(route, workload, expected);
		agreements.set(route.name, Math.max(...points.map((point, i) => distance(point, expected[i]))));
	}

	for (const group of groupsOf(workload)) {
		const runs: { route: Route; run: Run; calibrated: { steps: number }; share: number }[] = [];
		for (const route of routes) {
			const members = route.isLockstep ? workload.members : [workload.members[group]];
			if (route.isLockstep && group !== workload.sample[0]) continue;
			const run = await route.create(members);
			const calibrated = { steps: 2 };
			for (let i = 0; i < 5; i++) await timeOf(run, options.milliseconds, calibrated);
			runs.push({ route, run, calibrated, share: members.length });
		}
		for (let repeat = 0; repeat < options.repeats; repeat++) {
			for (const { route, run, calibrated, share } of runs) {
				const rate = share * (await timeOf(run, options.milliseconds, calibrated));
				const known = rates.get(route.name) ?? [];
				rates.set(route.name, known);
				// One after another: times add up, so rates are averaged harmonically.
				known[repeat] = (known[repeat] ?? 0) + 1 / rate;
			}
		}
		for (const { run } of runs) run.dispose();
	}

	const rateLists = routes.map(({ name, isLockstep }) => {
		const count = isLockstep ? 1 : workload.sample.length;
		return {
			name,
			list: rates
				.get(name)!
				.map((inverse) => count / inverse)
				.sort((a, b) => a - b)
		};
	});
	const baseline = rateLists.find(({ name }) => name === 'tfjs-minimize-webgl');
	return rateLists.map(({ name, list }) => ({
		workload: workload.name,
		route: name,
		median: medianOf(list),
		min: list[0],
		max: list[list.length - 1],
		ratio: baseline ? medianOf(list) / medianOf(baseline.list) : NaN,
		agreement: agreements.get(name) ?? NaN
	}));
}

const groupsOf = ({ sample }: Workload) => sample;
const medianOf = (sorted: number[]) => sorted[Math.floor(sorted.length / 2)];
