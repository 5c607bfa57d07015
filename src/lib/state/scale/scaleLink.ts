/**
 * What the page Scale shows, as the hash of a link:
 * `model=gpt-2-small&layers=24&beside=gpt-2-xl&v=1`. Fields are written where they differ from the
 * model's own, which never change. The version comes last: a link without it may have been cut short.
 */
import { readCompactConfig } from '$lib/architectures/configs/compactConfig.ts';
import type { Config, Field } from '$lib/architectures/family.ts';
import { knownModels, modelNamed, undisclosedModels } from '$lib/architectures/models.ts';
import { mostStackLayers, type Stack } from '$lib/architectures/stack/stack.ts';
import { readStack, writeStack } from '$lib/architectures/stack/stackLink.ts';
import { numberForm, type Form } from '$lib/experiment/form.ts';
import { readVersion } from '$lib/experiment/link/readFields.ts';
import { LinkParts } from '$lib/experiment/link/linkParts.ts';
import { readDeviceParts, writeDeviceParts } from './deviceLink.ts';
import type { DeviceView } from './deviceView.ts';
import { countOf, eyeRange } from './eyeRange.ts';

export interface ScaleView {
	/** The id of a known or an undisclosed model. */
	model: string;
	/** Null for an undisclosed model. */
	config: Config | null;
	/** A second known model, beside it. */
	beside: string | null;
	/** The reader's own layers. */
	stack: Stack;
	/** A config that the reader pasted, as `compactConfig.ts` writes it; left out where there is none. */
	pasted?: string;
	/** How many parameters the eye takes in; left out where that is the model's usual place. */
	eye?: number;
	/** What is asked about a device; left out where that is the usual. */
	device?: DeviceView;
}

const version = 1;
export const usualModel = 'gpt-3-175b';

const usualStack: Stack = {
	input: [784],
	layers: [300, 100, 10].map((units) => ({ kind: 'dense', numbers: [units] }))
};

export function viewOf(model: string): ScaleView {
	const config = modelNamed(model)?.model.config ?? null;
	return { model, config, beside: null, stack: usualStack };
}

function modelForm(name: string, ids: readonly string[]): Form<string> {
	const accepts = (value: unknown): value is string => ids.includes(value as string);
	return {
		name,
		mustBe: 'must be one of this page’s models',
		accepts,
		nearest: (value) => value,
		write: (value) => value,
		read: (text) => (accepts(text) ? text : undefined),
		show: (value) => modelNamed(value)?.model.name ?? value
	};
}

const knownIds = knownModels.map(({ model }) => model.id);
const anyModel = modelForm('the model', [...knownIds, ...undisclosedModels.map(({ id }) => id)]);
const knownModel = modelForm('the model beside it', knownIds);

const stackForm: Form<Stack> = {
	name: 'a stack of your own',
	mustBe: `must be an input and at most ${mostStackLayers} layers, as this page writes them`,
	accepts: (value): value is Stack => value !== undefined,
	nearest: (value) => value,
	write: writeStack,
	read: readStack,
	show: () => 'the usual one'
};

const pastedForm: Form<string> = {
	name: 'a pasted config',
	mustBe: 'must be its kind and its keys, as this page writes them',
	accepts: (value): value is string => readCompactConfig(value as string) !== undefined,
	nearest: (value) => value,
	write: (value) => value,
	read: (text) => (readCompactConfig(text) === undefined ? undefined : text),
	show: (value) => (value === '' ? 'nothing' : value)
};

const eyeForm = numberForm({
	name: 'the count that the eye takes in',
	minimum: eyeRange.least,
	maximum: eyeRange.most,
	whole: true
});

/**
 * Where the eye stands for a model whose link says nothing else: at its count, or at the end of the range
 * where that lies beyond. The page itself opens at the near end.
 */
export function usualEye(model: string): number {
	const { least, most } = eyeRange;
	if (model === usualModel) return least;
	return Math.min(most, Math.max(least, countOf(model) ?? most));
}

function formOf({ label, minimum, maximum }: Field): Form<number> {
	return numberForm({ name: label.toLowerCase(), minimum, maximum, whole: true });
}

/** The hash without `#`; empty for what the page opens with. */
export function toScaleLink(view: ScaleView): string {
	const { model, config, beside, stack, eye, pasted, device } = view;
	const parts = model === usualModel ? [] : [`model=${model}`];
	const original = modelNamed(model)?.model.config ?? {};
	for (const [key, value] of Object.entries(config ?? {})) {
		if (value !== original[key]) parts.push(`${key}=${value}`);
	}
	if (beside !== null) parts.push(`beside=${beside}`);
	if (eye !== undefined) parts.push(`eye=${eye}`);
	if (device !== undefined) parts.push(...writeDeviceParts(device));
	const own = writeStack(stack);
	if (own !== writeStack(usualStack)) parts.push(`own=${own}`);
	if (pasted !== undefined) parts.push(`config=${pasted}`);
	return parts.length > 0 ? [...parts, `v=${version}`].join('&') : '';
}

/** Always something to show, and a sentence for each part that was not understood. Never throws. */
export function fromScaleLink(hash: string): { view: ScaleView; dropped: string[] } {
	const parts = new LinkParts(hash);
	if (parts.isEmpty) return { view: viewOf(usualModel), dropped: [] };
	const view = viewOf(parts.read('model', anyModel, usualModel));
	const known = modelNamed(view.model);
	if (known !== undefined) {
		view.config = Object.fromEntries(
			Object.entries(known.family.fields).map(([key, field]) => [
				key,
				parts.read(key, formOf(field), known.model.config[key])
			])
		);
	}
	if (parts.has('beside')) {
		const text = parts.take('beside')!;
		if (knownModel.accepts(text)) view.beside = text;
		else parts.replaced('beside', text, 'nothing', `${knownModel.name} ${knownModel.mustBe}`);
	}
	if (parts.has('eye')) view.eye = parts.read('eye', eyeForm, usualEye(view.model));
	const device = readDeviceParts(parts);
	if (device !== undefined) view.device = device;
	view.stack = parts.read('own', stackForm, usualStack);
	const pasted = parts.read('config', pastedForm, '');
	if (pasted !== '') view.pasted = pasted;
	readVersion(parts, version);
	return { view, dropped: parts.complaints() };
}
