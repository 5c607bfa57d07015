/** What training takes: memory by method, then hours, money and energy as ranges. */
import { bytesToTrainWithAdam, trainingFlops } from '../cost.ts';
import type { Hardware } from './device.ts';
import { normalFloatBits } from './formats.ts';

/** Every parameter learns: 16 bytes each. */
export function fullTrainingBytes(count: number): number {
	return bytesToTrainWithAdam(count);
}

/** The model frozen at 16 bits; only the adapters’ parameters learn. */
export function adapterTrainingBytes(count: number, trainable: number): number {
	return 2 * count + bytesToTrainWithAdam(trainable);
}

/** The same over weights of 4 bits. */
export function quantizedAdapterTrainingBytes(count: number, trainable: number): number {
	return (count * normalFloatBits) / 8 + bytesToTrainWithAdam(trainable);
}

export interface Range {
	from: number;
	to: number;
}

export const scaled = (range: Range, factor: number): Range => ({
	from: range.from * factor,
	to: range.to * factor
});

const product = (a: Range, b: Range): Range => ({ from: a.from * b.from, to: a.to * b.to });

export interface Assumptions {
	/** Share of a card’s arithmetic that training makes use of. */
	share: Range;
	/** Power of the whole building for each watt of the cards. */
	overhead: Range;
	/** Dollars for a kilowatt-hour. */
	electricity: Range;
}

/** Published training runs of large models reached from a sixth to a half of their cards’ arithmetic. */
export const usualAssumptions: Assumptions = {
	share: { from: 0.2, to: 0.5 },
	overhead: { from: 1.1, to: 1.5 },
	electricity: { from: 0.1, to: 0.4 }
};

/** Hours of one card for so many operations; the more of it is used, the fewer. */
export function cardHours(operations: number, hardware: Hardware, share: Range): Range {
	const hours = operations / (hardware.arithmetic * 1e12) / 3600;
	return { from: hours / share.to, to: hours / share.from };
}

export interface TrainingCost {
	operations: number;
	/** Of one card. */
	cardHours: Range;
	/** With all cards side by side. */
	hours: Range;
	kilowattHours: Range;
	dollars: Range;
	/** Whether it is rented, or owned and only its electricity paid. */
	isRented: boolean;
}

export const isRented = ({ priceTo }: Hardware): boolean => priceTo > 0;

export const priceOf = ({ priceFrom, priceTo }: Hardware): Range => ({
	from: Math.min(priceFrom, priceTo),
	to: Math.max(priceFrom, priceTo)
});

/** What hours of one card cost: the rent, or where it is owned the electricity. */
export function dollarsFor(hours: Range, hardware: Hardware, assumptions: Assumptions): Range {
	if (isRented(hardware)) return product(hours, priceOf(hardware));
	return product(energyFor(hours, hardware, assumptions), assumptions.electricity);
}

/** Kilowatt-hours. */
export function energyFor(hours: Range, { power }: Hardware, { overhead }: Assumptions): Range {
	return product(scaled(hours, power / 1000), overhead);
}

/** 6·N·D operations, N the parameters active for one token, D the tokens. */
export function trainingCost(
	active: number,
	tokens: number,
	hardware: Hardware,
	assumptions: Assumptions
): TrainingCost {
	const operations = trainingFlops(active, tokens);
	const hours = cardHours(operations, hardware, assumptions.share);
	return {
		operations,
		cardHours: hours,
		hours: scaled(hours, 1 / hardware.cards),
		kilowattHours: energyFor(hours, hardware, assumptions),
		dollars: dollarsFor(hours, hardware, assumptions),
		isRented: isRented(hardware)
	};
}

/** What a million tokens of answer cost at least, one conversation at a time. */
export function dollarsPerMillion(
	secondsPerToken: number,
	hardware: Hardware,
	assumptions: Assumptions
): Range {
	const hours = (1e6 * secondsPerToken * hardware.cards) / 3600;
	return dollarsFor({ from: hours, to: hours }, hardware, assumptions);
}
