import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBlocks, tally } from '../../src/lib/architectures/block.ts';
import type { Config } from '../../src/lib/architectures/family.ts';
import { evaluate, parseFormula } from '../../src/lib/network/formula.ts';
import {
	families,
	knownModels,
	modelNamed,
	undisclosedModels
} from '../../src/lib/architectures/models.ts';
import { standingOf } from '../../src/lib/architectures/published.ts';
import { isConfigOf } from './isConfigOf.ts';
import { secondCount } from './secondCount/index.ts';

function countOf(id: string): number {
	const { family, model } = modelNamed(id)!;
	return countBlocks(family.blocks(model.config));
}

/** To the last parameter, as reference implementations have them. */
const exact: [id: string, count: number][] = [
	['linear-regression', 2],
	['perceptron-64-64', 4417],
	['lenet-300-100', 266_610],
	['resnet-18', 11_689_512],
	['resnet-34', 21_797_672],
	['resnet-50', 25_557_032],
	['resnet-50-keras', 25_583_592],
	['resnet-101', 44_549_160],
	['resnet-152', 60_192_808],
	['alexnet', 61_100_840],
	['vgg-11', 132_863_336],
	['vgg-16', 138_357_544],
	['vgg-19', 143_667_240],
	['mobilenet-v2', 3_504_872],
	['densenet-121', 7_978_856],
	['densenet-169', 14_149_480],
	['densenet-201', 20_013_928],
	['efficientnet-b0', 5_288_548],
	['efficientnet-b1', 7_794_184],
	['efficientnet-b4', 19_341_616],
	['efficientnet-b7', 66_347_960],
	['inception-v3', 23_834_568],
	['vit-b-16', 86_567_656],
	['vit-l-16', 304_326_632],
	['vit-h-14', 632_045_800],
	['distilbert', 66_362_880],
	['bert-base', 109_482_240],
	['bert-large', 335_141_888],
	['gpt-2-small', 124_439_808],
	['gpt-2-medium', 354_823_168],
	['gpt-2-large', 774_030_080],
	['gpt-2-xl', 1_557_611_200],
	['stable-diffusion-u-net', 859_520_964],
	['stable-diffusion-autoencoder', 83_653_863],
	['clip-text-l-14', 123_060_480],
	['llama-7b', 6_738_415_616],
	['llama-13b', 13_015_864_320],
	['llama-33b', 32_528_943_616],
	['llama-65b', 65_285_660_672],
	['llama-2-70b', 68_976_648_192],
	['llama-3-8b', 8_030_261_248],
	['llama-3-70b', 70_553_706_496],
	['mixtral-8x7b', 46_702_792_704],
	['qwen3-30b-a3b', 30_532_122_624],
	['llama-3.2-1b', 1_235_814_400],
	['mistral-7b', 7_241_732_096],
	['mistral-nemo', 12_247_782_400],
	['qwen3-0.6b', 596_049_920],
	['qwen3-4b', 4_022_468_096],
	['qwen2-7b', 7_615_616_512],
	['qwen3-32b', 32_762_123_264],
	['gemma-3-1b', 999_885_952],
	['gemma-2b', 2_506_172_416],
	['gemma-2-2b', 2_614_341_888],
	['gemma-7b', 8_537_680_896],
	['gemma-2-9b', 9_241_705_984],
	['gemma-2-27b', 27_227_128_320],
	['pythia-70m', 70_426_624],
	['pythia-410m', 405_334_016],
	['pythia-1b', 1_011_781_632],
	['pythia-12b', 11_846_072_320],
	['phi-2', 2_779_683_840],
	['falcon-7b', 6_921_720_704],
	['falcon-40b', 41_303_293_952],
	['t5-small', 60_506_624],
	['t5-base', 222_903_552],
	['t5-11b', 11_307_321_344],
	['whisper-tiny', 37_184_640],
	['whisper-large-v3', 1_541_570_560],
	['clip-vit-b-32', 151_277_313],
	['clip-vit-l-14', 427_616_513],
	['deepseek-v2-lite', 15_706_484_224],
	['esmfold', 3_525_038_915]
];

/** Where a paper prints a rounded figure. */
const rounded: [id: string, printed: string, count: number][] = [
	['gpt-3-small', '125M', 125_226_240],
	['gpt-3-large', '760M', 760_300_032],
	['gpt-3-xl', '1.3B', 1_315_723_264],
	['gpt-3-2.7b', '2.7B', 2_651_553_280],
	['gpt-3-6.7b', '6.7B', 6_658_404_352],
	['gpt-3-13b', '13B', 12_952_938_780],
	['gpt-3-175b', '175B', 174_604_259_328],
	['lstm-medium', '20M', 19_775_200],
	['lstm-large', '66M', 66_022_000],
	['chinchilla', '70B', 70_056_681_472],
	['gopher', '280B', 279_699_800_064],
	['deepseek-v3', '671B', 671_026_404_352]
];

