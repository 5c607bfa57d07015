import { Atlas, type Place } from './atlas.ts';
import { DrawList, rectangle, type Rectangle } from './drawList.ts';
import { inputTexels, outputSize, quadruples } from './matrix.ts';
import type { MemberParameters } from './parameterLayout.ts';
import { forwardProgram } from '../programs/forward.ts';

/** One member and how many rows it is asked about. */
export interface Asked {
	parameters: MemberParameters;
	rows: number;
	/** Where its parameters are. */
	weights?: 'weights' | 'tinyWeights';
}

/** A forward pass of several members, each over its own rows. */
export interface ForwardLayout {
	/** Inputs of layers at even and odd distance from the output. */
	even: Atlas;
	odd: Atlas;
	outputs: Atlas;
	list: DrawList;
	members: {
		rows: number;
		/** Inputs of each layer, in `even` or `odd` by the layer's distance from the output. */
		inputs: Place[];
		outputs: Place;
	}[];
}

/** Layers run in order of their distance from the output, so that all members end together. */
export function layOutForward(asked: readonly Asked[], rowsPerBlock: number): ForwardLayout {
	const sides = [new Atlas(), new Atlas()];
	const outputs = new Atlas();
	const members = asked.map(({ parameters: { layers }, rows }) => {
		const blocks = Math.ceil(rows / rowsPerBlock);
		const inputs = layers.map((layer) => {
			const distance = layers.length - 1 - layer.index;
			return sides[distance % 2].add(inputTexels(layer.inputs), blocks);
		});
		const last = layers[layers.length - 1];
		const { width, height } = outputSize(last, blocks);
		return { rows, inputs, outputs: outputs.add(width, height) };
	});
	for (const atlas of [...sides, outputs]) atlas.pack();

	const list = new DrawList();
	const depth = Math.max(...asked.map(({ parameters }) => parameters.layers.length));
	const describe = (member: number, distance: number): Rectangle[] => {
		const { layers, places } = asked[member].parameters;
		const layer = layers[layers.length - 1 - distance];
		if (!layer) return [];
		const source = members[member].inputs[layer.index];
		const hidden = members[member].inputs[layer.index + 1];
		const place = hidden
			? { ...hidden, width: quadruples(layer.outputs) }
			: members[member].outputs;
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
		const source = distance % 2 === 0 ? 'even' : 'odd';
		const target = distance === 0 ? 'outputs' : distance % 2 === 0 ? 'odd' : 'even';
		for (const weights of ['weights', 'tinyWeights'] as const) {
			const rectangles = asked.flatMap(({ weights: own = 'weights' }, member) =>
				own === weights ? describe(member, distance) : []
			);
			list.add({ target, samplers: { source, weights } }, rectangles);
		}
	}
	return { even: sides[0], odd: sides[1], outputs, list, members };
}
