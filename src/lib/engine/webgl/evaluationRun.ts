import { countEvaluatedRows, evaluatedInputs } from '../step/evaluation.ts';
import type { Device } from './device.ts';
import { ForwardRun } from './forwardRun.ts';
import type { Population } from './population.ts';
import type { ReadRequest } from './readback.ts';

/** Which population a member belongs to, and which of its members it is. */
export interface MemberAddress {
	population: Population;
	index: number;
}

/** A forward pass of all members of all populations over their evaluated rows. */
export class EvaluationRun {
	readonly #forward: ForwardRun;
	readonly #populations: readonly Population[];

	constructor(
		device: Device,
		populations: readonly Population[],
		addresses: readonly MemberAddress[]
	) {
		this.#populations = populations;
		const members = addresses.map(({ population, index }) => {
			return {
				parameters: population.parameters.layout.members[index],
				rows: countEvaluatedRows(population.states[index].member),
				weights: population.isTiny ? ('tinyWeights' as const) : ('weights' as const)
			};
		});
		const sides = [0, 1].map((side) =>
			Object.fromEntries(
				populations.map(({ isTiny, parameters: { textures } }) =>
					// Tiny members are always on the first side.
					isTiny ? ['tinyWeights', textures[0][0]] : ['weights', textures[side][0]]
				)
			)
		);
		this.#forward = new ForwardRun(device, members, populations[0].table.texture, sides);
		addresses.forEach(({ population, index }, i) =>
			this.#forward.write(i, evaluatedInputs(population.states[index].member))
		);
	}

	/** Runs, and says how to read every member's outputs `[rows, outputs]`. */
	run(): ReadRequest<Float32Array[]> {
		const [{ table }] = this.#populations;
		const side = this.#populations.find(({ isTiny }) => !isTiny)?.parameters.side ?? 0;
		this.#forward.run(table.zeros, side);
		return this.#forward.outputs();
	}
}
