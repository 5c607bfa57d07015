/**
 * Times every route on one workload, interleaved. A route that trains one network after another has
 * one alive at a time: tfjs is many times slower where networks of different shapes alternate.
 */
import { Expected } from './agreement.ts';
import { convnetjsRoute } from './routes/convnetjsRoute.ts';
import { medianOf, resultOf, type Options, type Result, type Tell } from './result.ts';
import type { Route } from './route.ts';
import { timeRate, warmUp, type Timed } from './timing.ts';
import { tfjsRoutes } from './routes/tfjsRoutes.ts';
import { typedArrays } from './routes/typedArrays.ts';
import { wiggleWasm, wiggleWebgl } from './routes/wiggleRoute.ts';
import type { Workload } from './workloads.ts';

const allRoutes: Route[] = [...tfjsRoutes, convnetjsRoute, typedArrays, wiggleWebgl, wiggleWasm];

/** One route that is being timed. */
interface Lane {
	route: Route;
	/** The network, or the population, that it is at. */
	timed: Timed | null;
	/** Of each repeat: seconds for one step of every network that is timed. */
	seconds: number[];
}

export async function measure(
	workload: Workload,
	{ routes, repeats, milliseconds, agreement }: Options,
	tell: Tell
): Promise<Result[]> {
	const chosen = allRoutes.filter(
		({ name }) => (routes?.includes(name) ?? true) && (workload.routes?.includes(name) ?? true)
	);
	const agreements = new Map<Route, number>();
	if (agreement) {
		const expected = await Expected.of(workload);
		for (const route of chosen) {
			await tell(`agreement of ${route.name}`);
			agreements.set(route, await expected.distanceOf(route));
		}
	}

	const { members, sample } = workload;
	const lanes = chosen.map((route): Lane => ({ route, timed: null, seconds: [] }));
	for (const [order, index] of sample.entries()) {
		const part = sample.length > 1 ? `, network ${order + 1} of ${sample.length}` : '';
		for (const lane of lanes) {
			if (lane.timed && lane.route.isLockstep) continue;
			await tell(`warming up ${lane.route.name}${part}`);
			const trained = lane.route.isLockstep ? members : [members[index]];
			lane.timed = await warmUp(await lane.route.create(trained), milliseconds);
		}
		await tell(`timing${part}`);
		for (let repeat = 0; repeat < repeats; repeat++) {
			for (const lane of lanes) {
				const rate = await timeRate(lane.timed!, milliseconds);
				const together = lane.route.isLockstep ? members.length : 1;
				lane.seconds[repeat] = (lane.seconds[repeat] ?? 0) + 1 / (rate * together);
			}
		}
		const isLast = order === sample.length - 1;
		for (const lane of lanes) if (isLast || !lane.route.isLockstep) lane.timed!.run.dispose();
	}

	const rates = lanes.map(({ seconds }) => seconds.map((each) => sample.length / each));
	const baseline = chosen.findIndex(({ name }) => name === 'tfjs-minimize-webgl');
	return chosen.map((route, i) =>
		resultOf(workload.name, route.name, rates[i], {
			baseline: baseline < 0 ? null : medianOf(rates[baseline]),
			agreement: agreements.get(route) ?? null
		})
	);
}
