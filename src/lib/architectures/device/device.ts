/** What a device is to a model: how much it holds, how fast it reads, how fast it computes. */
import type { Source } from '../family.ts';

/** Of one card, or of the whole device where it has none. A GB is 10⁹ bytes. */
export interface Hardware {
	memory: number; // GB
	bandwidth: number; // GB a second
	arithmetic: number; // trillion operations a second, at 16 bits where it has them
	power: number; // watts
	cards: number;
	/** Dollars for one card and hour, as rented; 0 where it is owned and only its electricity is paid. */
	priceFrom: number;
	priceTo: number;
}

export type Quantity = keyof Hardware;

export interface Preset {
	/** In links: never change it. */
	id: string;
	name: string;
	hardware: Hardware;
	sheet: Source;
	/** What the data sheet does not say. */
	estimated: readonly Quantity[];
}

/**
 * How several cards work on one model. `together`: each holds a part of every layer, and all read at once.
 * `inTurn`: each holds some of the layers, and waits for the one before it.
 */
export const cardPlans = ['together', 'inTurn'] as const;
export type CardPlan = (typeof cardPlans)[number];

/** What all cards are to one token. */
export interface Capacity {
	bytes: number;
	bytesPerSecond: number;
	operationsPerSecond: number;
}

export function capacityOf(hardware: Hardware, plan: CardPlan): Capacity {
	const working = plan === 'together' ? hardware.cards : 1;
	return {
		bytes: hardware.memory * hardware.cards * 1e9,
		bytesPerSecond: hardware.bandwidth * working * 1e9,
		operationsPerSecond: hardware.arithmetic * working * 1e12
	};
}

export interface QuantityLimit {
	label: string;
	unit: string;
	minimum: number;
	maximum: number;
	isWhole?: boolean;
	/** Why there is a least value. */
	reason: string;
}

const price = (end: string): QuantityLimit => ({
	label: `Price of an hour, ${end}`,
	unit: '$',
	minimum: 0,
	maximum: 100_000,
	reason: 'No price is below zero; 0 says that it is yours, and electricity alone is paid.'
});

export const quantityLimits: Readonly<Record<Quantity, QuantityLimit>> = {
	memory: {
		label: 'Memory',
		unit: 'GB',
		minimum: 0.001,
		maximum: 1_000_000,
		reason: 'A device without memory holds no model.'
	},
	bandwidth: {
		label: 'Bandwidth',
		unit: 'GB/s',
		minimum: 0.001,
		maximum: 1_000_000,
		reason: 'A device without bandwidth never reads a parameter.'
	},
	arithmetic: {
		label: 'Arithmetic',
		unit: 'trillion operations/s',
		minimum: 0.000_001,
		maximum: 1_000_000,
		reason: 'A device without arithmetic computes nothing.'
	},
	power: {
		label: 'Power',
		unit: 'W',
		minimum: 0.001,
		maximum: 1_000_000,
		reason: 'A device that computes takes power.'
	},
	cards: {
		label: 'Cards',
		unit: '',
		minimum: 1,
		maximum: 100_000,
		isWhole: true,
		reason: 'Without a card there is no device.'
	},
	priceFrom: price('from'),
	priceTo: price('to')
};

export const quantities = Object.keys(quantityLimits) as readonly Quantity[];
