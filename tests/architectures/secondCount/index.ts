/** Every family counted once more, in a different way, by the family's id. */
import { convolutional } from './convolutional.ts';
import { encoders } from './encoders.ts';
import { firstFamilies } from './firstFamilies.ts';
import { languageModels } from './languageModels.ts';
import { proteinFolding } from './proteinFolding.ts';

type Config = Readonly<Record<string, number>>;

export const secondCount: Record<string, (config: Config) => number> = {
	...firstFamilies,
	...convolutional,
	...languageModels,
	...encoders,
	esmfold: proteinFolding
};
