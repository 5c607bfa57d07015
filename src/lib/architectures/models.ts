/** Every family, small models first; a model is an entry in its family's file. */
import type { Family, Model, UndisclosedModel } from './family.ts';
import { bert } from './families/bert.ts';
import { clipText } from './families/clip.ts';
import { gopherFamily } from './families/gopher.ts';
import { gpt2Family, gpt3Family } from './families/gpt.ts';
import { lenet } from './families/lenet.ts';
import { llamaFamily } from './families/llama.ts';
import { mixtral } from './families/mixtral.ts';
import { multilayerPerceptron } from './families/multilayerPerceptron.ts';
import { resnetBasic, resnetBottleneck } from './families/resnet.ts';
import { autoencoder, unet } from './families/stableDiffusion.ts';
import { gpt4 } from './families/undisclosed.ts';
import { visionTransformer } from './families/vit.ts';

export const families: readonly Family[] = [
	multilayerPerceptron,
	lenet,
	resnetBasic,
	resnetBottleneck,
	visionTransformer,
	bert,
	gpt2Family,
	autoencoder,
	clipText,
	unet,
	gpt3Family,
	llamaFamily,
	mixtral,
	gopherFamily
];

export const undisclosedModels: readonly UndisclosedModel[] = [gpt4];

export interface KnownModel {
	family: Family;
	model: Model;
}

export const knownModels: readonly KnownModel[] = families.flatMap((family) =>
	family.models.map((model) => ({ family, model }))
);

export function modelNamed(id: string): KnownModel | undefined {
	return knownModels.find(({ model }) => model.id === id);
}
