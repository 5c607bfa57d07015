import { describe, expect, it } from 'vitest';
import {
	adapterParameters,
	usualMatrices
} from '../../../src/lib/architectures/device/adapters.ts';
import {
	adapterTrainingBytes,
	cardHours,
	dollarsFor,
	dollarsPerMillion,
	energyFor,
	fullTrainingBytes,
	quantizedAdapterTrainingBytes,
	trainingCost,
	usualAssumptions
} from '../../../src/lib/architectures/device/training.ts';
import { hardwareNamed, subjectNamed } from './named.ts';

const GB = 1e9;
const day = 24;
const year = 365 * day;
const exactly = (value: number) => ({ from: value, to: value });

function adapters(id: string, rank: number, chosen?: string[]) {
	const { matrices } = subjectNamed(id);
	const ids = chosen ?? usualMatrices(matrices);
	return matrices
		.filter((matrix) => ids.includes(matrix.id))
		.reduce((sum, matrix) => sum + adapterParameters(matrix, rank), 0);
}

describe('memory to train, against published examples', () => {
	it('1.5 and 7.5 billion parameters take 24 and 120 GB with Adam (Rajbhandari et al. 2020, ZeRO, 3.1 and figure 1)', () => {
		expect(fullTrainingBytes(1.5e9) / GB).toBe(24);
		expect(fullTrainingBytes(7.5e9) / GB).toBe(120);
	});

	it('GPT-3’s adapters on queries and values have 4.7 and 37.7 million parameters at rank 1 and 8 (Hu et al. 2021, LoRA, table 4)', () => {
		expect(adapters('gpt-3-175b', 1)).toBe(96 * 2 * 2 * 12_288);
		expect((adapters('gpt-3-175b', 1) / 1e6).toFixed(1)).toBe('4.7');
		expect((adapters('gpt-3-175b', 8) / 1e6).toFixed(1)).toBe('37.7');
	});

	it('GPT-3 with adapters of rank 4 takes 350 GB (Hu et al. 2021, 4.2)', () => {
		const bytes = adapterTrainingBytes(subjectNamed('gpt-3-175b').count, adapters('gpt-3-175b', 4));
		expect(Math.round(bytes / GB / 10)).toBe(35);
	});

	it('65 billion take more than 780 GB in full, less than 48 GB over 4 bits (Dettmers et al. 2023, QLoRA, abstract)', () => {
		const { count, matrices } = subjectNamed('llama-65b');
		const all = adapters(
			'llama-65b',
			64,
			matrices.map(({ id }) => id)
		);
		expect(fullTrainingBytes(count) / GB).toBeGreaterThan(780);
		expect(quantizedAdapterTrainingBytes(count, all) / GB).toBeLessThan(48);
	});
});

describe('matrices that can get an adapter', () => {
	it('stand apart where a line lists them', () => {
		const labels = (id: string) => subjectNamed(id).matrices.map(({ label }) => label);
		expect(labels('gpt-2-small')).toEqual([
			'Queries',
			'Keys',
			'Values',
			'Output of attention',
			'Feed-forward, wider',
			'Feed-forward, back'
		]);
		expect(labels('llama-3-8b')).toEqual([
			'Queries',
			'Keys',
			'Values',
			'Output of attention',
			'SwiGLU: gate',
			'SwiGLU: values',
			'Feed-forward, back'
		]);
		expect(labels('resnet-50')).toEqual([]);
	});

	it('count rank × (inputs + outputs) in each layer, narrower for shared keys and values', () => {
		expect(adapters('llama-3-8b', 16)).toBe(32 * 16 * (4096 + 4096 + 4096 + 1024));
		expect(adapters('llama-3-8b', 16, ['feed-forward-back'])).toBe(32 * 16 * (14_336 + 4096));
	});
});

