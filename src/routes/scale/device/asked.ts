/** The model that the device is asked about, or why there is none. */
import { count } from '$lib/architectures/block.ts';
import {
	configSubject,
	familySubject,
	fileSubject,
	subjectOf,
	type Subject
} from '$lib/architectures/device/subject.ts';
import { cleanName } from '$lib/architectures/files/names.ts';
import { modelNamed } from '$lib/architectures/models.ts';
import type { Scale } from '$lib/state/scale/scale.svelte.ts';

export type Asked =
	| { subject: Subject; refusal: null }
	/** `isNews`: said nowhere else on the page. */
	| { subject: null; refusal: string; isNews: boolean };

const none = (refusal: string, isNews = true): Asked => ({ subject: null, refusal, isNews });

function stackAsked({ countedStack }: Scale): Asked {
	const { tally, refusal } = count(() => countedStack.layers.map(({ block }) => block));
	if (tally === null) return none(refusal);
	if (tally.count === 0) {
		return none('Your stack has no parameter yet: add a layer to it under “Count your own”.');
	}
	return { subject: subjectOf({ name: 'your stack', unit: 'example', tally }), refusal: null };
}

function modelAsked({ known, undisclosed, counted, config, changed }: Scale): Asked {
	if (known === null) {
		return none(
			`${undisclosed?.name ?? 'This model'} was never counted: its makers have not said how large it is, nor how it is built. So nothing can be computed of it: no memory, no speed, no money and no energy.`
		);
	}
	if (counted === null || counted.tally === null) return none(counted?.refusal ?? '', false);
	const { name, trainingTokens } = known.model;
	const named = { name: changed.length > 0 ? `${name} as edited` : name, trainingTokens };
	const subject = familySubject(known.family, config, named, counted.tally);
	return { subject, refusal: null };
}

function configAsked({ pasted }: Scale): Asked {
	if (pasted.reading === null) {
		return none('No model is pasted yet: its config goes under “Paste a config.json”.');
	}
	return { subject: configSubject(pasted.reading), refusal: null };
}

function fileAsked({ weightsFile: { weights } }: Scale): Asked {
	if (weights === null) {
		return none(
			'No file of weights is open: choose one under “Count a file of weights”, or drop it anywhere on this page.'
		);
	}
	const [first, ...others] = weights.names;
	const name = others.length === 0 ? `“${cleanName(first)}”` : 'your files of weights';
	const subject = fileSubject(name, weights);
	if (subject === null) return none('The file does not say how many parameters it has.');
	return { subject, refusal: null };
}

const askers = { model: modelAsked, config: configAsked, stack: stackAsked, file: fileAsked };

export function askedOf(scale: Scale): Asked {
	return askers[scale.device.view.of](scale);
}

/** A model of this page as published. */
export function publishedSubject(id: string): Subject | null {
	const known = modelNamed(id);
	if (known === undefined) return null;
	const { family, model } = known;
	const { tally } = count(() => family.blocks(model.config));
	return tally && familySubject(family, model.config, model, tally);
}
