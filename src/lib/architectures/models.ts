/** Every family, small models first; a model is an entry in its family's file. */
import type { Family, Model, UndisclosedModel } from './family.ts';
import { alexnet } from './families/convolutional/alexnet.ts';
import { bert } from './families/bert.ts';
import { clipBoth, clipText } from './families/clip.ts';
import { densenetFamily } from './families/convolutional/densenet.ts';
import { efficientnetFamily } from './families/convolutional/efficientnet.ts';
import { deepseekFamily } from './families/deepseek.ts';
import { gemmaFamily } from './families/gemma.ts';
import { gopherFamily } from './families/gopher.ts';
import { gpt2Family, gpt3Family } from './families/gpt.ts';
import { inception } from './families/convolutional/inception.ts';
import { lenet } from './families/lenet.ts';
import { llamaFamily } from './families/llama.ts';
import { mistralFamily } from './families/mistral.ts';
import { mixtral } from './families/mixtral.ts';
import { mobilenet } from './families/convolutional/mobilenet.ts';
import { multilayerPerceptron } from './families/multilayerPerceptron.ts';
import { proteinFolding } from './families/proteinFolding.ts';
import { pythiaFamily } from './families/pythia.ts';
import { qwenFamily } from './families/qwen.ts';
import { recurrentLanguage } from './families/recurrentLanguage.ts';
import { resnetBasic, resnetBottleneck } from './families/convolutional/resnet.ts';
import { segmentationUnet } from './families/convolutional/segmentationUnet.ts';
import { sideBySide } from './families/sideBySide.ts';
import { autoencoder, unet } from './families/stableDiffusion.ts';
import { t5Family } from './families/t5.ts';
import { gpt4 } from './families/undisclosed.ts';
import { vggFamily } from './families/convolutional/vgg.ts';
import { visionTransformer } from './families/vit.ts';
import { whisperFamily } from './families/whisper.ts';

export const families: readonly Family[] = [
	multilayerPerceptron,
	lenet,
	mobilenet,
	efficientnetFamily,
	densenetFamily,
	inception,
	segmentationUnet,
	alexnet,
	vggFamily,
	resnetBasic,
	resnetBottleneck,
	visionTransformer,
	clipBoth,
	recurrentLanguage,
	bert,
	t5Family,
	whisperFamily,
	proteinFolding,
	gpt2Family,
	autoencoder,
	clipText,
	unet,
	gpt3Family,
	pythiaFamily,
	sideBySide,
	llamaFamily,
	mistralFamily,
	qwenFamily,
	gemmaFamily,
	mixtral,
	deepseekFamily,
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
