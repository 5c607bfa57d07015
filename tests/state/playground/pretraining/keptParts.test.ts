import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
	forgetVisit,
	keepPart,
	recallPart
} from '../../../../src/lib/state/playground/pretraining/keptParts.ts';
import type { TrainedPart } from '../../../../src/lib/state/playground/pretraining/trainedPart.ts';

const device = vi.hoisted(() => ({ store: new Map<string, unknown>(), isDenied: false }));
vi.mock('idb-keyval', () => {
	const asked = async <T>(answer: () => T): Promise<T> => {
		if (device.isDenied) throw new DOMException('denied');
		return answer();
	};
	return {
		get: (key: string) => asked(() => device.store.get(key)),
		set: (key: string, value: unknown) => asked(() => device.store.set(key, value)),
		del: (key: string) => asked(() => device.store.delete(key)),
		update: (key: string, change: (value: unknown) => unknown) =>
			asked(() => device.store.set(key, change(device.store.get(key))))
	};
});

function part(step = 30): TrainedPart {
	const score = { loss: 0.5, accuracy: 0.5 };
	return {
		step,
		end: {
			parameters: Float32Array.of(1, 2),
			moments: [Float32Array.of(3, 4)],
			steps: step,
			diverged: false,
			stopped: false
		},
		history: [{ step: 0, training: score, validation: score, penalty: 0, diverged: false }],
		kept: [{ step: 0, parameters: Float32Array.of(0, 0) }]
	};
}

beforeEach(() => {
	device.store.clear();
	device.isDenied = false;
	forgetVisit();
});

describe('recallPart(name, parameters)', () => {
	it('gives what keepPart() kept, also after the page was reloaded', async () => {
		const kept = part();
		await keepPart('spiral', kept);
		expect(await recallPart('spiral', 2)).toEqual({ part: kept });
		forgetVisit();
		expect(await recallPart('spiral', 2)).toEqual({ part: kept });
	});

	it('says whether there has been such a part', async () => {
		expect(await recallPart('spiral', 2)).toEqual({ part: null, isLost: false });
		await keepPart('spiral', part());
		device.store.delete('wiggle-room:pretrained:spiral');
		forgetVisit();
		expect(await recallPart('spiral', 2)).toEqual({ part: null, isLost: true });
	});

	it.each<[string, (stored: TrainedPart) => unknown]>([
		['of another network', (stored) => ({ ...stored, end: { ...stored.end, moments: [1] } })],
		['that ended elsewhere', (stored) => ({ ...stored, end: { ...stored.end, steps: 7 } })],
		['without a curve', (stored) => ({ ...stored, history: [] })],
		['with a curve of words', (stored) => ({ ...stored, history: ['low'] })],
		[
			'with short snapshots',
			(stored) => ({
				...stored,
				kept: [{ step: 1, parameters: new Float32Array(1) }]
			})
		],
		['that is nothing', () => null]
	])('takes up no part %s', async (_, damage) => {
		await keepPart('spiral', part());
		device.store.set('wiggle-room:pretrained:spiral', damage(part()));
		forgetVisit();
		expect(await recallPart('spiral', 2)).toEqual({ part: null, isLost: true });
	});

	it('takes up no part with another number of parameters', async () => {
		await keepPart('spiral', part());
		forgetVisit();
		expect(await recallPart('spiral', 3)).toEqual({ part: null, isLost: true });
	});
});

describe('keepPart(name, part)', () => {
	it('keeps it for this visit where the browser keeps nothing', async () => {
		device.isDenied = true;
		const kept = part();
		await keepPart('spiral', kept);
		expect(await recallPart('spiral', 2)).toEqual({ part: kept });
		forgetVisit();
		expect(await recallPart('spiral', 2)).toEqual({ part: null, isLost: false });
	});

	it('keeps the latest 24', async () => {
		for (let i = 0; i < 26; i++) await keepPart(`part ${i}`, part());
		await keepPart('part 3', part());
		forgetVisit();
		expect(await recallPart('part 1', 2)).toEqual({ part: null, isLost: false });
		expect(await recallPart('part 2', 2)).toMatchObject({ part: { step: 30 } });
		expect(device.store.size).toBe(25);
	});
});
