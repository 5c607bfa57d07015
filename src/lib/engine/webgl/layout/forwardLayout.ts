import { Atlas, type Place } from './atlas.ts';
import { inputTexels, outputSize } from './matrix.ts';
import type { MemberParameters } from './parameterLayout.ts';

/** One member of a forward pass. */
export interface ForwardMember {
	parameters: MemberParameters;
	/** How many rows it is asked about. */
	rows: number;
	/** The texture of its parameters. */
	weights?: 'weights' | 'tinyWeights';
}

/** Where a forward pass of several members, each over its own rows, has its matrices. */
export interface ForwardLayout {
	/** Inputs of layers at even and at odd distance from the output. */
	activations: readonly [Atlas, Atlas];
	outputs: Atlas;
	members: {
		rows: number;
		/** Inputs of each layer, in `activations` by the parity of the layer's distance from the output. */
		inputs: Place[];
		outputs: Place;
	}[];
}

export function layOutForward(
	members: readonly ForwardMember[],
	rowsPerBlock: number
): ForwardLayout {
	const activations = [new Atlas(), new Atlas()] as const;
	const outputs = new Atlas();
	const places = members.map(({ parameters: { layers }, rows }) => {
		const blocks = Math.ceil(rows / rowsPerBlock);
		const inputs = layers.map((layer) => {
			const distance = layers.length - 1 - layer.index;
			return activations[distance % 2].add(inputTexels(layer.inputs), blocks);
		});
		const last = layers[layers.length - 1];
		const { width, height } = outputSize(last, blocks);
		return { rows, inputs, outputs: outputs.add(width, height) };
	});
	for (const atlas of [...activations, outputs]) atlas.pack();
	return { activations, outputs, members: places };
}
