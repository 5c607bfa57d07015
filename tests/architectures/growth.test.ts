import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBlocks } from '../../src/lib/architectures/block.ts';
import { growthOf, growths } from '../../src/lib/architectures/growth.ts';
import { knownModels, modelNamed } from '../../src/lib/architectures/models.ts';
import { shareInWords } from '../../src/lib/format.ts';

const growth = (id: string, key: string) => {
	const { family, model } = modelNamed(id)!;
	return growthOf(family, model.config, key);
};

describe('growthOf(family, config, key)', () => {
	it('says that doubling GPT-3’s context adds 0.014 % to its count', () => {
		const { added } = growth('gpt-3-175b', 'context')!;
		expect(added).toBe(2048 * 12_288);
		expect(shareInWords(added / 174_604_259_328)).toBe('0.014\u00a0%');
	});

	it('tells what grows with the width from what grows with its square', () => {
		const { parts } = growth('gpt-2-small', 'width')!;
		expect(parts).toEqual({
			quadratic: 12 * 12 * 768 ** 2,
			linear: (50_257 + 1024 + 12 * 13 + 2) * 768,
			constant: 0
		});
	});

	it('is linear in depth', () => {
		expect(growth('gpt-3-175b', 'layers')!.parts).toMatchObject({ quadratic: 0 });
		expect(growth('resnet-50', 'stage3')!.parts).toMatchObject({ quadratic: 0 });
	});

	it('is nothing for heads, rotated positions and the side of an image', () => {
		expect(growth('gpt-3-175b', 'heads')!.added).toBe(0);
		expect(growth('llama-7b', 'context')!.added).toBe(0);
		expect(growth('resnet-50', 'image')!.added).toBe(0);
		expect(growth('stable-diffusion-u-net', 'side')!.added).toBe(0);
	});

	it('knows no doubling of zero, nor beyond the limit', () => {
		expect(growth('linear-regression', 'depth')).toBeNull();
		expect(growth('bert-base', 'pooler')).toBeNull();
	});

	it('knows none where the doubled count is over 2⁵³', () => {
		const { family, model } = modelNamed('gpt-3-175b')!;
		const config = { ...model.config, width: 60_000, layers: 200_000 };
		expect(growthOf({ ...family }, { ...config, layers: 5000 }, 'width')).not.toBeNull();
		expect(growthOf(family, { ...config, layers: 10_000, width: 260_000 }, 'width')).toBeNull();
	});
});

describe('growths(family, config)', () => {
	it('has parts that add up to the count, for every model', () => {
		for (const { family, model } of knownModels) {
			const count = countBlocks(family.blocks(model.config));
			for (const { parts, added } of growths(family, model.config)) {
				if (parts === null) continue;
				const { linear, quadratic, constant } = parts;
				expect(constant + linear + quadratic).toBe(count);
				expect(linear + 3 * quadratic).toBe(added);
			}
		}
	});

	it('is quadratic in the width of any dense stack', () => {
		const { family } = modelNamed('perceptron-64-64')!;
		const any = fc.integer({ min: 1, max: 500 });
		fc.assert(
			fc.property(
				any,
				any,
				fc.integer({ min: 2, max: 50 }),
				any,
				(inputs, width, depth, outputs) => {
					const config = { inputs, width, depth, outputs };
					expect(growthOf(family, config, 'width')!.parts).toEqual({
						quadratic: (depth - 1) * width ** 2,
						linear: (inputs + depth + outputs) * width,
						constant: outputs
					});
				}
			),
			{ seed: 4 }
		);
	});
});
