import { sumKnown, type LayerGroup } from './layerGroups.ts';

/** Layers that follow one another and are alike: the same tensors, of the same shapes and types. */
export interface LayerRun {
	/** `model.layers.0 – 31`. */
	name: string;
	/** One of them. */
	layer: LayerGroup;
	repeats: number;
	/** Of all of them. */
	count: number | null;
	bytes: number | null;
}

/** What two layers have in common that are alike. */
function signature({ name, tensors }: LayerGroup): string {
	return tensors
		.map((tensor) => `${tensor.name.slice(name.length)} ${tensor.shape?.join()} ${tensor.type}`)
		.toSorted()
		.join('\n');
}

export function runsOfLayers(groups: readonly LayerGroup[]): LayerRun[] {
	const runs: LayerGroup[][] = [];
	let [before, signed]: [LayerGroup | null, string] = [null, ''];
	for (const group of groups) {
		const own = group.number < 0 ? '' : signature(group);
		const isNext = before?.stem === group.stem && before.number + 1 === group.number;
		if (isNext && own === signed) runs.at(-1)!.push(group);
		else runs.push([group]);
		[before, signed] = [group, own];
	}
	return runs.map((layers) => ({
		name: layers.length === 1 ? layers[0].name : `${layers[0].name} – ${layers.at(-1)!.number}`,
		layer: layers[0],
		repeats: layers.length,
		count: sumKnown(layers.map(({ count }) => count)),
		bytes: sumKnown(layers.map(({ bytes }) => bytes))
	}));
}
