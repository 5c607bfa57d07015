import { activationsAt, DrawList, rectangle, type Rectangle } from './drawList.ts';
import type { ForwardLayout, ForwardMember } from './forwardLayout.ts';
import { inputTexels, quadruples } from './matrix.ts';
import { forwardProgram } from '../programs/forward.ts';

/**
 * The draws of a forward pass. Layers run in order of their distance from the output, so that all
 * members end together.
 */
export function listForward(
	members: readonly ForwardMember[],
	layout: ForwardLayout,
	rowsPerBlock: number
): DrawList {
	const list = new DrawList();
	const depth = Math.max(...members.map(({ parameters }) => parameters.layers.length));
	const describe = (member: number, distance: number): Rectangle[] => {
		const { layers, places } = members[member].parameters;
		const layer = layers[layers.length - 1 - distance];
		if (!layer) return [];
		const source = layout.members[member].inputs[layer.index];
		const hidden = layout.members[member].inputs[layer.index + 1];
		const place = hidden
			? { ...hidden, width: quadruples(layer.outputs) }
			: layout.members[member].outputs;
		const { activation, isColumn } = layer;
		const program = forwardProgram(rowsPerBlock, activation, false, isColumn);
		const values = {
			sourcePlace: source,
			kernelPlace: places[layer.index],
			rowTexels: inputTexels(layer.inputs),
			isBatch: false,
			units: layer.outputs,
			hasOne: hidden !== undefined
		};
		return [rectangle(program, place, values)];
	};
	for (let distance = depth - 1; distance >= 0; distance--) {
		const source = activationsAt(distance);
		const target = distance === 0 ? 'outputs' : activationsAt(distance - 1);
		for (const weights of ['weights', 'tinyWeights'] as const) {
			const rectangles = members.flatMap(({ weights: own = 'weights' }, member) =>
				own === weights ? describe(member, distance) : []
			);
			list.add({ target, samplers: { source, weights } }, rectangles);
		}
	}
	return list;
}
