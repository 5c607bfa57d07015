/**
 * What is asked about a device, in four parts of the page's link, each written where it differs from the
 * usual: `device=rtx-4090~memory:48&run=bits:8~context:4096&train=rank:16~on:queries.values&against=llama-7b`.
 */
import {
	cardPlans,
	quantities,
	quantityLimits,
	type Hardware,
	type Quantity
} from '$lib/architectures/device/device.ts';
import { allBits, keyValueBits } from '$lib/architectures/device/formats.ts';
import { presetNamed, presets } from '$lib/architectures/device/presets.ts';
import { choiceForm, numberForm, writeNumber, type Form } from '$lib/experiment/form.ts';
import type { LinkParts } from '$lib/experiment/link/linkParts.ts';
import {
	askedOf,
	changedQuantities,
	mostAgainst,
	numberLimits,
	ownDevice,
	usualDeviceView,
	usualHardware,
	writingModels,
	type DeviceNumber,
	type DeviceView
} from './deviceView.ts';

/** No field of a family has one of these names. */
export const deviceKeys = ['device', 'run', 'train', 'against'] as const;

interface Limit {
	label: string;
	minimum: number;
	maximum: number;
	isWhole?: boolean;
}

function limitForm({ label, minimum, maximum, isWhole = false }: Limit): Form<number> {
	return numberForm({ name: label.toLowerCase(), minimum, maximum, whole: isWhole });
}

function oneOf<T extends number>(name: string, values: readonly T[]): Form<T> {
	const named = choiceForm(name, values.map(String));
	return {
		...named,
		accepts: (value): value is T => values.includes(value as T),
		nearest: (value) => value,
		write: String,
		read: (text) => values.find((value) => String(value) === text),
		show: String
	};
}

/** A value in a part of the link: `bits:8`. */
interface Entry<T> {
	key: string;
	form: Form<T>;
	get(view: DeviceView): T;
	set(view: DeviceView, value: T): DeviceView;
}

const entry = <T>(of: Entry<T>): Entry<unknown> => of as unknown as Entry<unknown>;

/** `shareFrom` as `share-from`. */
const kebab = (key: string) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function numberEntry(key: DeviceNumber): Entry<unknown> {
	return entry({
		key: kebab(key),
		form: limitForm(numberLimits[key]),
		get: ({ numbers }) => numbers[key],
		set: (view, value: number) => ({ ...view, numbers: { ...view.numbers, [key]: value } })
	});
}

const runEntries = [
	entry({
		key: 'of',
		form: choiceForm('what is run', askedOf),
		get: ({ of }) => of,
		set: (view, of) => ({ ...view, of })
	}),
	entry({
		key: 'bits',
		form: oneOf('the bits of a parameter', allBits),
		get: ({ bits }) => bits,
		set: (view, bits) => ({ ...view, bits })
	}),
	entry({
		key: 'key-value-bits',
		form: oneOf('the bits of a key', keyValueBits),
		get: ({ keyValueBits }) => keyValueBits,
		set: (view, keyValueBits) => ({ ...view, keyValueBits })
	}),
	entry({
		key: 'cards',
		form: choiceForm('how cards work', cardPlans),
		get: ({ plan }) => plan,
		set: (view, plan) => ({ ...view, plan })
	}),
	numberEntry('context'),
	numberEntry('answer')
];

const matricesForm: Form<readonly string[] | null> = {
	name: 'the matrices with an adapter',
	mustBe: 'must be names with dots between them',
	accepts: (value): value is readonly string[] => Array.isArray(value),
	nearest: (value) => value,
	write: (ids) => (ids!.length === 0 ? 'none' : ids!.join('.')),
	read: (text) =>
		text === 'none' ? [] : /^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(text) ? text.split('.') : undefined,
	show: () => 'the usual ones'
};

const trainEntries = [
	...Object.keys(numberLimits)
		.filter((key) => key !== 'context' && key !== 'answer')
		.map((key) => numberEntry(key as DeviceNumber)),
	entry({
		key: 'on',
		form: matricesForm,
		get: ({ matrices }) => matrices,
		set: (view, matrices) => ({ ...view, matrices })
	})
];

