/** Every kind of layer there is. What is true of a kind stands in its file. */
import { convolution1d } from './convolution1d.ts';
import { convolution2d } from './convolution2d.ts';
import { dense } from './dense.ts';
import { embedding } from './embedding.ts';
import { flatten } from './flatten.ts';
import { globalMaxPooling } from './globalMaxPooling.ts';
import type { LayerKind } from './kind.ts';
import { normalisation } from './normalisation.ts';
import { tied } from './tied.ts';

const layerKinds = {
	convolution1d,
	convolution2d,
	dense,
	embedding,
	flatten,
	globalMaxPooling,
	normalisation,
	tied
};

export type LayerKindName = keyof typeof layerKinds;

type SpecOf<Kind> = Kind extends LayerKind<infer Spec> ? Spec : never;

/** What is chosen of a layer, by its kind; the shape that comes in follows from the layer before. */
export type LayerSpec = SpecOf<(typeof layerKinds)[LayerKindName]>;

export function kindOf<Spec extends LayerSpec>({ kind }: Spec): LayerKind<Spec> {
	return layerKinds[kind] as unknown as LayerKind<Spec>;
}

/** What each symbol in a formula stands for. */
export const symbolMeanings: Readonly<Record<string, string>> = Object.assign(
	{},
	...Object.values(layerKinds).map(({ symbols }) => symbols)
);