describe('hours, money and energy, against published examples', () => {
	const v100 = hardwareNamed('v100');
	const gpt3 = subjectNamed('gpt-3-175b');

	it('GPT-3 takes 3.14 × 10²³ operations, 3,640 petaflop/s-days (Brown et al. 2020, table D.1)', () => {
		const { operations } = trainingCost(gpt3.active, 300e9, v100, usualAssumptions);
		expect(operations.toExponential(2)).toBe('3.14e+23');
		expect((operations / 1e15 / 86_400).toPrecision(3)).toBe('3.64e+3');
	});

	it('GPT-3 takes 10,000 V100s at 24.6 trillion a second 14.8 days and 1,287 MWh (Patterson et al. 2021, table 4)', () => {
		const used = { ...v100, arithmetic: 24.6, power: 330 };
		const hours = cardHours(3.14e23, used, exactly(1)).from;
		expect((hours / 10_000 / day).toFixed(1)).toBe('14.8');
		const assumptions = { ...usualAssumptions, overhead: exactly(1.1) };
		const { from } = energyFor(exactly(hours), used, assumptions);
		expect(Math.abs(from / 1000 - 1287)).toBeLessThan(2);
	});

	it('GPT-3 takes 355 years of a V100 at 28 trillion a second, $4.6 million at $1.50 (Li 2020, Lambda)', () => {
		const used = { ...v100, arithmetic: 28, priceFrom: 1.5, priceTo: 1.5 };
		const hours = cardHours(3.14e23, used, exactly(1));
		expect(Math.abs(hours.from / year - 355)).toBeLessThan(1);
		const dollars = dollarsFor(hours, used, usualAssumptions);
		expect(Math.abs(dollars.from / 1e6 - 4.6)).toBeLessThan(0.1);
	});

	it('LLaMA 65B takes 2,048 A100s at 380 tokens a second 21 days, and 449 MWh in all (Touvron et al. 2023, 2.4 and table 15)', () => {
		const a100 = hardwareNamed('a100-80');
		const llama = subjectNamed('llama-65b');
		const share = (380 * 6 * llama.active) / (a100.arithmetic * 1e12);
		expect(share).toBeGreaterThan(usualAssumptions.share.from);
		expect(share).toBeLessThan(usualAssumptions.share.to);
		const { from } = cardHours(6 * llama.active * 1.4e12, a100, exactly(share));
		expect((from / 2048 / day).toFixed(0)).toBe('21');
		const assumptions = { ...usualAssumptions, overhead: exactly(1.1) };
		const energy = energyFor(exactly(1_022_362), a100, assumptions);
		expect(Math.abs(energy.from / 1000 - 449)).toBeLessThan(1);
	});

	it('of LLaMA 65B and Llama 2 70B the published hours lie within the usual assumptions', () => {
		const a100 = hardwareNamed('a100-80');
		for (const [id, tokens, hours] of [
			['llama-65b', 1.4e12, 1_022_362],
			['llama-2-70b', 2e12, 1_720_320]
		] as const) {
			const cost = trainingCost(subjectNamed(id).active, tokens, a100, usualAssumptions);
			expect(cost.cardHours.from).toBeLessThan(hours);
			expect(cost.cardHours.to).toBeGreaterThan(hours);
		}
	});

	it('GPT-3 on V100s comes to several million dollars, and its published energy lies within the range', () => {
		const cost = trainingCost(gpt3.active, 300e9, v100, usualAssumptions);
		expect(cost.isRented).toBe(true);
		expect(cost.dollars.from / 1e6).toBeCloseTo(1.4, 1);
		expect(cost.dollars.to / 1e6).toBeCloseTo(10.5, 1);
		expect(cost.dollars.from).toBeLessThan(4.6e6);
		expect(cost.dollars.to).toBeGreaterThan(4.6e6);
		expect(cost.kilowattHours.from).toBeLessThan(1_287_000);
		expect(cost.kilowattHours.to).toBeGreaterThan(1_287_000);
	});

	it('what is owned costs its electricity', () => {
		const own = { ...v100, priceFrom: 0, priceTo: 0 };
		const dollars = dollarsFor(exactly(1000), own, usualAssumptions);
		expect(dollars.from).toBeCloseTo(1000 * 0.3 * 1.1 * 0.1, 10);
		expect(dollars.to).toBeCloseTo(1000 * 0.3 * 1.5 * 0.4, 10);
	});

	it('a million tokens cost what all cards cost for as long', () => {
		const eight = { ...v100, cards: 8 };
		const { from, to } = dollarsPerMillion(0.036, eight, usualAssumptions);
		expect([from, to]).toEqual([80, 240]);
	});

	it('prices the wrong way round are taken in order', () => {
		const turned = { ...v100, priceFrom: 3, priceTo: 1 };
		expect(dollarsFor(exactly(1), turned, usualAssumptions)).toEqual({ from: 1, to: 3 });
	});
});
