/** What is asked about a device, as a document: the device, how the model is run and trained, what it is held against. */
import {
	quantities,
	type CardPlan,
	type Hardware,
	type Quantity
} from '$lib/architectures/device/device.ts';
import type { Bits, KeyValueBits } from '$lib/architectures/device/formats.ts';
import { presetNamed } from '$lib/architectures/device/presets.ts';
import type { Assumptions } from '$lib/architectures/device/training.ts';
import { knownModels } from '$lib/architectures/models.ts';

/** The model that the page shows, the one whose config the reader pasted, the reader's stack, or the file of
 * weights that the reader opened. */
export const askedOf = ['model', 'config', 'stack', 'file'] as const;
export type AskedOf = (typeof askedOf)[number];

export interface DeviceNumbers {
	/** Tokens in mind at once. */
	context: number;
	/** Tokens of them that are the answer. */
	answer: number;
	/** Of LoRA. */
	rank: number;
	/** Billions of training tokens; 0 stands for what was published of the model. */
	tokens: number;
	/** Per cent of the arithmetic that training makes use of. */
	shareFrom: number;
	shareTo: number;
	overheadFrom: number;
	overheadTo: number;
	/** Dollars for a kilowatt-hour. */
	electricityFrom: number;
	electricityTo: number;
}

export type DeviceNumber = keyof DeviceNumbers;

export interface NumberLimit {
	label: string;
	unit: string;
	minimum: number;
	maximum: number;
	isWhole?: boolean;
	/** Why there is a least or a most. */
	reason: string;
}

const tokens = 'A model reads at least one token, and none was built for more.';
const orderless = 'The two ends may come in either order.';

export const numberLimits: Readonly<Record<DeviceNumber, NumberLimit>> = {
	context: {
		label: 'Context',
		unit: 'tokens',
		minimum: 1,
		maximum: 100_000_000,
		isWhole: true,
		reason: tokens
	},
	answer: {
		label: 'Of it the answer',
		unit: 'tokens',
		minimum: 1,
		maximum: 100_000_000,
		isWhole: true,
		reason: tokens
	},
	rank: {
		label: 'Rank of the adapters',
		unit: '',
		minimum: 1,
		maximum: 100_000,
		isWhole: true,
		reason: 'An adapter of rank 0 learns nothing.'
	},
	tokens: {
		label: 'Training tokens',
		unit: 'billion',
		minimum: 0,
		maximum: 1_000_000_000,
		reason: '0 stands for what was published.'
	},
	shareFrom: {
		label: 'Share of the arithmetic used, from',
		unit: '%',
		minimum: 0.1,
		maximum: 100,
		reason: 'No card computes more than it can.'
	},
	shareTo: {
		label: 'Share of the arithmetic used, to',
		unit: '%',
		minimum: 0.1,
		maximum: 100,
		reason: 'No card computes more than it can.'
	},
	overheadFrom: {
		label: 'Power of the building for one watt, from',
		unit: 'W',
		minimum: 1,
		maximum: 10,
		reason: orderless
	},
	overheadTo: {
		label: 'Power of the building for one watt, to',
		unit: 'W',
		minimum: 1,
		maximum: 10,
		reason: orderless
	},
	electricityFrom: {
		label: 'Price of a kilowatt-hour, from',
		unit: '$',
		minimum: 0,
		maximum: 1000,
		reason: 'No price is below zero.'
	},
	electricityTo: {
		label: 'Price of a kilowatt-hour, to',
		unit: '$',
		minimum: 0,
		maximum: 1000,
		reason: 'No price is below zero.'
	}
};

export interface DeviceView {
	/** The id of a preset, or `own`. */
	device: string;
	/** The preset's, or as the reader changed it. */
	hardware: Hardware;
	plan: CardPlan;
	of: AskedOf;
	bits: Bits;
	keyValueBits: KeyValueBits;
	numbers: DeviceNumbers;
	/** Ids of the matrices that get an adapter; null for the usual ones. */
	matrices: readonly string[] | null;
	/** Ids of known models, side by side. */
	against: readonly string[];
}

export const ownDevice = 'own';
export const mostAgainst = 3;
/** Those that can be held against each other. */
export const writingModels = knownModels.filter(({ family }) => family.attention !== undefined);

const usualDevice = 'rtx-4090';
export const usualHardware: Hardware = presetNamed(usualDevice)!.hardware;

export const usualDeviceView: DeviceView = {
	device: usualDevice,
	hardware: usualHardware,
	plan: 'together',
	of: 'model',
	bits: 4,
	keyValueBits: 16,
	numbers: {
		context: 2048,
		answer: 256,
		rank: 8,
		tokens: 0,
		shareFrom: 20,
		shareTo: 50,
		overheadFrom: 1.1,
		overheadTo: 1.5,
		electricityFrom: 0.1,
		electricityTo: 0.4
	},
	matrices: null,
	against: []
};

/** The quantities in which the device differs from its preset; all of a device of one's own. */
export function changedQuantities({ device, hardware }: DeviceView): Quantity[] {
	const preset = presetNamed(device);
	if (preset === undefined) return [...quantities];
	return quantities.filter((quantity) => hardware[quantity] !== preset.hardware[quantity]);
}

export function assumptionsOf({ numbers }: DeviceView): Assumptions {
	const range = (a: number, b: number) => ({ from: Math.min(a, b), to: Math.max(a, b) });
	return {
		share: range(numbers.shareFrom / 100, numbers.shareTo / 100),
		overhead: range(numbers.overheadFrom, numbers.overheadTo),
		electricity: range(numbers.electricityFrom, numbers.electricityTo)
	};
}
