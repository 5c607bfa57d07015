import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { keptStepsBefore } from '../../../../../src/lib/network/evaluatedSteps.ts';
import { shippedPart } from '../../../../../src/lib/state/playground/pretraining/shipped/shippedParts.ts';
import type { TrainedPart } from '../../../../../src/lib/state/playground/pretraining/trainedPart.ts';
import {
	experimentsThatStartTrained,
	filesOf,
	folder,
	namesIn,
	shippedOf,
	trainedParts
} from '../../../../pretrain/parts.ts';

let parts: Map<string, TrainedPart>;
beforeAll(async () => {
	parts = await trainedParts(await experimentsThatStartTrained());
}, 240_000);

describe('the networks that come with the page', () => {
	it('are those that lessons and questions start from, and no others', async () => {
		const names = namesIn(await experimentsThatStartTrained());
		expect(names.size).toBeGreaterThan(4);
		expect([...parts.keys()].toSorted()).toEqual([...names].toSorted());
		const files = [...filesOf(parts).keys()].map((path) => path.replace('./networks/', ''));
		expect(new Set(files).size).toBe(names.size);
		expect(readdirSync(join(folder, 'networks')).toSorted()).toEqual(files.toSorted());
	});

	it('are what WebAssembly trains today, bit for bit (npm run pretrain writes them anew)', () => {
		for (const [path, bytes] of filesOf(parts)) {
			expect(readFileSync(join(folder, path)).equals(bytes), path).toBe(true);
		}
	});

	it('stand for runs whose kept steps are known beforehand', () => {
		for (const { step, kept } of parts.values()) {
			expect(kept.map((one) => one.step)).toEqual(keptStepsBefore(step));
		}
	});
});

describe('shippedPart(name, parameters)', () => {
	it('gives each of them with its curve and without what was on the way', async () => {
		for (const [name, part] of parts) {
			const { length } = part.end.parameters;
			expect(await shippedPart(name, length)).toEqual(shippedOf(name, part));
			expect(await shippedPart(name, length + 1)).toBeNull();
		}
	});

	it('is null for any other', async () => {
		expect(await shippedPart('source #v=1', 25)).toBeNull();
	});
});
