import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count } from '../../../src/lib/architectures/block.ts';
import { knownModels, modelNamed } from '../../../src/lib/architectures/models.ts';
import { countStack } from '../../../src/lib/architectures/stack/stack.ts';
import {
	fromScaleLink,
	toScaleLink,
	usualEye,
	usualModel,
	viewOf,
	type ScaleView
} from '../../../src/lib/state/scale/scaleLink.ts';
import { isConfigOf } from '../../architectures/isConfigOf.ts';

const views: fc.Arbitrary<ScaleView> = fc.constantFrom(...knownModels).chain(({ family, model }) =>
	fc.record({
		model: fc.constant(model.id),
		config: fc.record(
			Object.fromEntries(
				Object.entries(family.fields).map(([key, { minimum, maximum }]) => [
					key,
					fc.oneof(fc.constant(model.config[key]), fc.integer({ min: minimum, max: maximum }))
				])
			)
		),
		beside: fc.option(fc.constantFrom(...knownModels.map(({ model }) => model.id))),
		stack: fc.constant(viewOf(usualModel).stack)
	})
);

describe('fromScaleLink(toScaleLink(view))', () => {
	it('is the view, and drops nothing', () => {
		fc.assert(
			fc.property(views, (view) => {
				expect(fromScaleLink(toScaleLink(view))).toEqual({ view, dropped: [] });
			}),
			{ seed: 6 }
		);
	});

	it('is empty for what the page opens with', () => {
		expect(toScaleLink(viewOf(usualModel))).toBe('');
		expect(fromScaleLink('')).toEqual({ view: viewOf(usualModel), dropped: [] });
	});

	it('reads as a person would write it', () => {
		const view = viewOf('gpt-2-small');
		const config = { ...view.config!, layers: 24, width: 1024 };
		const stack = { input: [2], layers: [{ kind: 'dense' as const, numbers: [1] }] };
		expect(toScaleLink({ ...view, config, beside: 'gpt-2-xl', stack })).toBe(
			'model=gpt-2-small&layers=24&width=1024&beside=gpt-2-xl&own=2~dense-1&v=1'
		);
	});

	it('keeps how many parameters the eye takes in, where that is not the model’s usual place', () => {
		const view = { ...viewOf('gpt-2-small'), eye: 4417 };
		const link = toScaleLink(view);
		expect(link).toBe('model=gpt-2-small&eye=4417&v=1');
		expect(fromScaleLink(link)).toEqual({ view, dropped: [] });
		expect(fromScaleLink('eye=2&v=1').view.eye).toBe(25);
		expect(fromScaleLink('eye=2&v=1').dropped).toHaveLength(1);
		expect(['gpt-3-175b', 'gpt-2-small', 'gopher', 'linear-regression'].map(usualEye)).toEqual([
			25, 124_439_808, 174_604_259_328, 25
		]);
	});

	it('keeps a config that the reader pasted', () => {
		const pasted = 'llama~hidden-size:288~tie-word-embeddings:true';
		const view = { ...viewOf(usualModel), pasted };
		const link = toScaleLink(view);
		expect(link).toBe(`config=${pasted}&v=1`);
		expect(fromScaleLink(link)).toEqual({ view, dropped: [] });
		const { view: opened, dropped } = fromScaleLink('config=llama~<b>&v=1');
		expect(opened).toEqual(viewOf(usualModel));
		expect(dropped.join()).toMatch(/became nothing: a pasted config must be its kind/);
	});

	it('keeps a model that is not disclosed', () => {
		const { view, dropped } = fromScaleLink('model=gpt-4&v=1');
		expect({ view, dropped }).toEqual({ view: viewOf('gpt-4'), dropped: [] });
		expect(view.config).toBeNull();
	});
});

describe('fromScaleLink(hash)', () => {
	it('opens what a link without a version names, as the page once wrote it', () => {
		const { view } = fromScaleLink('model=gpt-2-small&layers=24&beside=gpt-2-xl');
		const small = viewOf('gpt-2-small');
		const config = { ...small.config!, layers: 24 };
		expect(view).toEqual({ ...small, config, beside: 'gpt-2-xl' });
	});

	it.each([
		['model=gpt-5', /“model=gpt-5” became GPT-3 175B: the model must be one of/],
		['model=bert-base&width=1.5', /“width=1.5” became 2: width must be a whole number/],
		['width=-4', /“width=-4” became 1/],
		['width=999999999999', /became 1,000,000/],
		['width=wide', /“width=wide” became 12,288/],
		['experts=8', /“experts=8” means nothing here/],
		['model=gpt-4&width=4', /“width=4” means nothing here/],
		['beside=gpt-4', /“beside=gpt-4” became nothing/],
		['model=gpt-2-small&layers=2', 'does not end in its version, so its last part may be missing'],
		['own=784~nothing', /“own=784~nothing” became the usual one/],
		['__proto__=1&constructor=2', /means nothing here/],
		[`model=bert-base&${'x'.repeat(17_000)}`, /longer than any this page writes/]
	])('says what it could not take of “%s”', (hash, sentence) => {
		expect(fromScaleLink(hash).dropped.join(' ')).toMatch(sentence);
	});

	it('gives something to show, whatever it is', () => {
		const part = fc.oneof(
			fc.string(),
			fc
				.tuple(
					fc.constantFrom('model', 'width', 'layers', 'beside', 'own', 'heads', '%E0%A4%A'),
					fc.oneof(fc.string(), fc.double().map(String), fc.constantFrom('gpt-4', 'vit-b-16'))
				)
				.map(([key, value]) => `${key}=${value}`)
		);
		fc.assert(
			fc.property(fc.array(part), (parts) => {
				const { view } = fromScaleLink(parts.join('&'));
				const known = modelNamed(view.model);
				if (known !== undefined) {
					expect(isConfigOf(known.family, view.config!)).toBe(true);
					const { tally, refusal } = count(() => known.family.blocks(view.config!));
					expect(tally === null ? refusal : String(tally.count)).toMatch(/^\d+$|2⁵³/);
				}
				expect(Number.isSafeInteger(countStack(view.stack).count)).toBe(true);
			}),
			{ seed: 7, numRuns: 300 }
		);
	});
});