describe('knownModels', () => {
	it('has every row of the tables here', () => {
		const ids = [...exact, ...rounded].map(([id]) => id).concat('gpt-3-medium');
		expect(ids.filter((id) => modelNamed(id) === undefined)).toEqual([]);
	});

	it('agrees with what was published, but for one row of GPT-3', () => {
		const differing = knownModels.filter(
			({ model }) => standingOf(countOf(model.id), model.published).status === 'differs'
		);
		expect(differing.map(({ model }) => model.id)).toEqual(['gpt-3-medium']);
	});

	it.each(exact)('counts %s as %i, exactly as published', (id, count) => {
		expect(countOf(id)).toBe(count);
		const { published } = modelNamed(id)!.model;
		expect(standingOf(countOf(id), published).status).toBe('exact');
	});

	it.each(rounded)('counts %s within the rounding of %s, as %i', (id, printed, count) => {
		expect(countOf(id)).toBe(count);
		const standing = standingOf(countOf(id), modelNamed(id)!.model.published);
		expect(standing).toMatchObject({ status: 'rounded', figure: printed });
	});

	it('counts GPT-3’s second row as 1.7 % more than printed, and says so', () => {
		expect(countOf('gpt-3-medium')).toBe(355_871_744);
		const standing = standingOf(355_871_744, modelNamed('gpt-3-medium')!.model.published);
		expect(standing).toMatchObject({ status: 'differs', figure: '350M' });
		expect(standing.difference.toFixed(3)).toBe('0.017');
	});

	it('notes where heads and head width, as printed, do not make the width', () => {
		const noted = knownModels.filter(({ model }) => model.notes?.some((n) => /As printed/.test(n)));
		expect(noted.map(({ model }) => model.id)).toEqual(['gpt-3-xl', 'gpt-3-13b']);
	});

	it.each(knownModels.map(({ model }) => [model.id]))('counts %s the same another way', (id) => {
		const { family, model } = modelNamed(id)!;
		expect(secondCount[family.id](model.config)).toBe(countOf(id));
	});

	it.each([
		['falcon-7b', 2 * 32 * 64],
		['gemma-2-9b', 2 * 42 * 8 * 256],
		['pythia-70m', 2 * 6 * 512],
		['qwen3-4b', 2 * 36 * 8 * 128],
		// 70,272 bytes at two each, as its makers say.
		['deepseek-v3', 70_272 / 2]
	])('keeps so many numbers of each token of %s: %i', (id, numbers) => {
		const { family, model } = modelNamed(id)!;
		const { layers, keyWidth } = family.attention!(model.config)!;
		expect(2 * layers * keyWidth).toBe(numbers);
	});

	it('keeps the running statistics of batch normalisation beside the count, as Keras prints them', () => {
		const { family, model } = modelNamed('resnet-50-keras')!;
		const { count, statistics } = tally(family.blocks(model.config));
		expect([count + statistics, count, statistics]).toEqual([25_636_712, 25_583_592, 53_120]);
		const gpt = modelNamed('gpt-2-small')!;
		expect(tally(gpt.family.blocks(gpt.model.config)).statistics).toBe(0);
	});

	it('adds a block of Mixtral’s experts to those that one token uses', () => {
		const { family, model } = modelNamed('mixtral-8x7b')!;
		expect(tally(family.blocks(model.config)).active).toBe(12_879_925_248);
	});

	it('opens LLaMA’s form: a tied head, a width of heads, biases and norms', () => {
		const { family } = modelNamed('llama-7b')!;
		const config = {
			...{ layers: 6, width: 288, heads: 6, keyValueWidth: 288, feedForward: 768 },
			...{ vocabulary: 32_000, context: 256, headWidth: 0, tied: 1, queryBiases: 0, headNorms: 0 }
		};
		const counted = (changes: object) => countBlocks(family.blocks({ ...config, ...changes }));
		expect(counted({})).toBe(15_191_712);
		expect(counted({ tied: 0 })).toBe(24_407_712);
		expect(counted({ queryBiases: 1 })).toBe(15_191_712 + 6 * 3 * 288);
		expect(counted({ headNorms: 1 })).toBe(15_191_712 + 6 * 2 * 48);
		expect(counted({ headWidth: 64 })).toBe(15_191_712 + 6 * 2 * 288 * (6 * 64 - 288));
	});

	it.each([
		['resnet-18', 1.814],
		['resnet-34', 3.664],
		['resnet-50', 4.089],
		['resnet-101', 7.801],
		['resnet-152', 11.514],
		['alexnet', 0.714],
		['vgg-16', 15.47],
		['mobilenet-v2', 0.301],
		['densenet-121', 2.834],
		['efficientnet-b0', 0.386],
		['inception-v3', 5.713]
	])('gives %s the %f billion multiply-adds that torchvision lists', (id, billions) => {
		const { family, model } = modelNamed(id)!;
		const { multiplyAdds } = tally(family.blocks(model.config));
		expect((multiplyAdds / 1e9).toFixed(3)).toBe(billions.toFixed(3));
	});

	it('makes about one multiply-add a parameter for each token of a language model', () => {
		for (const id of ['gpt-2-xl', 'gpt-3-175b', 'llama-7b', 'gopher', 'mixtral-8x7b']) {
			const { family, model } = modelNamed(id)!;
			const { multiplyAdds, active } = tally(family.blocks(model.config));
			expect(multiplyAdds / active).toBeGreaterThan(0.97);
			expect(multiplyAdds / active).toBeLessThanOrEqual(1);
		}
	});

	it('names each model once, with numbers that its fields allow', () => {
		const ids = [
			...knownModels.map(({ model }) => model.id),
			...undisclosedModels.map((m) => m.id)
		];
		expect(new Set(ids).size).toBe(ids.length);
		for (const id of ids) expect(id).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
		for (const { family, model } of knownModels) {
			expect(Object.keys(model.config).toSorted()).toEqual(Object.keys(family.fields).toSorted());
			expect(isConfigOf(family, model.config)).toBe(true);
		}
	});

	it('gives a source with a year for every published figure and every estimate', () => {
		for (const { model } of knownModels) {
			if (model.published !== null) expect(model.sources.length).toBeGreaterThan(0);
			const estimates = (model.estimates ?? []).map(({ source }) => source);
			for (const { title, year, url } of [...model.sources, ...estimates]) {
				expect(title).not.toBe('');
				expect(year).toBeGreaterThan(1990);
				expect(new URL(url).protocol).toMatch(/^https?:$/);
			}
		}
	});

	it('takes in every file of families', () => {
		const below = (path: string) => new URL(`../../src/lib/architectures/${path}`, import.meta.url);
		const registry = readFileSync(below('models.ts'), 'utf8');
		const files = readdirSync(below('families/'), { recursive: true, encoding: 'utf8' }).filter(
			(file) => file.endsWith('.ts')
		);
		expect(files.filter((file) => !registry.includes(`./families/${file}`))).toEqual([]);
	});
});

