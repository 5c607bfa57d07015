/** What a link asks for beside what every experiment has. */
import { furtherNames } from '../../data/sets/index.ts';
import { pretrainedPrefix, startKey, teacherKey, temperatureKey } from '../link/linkKeys.ts';
import { LinkParts } from '../link/linkParts.ts';
import { stackPrefix } from '../networkForm.ts';
import type { Parts } from './parts.ts';

const afterTraining = [startKey, teacherKey, temperatureKey].map((key) => `.${key}`);

type Name = keyof Parts | 'data sets';

export function partsOfLink(hash: string): Name[] {
	const { entries } = new LinkParts(hash);
	const hasLayers = entries.some(([, value]) => value.startsWith(stackPrefix));
	const hasPretrained = entries.some(
		([key]) => key.startsWith(pretrainedPrefix) || afterTraining.some((end) => key.endsWith(end))
	);
	const hasSet = entries.some(
		([key, value]) => /(^|\.)data$/.test(key) && furtherNames.includes(value)
	);
	return [
		...(hasSet ? (['data sets'] as const) : []),
		...(hasLayers ? (['layers'] as const) : []),
		...(hasPretrained ? (['pretrained'] as const) : [])
	];
}

const load: Record<Name, () => Promise<unknown>> = {
	'data sets': () => import('../../data/sets/further.ts'),
	layers: () => import('./layersPart.ts'),
	pretrained: () => import('./pretrainedPart.ts')
};

/** Before the link is read. Rejects where something cannot be loaded. */
export async function loadPartsOfLink(hash: string): Promise<void> {
	await Promise.all(partsOfLink(hash).map((name) => load[name]()));
}
