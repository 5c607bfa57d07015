/** Whether the routes train the same network: their parameters after as many steps. */
import type { Member } from '../../src/lib/engine/trainer.ts';
import type { Route } from './route.ts';
import { plainLayers } from './routes/plainLayers.ts';
import { typedArrays } from './routes/typedArrays.ts';
import type { Workload } from './workloads.ts';
import { isDenseStack } from '../../src/lib/network/spec.ts';

const steps = 50;
/** One near-tie at relu's kink sends two correct runs apart, so relu is compared step by step. */
const singleSteps = 20;

function distance(values: Float32Array, expected: Float32Array): number {
	let difference = 0;
	let size = 0;
	expected.forEach((value, i) => {
		difference += (values[i] - value) ** 2;
		size += value ** 2;
	});
	return Math.sqrt(difference / size);
}

const hasRelu = ({ network }: Member) =>
	network.layers.some((layer) => 'activation' in layer && layer.activation === 'relu');

/** Parameters of each member in turn. */
type Points = Float32Array[];

/** After 50 steps; for relu after each of 20, the later ones from where `along` was. */
async function trajectory(
	route: Pick<Route, 'create'>,
	members: Member[],
	along: Points[]
): Promise<Points[]> {
	const run = await route.create(members);
	try {
		if (!hasRelu(members[0])) {
			await run.train(steps);
			return [await run.parameters()];
		}
		const points: Points[] = [];
		for (let step = 0; step < singleSteps; step++) {
			if (step > 0 && along.length > 0) await run.setParameters(along[step - 1][0]);
			await run.train(1);
			points.push(await run.parameters());
		}
		return points;
	} finally {
		run.dispose();
	}
}

/** Of the members that are timed, one after another as the other routes train them. */
export class Expected {
	readonly #workload: Workload;
	readonly #points: Points[][] = [];

	private constructor(workload: Workload) {
		this.#workload = workload;
	}

	static async of(workload: Workload): Promise<Expected> {
		const expected = new Expected(workload);
		for (const i of workload.sample) {
			const member = workload.members[i];
			const plain = isDenseStack(member.network) ? typedArrays : plainLayers;
			expected.#points.push(await trajectory(plain, [member], []));
		}
		return expected;
	}

	/** The largest distance of any member at any step. */
	async distanceOf(route: Route): Promise<number> {
		const { members, sample } = this.#workload;
		const together =
			route.isLockstep && members.length > 1 ? await trajectory(route, members, []) : null;
		const distances: number[] = [];
		for (const [order, i] of sample.entries()) {
			const along = this.#points[order];
			const points = together
				? together.map((ofAll) => [ofAll[i]])
				: await trajectory(route, [members[i]], along);
			points.forEach(([point], step) => distances.push(distance(point, along[step][0])));
		}
		return Math.max(...distances);
	}
}