describe('undisclosedModels', () => {
	it('have an estimate, whose sources are named, and no layers to compute from', () => {
		const [gpt4] = undisclosedModels;
		expect(gpt4.name).toBe('GPT-4');
		expect(gpt4).not.toHaveProperty('config');
		expect(gpt4).not.toHaveProperty('published');
		expect(gpt4.estimate).toMatchObject({ from: 1.7e12, to: 1.8e12 });
		expect(gpt4.sources.length).toBeGreaterThan(0);
		expect(modelNamed('gpt-4')).toBeUndefined();
	});
});

/** Any numbers that the fields allow, small enough to stay under 2⁵³. */
function configs(fields: (typeof families)[number]['fields']): fc.Arbitrary<Config> {
	const most: Record<string, number> = { blocks: 4, kernel: 15, levels: 6, patch: 64, image: 512 };
	return fc.record(
		Object.fromEntries(
			Object.entries(fields).map(([key, { minimum, maximum }]) => [
				key,
				fc.integer({ min: minimum, max: Math.min(maximum, most[key] ?? 300) })
			])
		)
	);
}

describe.each(families.map((family) => [family.id, family] as const))('family %s', (id, family) => {
	it('counts the same another way, whatever the numbers', () => {
		fc.assert(
			fc.property(configs(family.fields), (config) => {
				expect(countBlocks(family.blocks(config))).toBe(secondCount[id](config));
			}),
			{ seed: 6, numRuns: 60 }
		);
	});

	it('has a closed form that gives the same, where it has one', () => {
		fc.assert(
			fc.property(configs(family.fields), (config) => {
				const form = family.closedForm?.(config) ?? null;
				if (form === null) return;
				const formula = parseFormula(form.text);
				expect(evaluate(formula, form.values)).toBe(countBlocks(family.blocks(config)));
				expect(Object.keys(form.meanings).toSorted()).toEqual(Object.keys(form.values).toSorted());
			}),
			{ seed: 7, numRuns: 60 }
		);
	});

	it('gives whole counts only, and splits them by purpose and by block', () => {
		fc.assert(
			fc.property(configs(family.fields), (config) => {
				const { count, active, byPurpose, blocks } = tally(family.blocks(config));
				const sum = (numbers: number[]) => numbers.reduce((all, number) => all + number, 0);
				expect(Number.isSafeInteger(count) && count > 0).toBe(true);
				expect(active).toBeLessThanOrEqual(count);
				expect(sum(Object.values(byPurpose))).toBe(count);
				expect(sum(blocks.map((block) => block.count))).toBe(count);
				expect(sum(blocks.flatMap(({ lines }) => lines.map((line) => line.count)))).toBe(count);
			}),
			{ seed: 8, numRuns: 40 }
		);
	});
});