function writeEntries(entries: readonly Entry<unknown>[], view: DeviceView): string[] {
	return entries
		.filter(({ get }) => get(view) !== get(usualDeviceView))
		.map(({ key, form, get }) => `${key}:${form.write(get(view))}`);
}

/** The texts between the tildes of one part; none where the link does not have it. */
function pieces(parts: LinkParts, key: string): string[] {
	return (parts.take(key) ?? '').split('~').filter((piece) => piece !== '');
}

function readEntries(
	parts: LinkParts,
	key: string,
	entries: readonly Entry<unknown>[],
	view: DeviceView,
	texts = pieces(parts, key)
): DeviceView {
	for (const piece of texts) {
		const [name, ...rest] = piece.split(':');
		const found = entries.find((entry) => entry.key === name);
		if (found === undefined) {
			parts.replaced(key, piece, 'nothing', 'nothing of that name is asked here');
			continue;
		}
		const { form, get, set } = found;
		const value = form.read(rest.join(':'));
		if (value !== undefined && form.accepts(value)) {
			view = set(view, value);
			continue;
		}
		const instead = value === undefined ? get(view) : form.nearest(value);
		parts.replaced(key, piece, form.show(instead), `${form.name} ${form.mustBe}`);
		view = set(view, instead);
	}
	return view;
}

function quantityEntry(quantity: Quantity): Entry<unknown> {
	return entry({
		key: kebab(quantity),
		form: limitForm(quantityLimits[quantity]),
		get: ({ hardware }) => hardware[quantity],
		set: (view, value: number) => ({ ...view, hardware: { ...view.hardware, [quantity]: value } })
	});
}

function writeHardware(view: DeviceView): string[] {
	return changedQuantities(view).map(
		(quantity) => `${kebab(quantity)}:${writeNumber(view.hardware[quantity])}`
	);
}

function readDevice(parts: LinkParts, view: DeviceView): DeviceView {
	if (!parts.has('device')) return view;
	const text = parts.take('device')!;
	const [id, ...edits] = text.split('~');
	const preset = presetNamed(id);
	if (preset === undefined && id !== ownDevice) {
		const choices = `the device must be ${ownDevice} or one of this page’s ${presets.length}`;
		parts.replaced('device', text, presetNamed(view.device)!.name, choices);
		return view;
	}
	const hardware: Hardware = preset?.hardware ?? usualHardware;
	const chosen = { ...view, device: id, hardware };
	return readEntries(parts, 'device', quantities.map(quantityEntry), chosen, edits);
}

const writingIds: readonly string[] = writingModels.map(({ model }) => model.id);

function readAgainst(parts: LinkParts, view: DeviceView): DeviceView {
	const ids = pieces(parts, 'against');
	const known = [...new Set(ids.filter((id) => writingIds.includes(id)))].slice(0, mostAgainst);
	if (known.length < ids.length) {
		const reason = `it takes at most ${mostAgainst} different ones of this page’s models that write`;
		parts.replaced('against', ids.join('~'), known.join(', ') || 'nothing', reason);
	}
	return { ...view, against: known };
}

/** `key=value` for each part that differs from the usual. */
export function writeDeviceParts(view: DeviceView): string[] {
	const edits = writeHardware(view);
	const isUsual = view.device === usualDeviceView.device && edits.length === 0;
	const texts: Record<(typeof deviceKeys)[number], string[]> = {
		device: isUsual ? [] : [view.device, ...edits],
		run: writeEntries(runEntries, view),
		train: writeEntries(trainEntries, view),
		against: [...view.against]
	};
	return deviceKeys
		.filter((key) => texts[key].length > 0)
		.map((key) => `${key}=${texts[key].join('~')}`);
}

/** Undefined where the link says nothing of a device. */
export function readDeviceParts(parts: LinkParts): DeviceView | undefined {
	if (!deviceKeys.some((key) => parts.has(key))) return undefined;
	const device = readDevice(parts, usualDeviceView);
	const run = readEntries(parts, 'run', runEntries, device);
	return readAgainst(parts, readEntries(parts, 'train', trainEntries, run));
}
