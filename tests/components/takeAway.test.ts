import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import type { Offer, OfferedFile } from '../../src/lib/components/takeAway/offer.ts';
import { TakeAway } from '../../src/lib/components/takeAway/takeAway.svelte.ts';
import { textBytes } from '../../src/lib/export/bytes.ts';

/** Its content says for which choices it was made. */
function file(name: string, follows: OfferedFile['follows'], isThere = true): OfferedFile {
	return {
		name,
		about: `About ${name}.`,
		follows,
		make: vi.fn(async ({ network, onnxOutput }) =>
			isThere ? [{ path: name, bytes: textBytes(`${network} ${onnxOutput}`) }] : []
		)
	};
}

function offerOf(...files: OfferedFile[]): Offer {
	return {
		letters: ['A', 'B'],
		hasProbabilities: true,
		notes: [],
		files,
		usual: files.map(({ name }) => name),
		readme: (described) => described.map(({ path }) => path).join()
	};
}

const isMade = (taken: TakeAway) => taken.list.every(({ bytes }) => bytes !== undefined);
const made = (taken: TakeAway) => expect.poll(() => isMade(taken)).toBe(true);

describe('TakeAway', () => {
	it('saves what is ticked: several files as a zip with a README of just these, one as it is', async () => {
		const taken = new TakeAway(offerOf(file('a.csv', []), file('b.csv', []), file('c.csv', [])));
		expect(taken.isReady).toBe(false);
		await made(taken);
		taken.tick('b.csv', false);
		const zip = taken.saved()!;
		expect(zip.name).toBe('wiggle-room.zip');
		const files = unzipSync(zip.bytes);
		expect(Object.keys(files)).toEqual(['a.csv', 'c.csv', 'README.txt']);
		expect(strFromU8(files['README.txt'])).toBe('a.csv,c.csv,README.txt');

		taken.tickAll(false);
		expect([taken.isReady, taken.saved(), taken.bytes]).toEqual([false, null, 0]);
		taken.tick('c.csv', true);
		expect(taken.saved()).toEqual({ name: 'c.csv', bytes: textBytes('A logits') });
		expect(taken.bytes).toBe('A logits'.length);
	});

	it('has a network’s own files ticked, where it is opened for one', async () => {
		const offer = offerOf(
			file('experiment.json', []),
			file('curves.csv', []),
			file('network.safetensors', ['network'])
		);
		const taken = new TakeAway(offer, 'B');
		await made(taken);
		expect(taken.choices.network).toBe('B');
		const zip = unzipSync(taken.saved()!.bytes);
		expect(Object.keys(zip)).toEqual(['experiment.json', 'network.safetensors', 'README.txt']);
		expect(strFromU8(zip['network.safetensors'])).toBe('B logits');
	});

	it('makes anew what follows a choice, and nothing else', async () => {
		const offer = offerOf(file('run.csv', []), file('network.onnx', ['network', 'onnxOutput']));
		const taken = new TakeAway(offer);
		await made(taken);
		taken.choose('B');
		taken.endOnnxIn('probabilities');
		await made(taken);
		expect(taken.fileNamed('network.onnx')?.bytes).toEqual(textBytes('B probabilities'));
		expect(taken.fileNamed('run.csv')?.bytes).toEqual(textBytes('A logits'));
		expect(offer.files[0].make).toHaveBeenCalledTimes(1);
	});

	it('leaves out what cannot be made', async () => {
		const broken = file('broken.png', []);
		broken.make = async () => Promise.reject(new Error('No canvas.'));
		const taken = new TakeAway(offerOf(file('none.npz', [], false), broken));
		await made(taken);
		expect(taken.list.slice(0, 2)).toMatchObject([
			{ bytes: null, isTicked: false },
			{ bytes: null, isTicked: false }
		]);
		expect(taken.saved()?.name).toBe('README.txt');
	});
});
