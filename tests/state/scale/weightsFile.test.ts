import { describe, expect, it } from 'vitest';
import { WeightsFile } from '../../../src/lib/state/scale/weightsFile.svelte.ts';
import { makeSafetensors } from '../../architectures/files/make/safetensors.ts';

const file = (name: string, bytes: Uint8Array) =>
	new File([bytes as Uint8Array<ArrayBuffer>], name);
const good = file('good.safetensors', makeSafetensors({ w: ['F32', 3] }));
const bad = file('bad.safetensors', new Uint8Array(3));

/** A file whose bytes come when they are let come. */
function slow(name: string) {
	let give = () => {};
	const whenGiven = new Promise<void>((resolve) => (give = resolve));
	const slowFile = file(name, makeSafetensors({ slow: ['F32', 1] }));
	const { slice } = slowFile;
	slowFile.slice = (...range) => {
		const part = slice.apply(slowFile, range);
		const { arrayBuffer } = part;
		part.arrayBuffer = async () => {
			await whenGiven;
			return arrayBuffer.call(part);
		};
		return part;
	};
	return { file: slowFile, give };
}

const names = (opened: WeightsFile) => opened.weights?.tensors.map(({ name }) => name);

describe('WeightsFile.open', () => {
	it('opens a file, and keeps it where the next one cannot be read', async () => {
		const opened = new WeightsFile();
		await opened.open([bad]);
		expect(opened.problem).toMatch(
			/^“bad\.safetensors” was not opened\. From byte 0 on .* it does not\.$/
		);
		expect(opened.weights).toBeNull();
		await opened.open([good]);
		expect([opened.problem, names(opened)]).toEqual([null, ['w']]);
		await opened.open([bad]);
		expect(opened.problem).toMatch(/ What was open stays\.$/);
		expect(names(opened)).toEqual(['w']);
		opened.refuseFolder('models');
		expect(opened.problem).toMatch(/^“models” is a folder\. Open it/);
		opened.close();
		expect([opened.problem, opened.weights]).toEqual([null, null]);
	});

	it('gives up what is being read for what comes after it', async () => {
		const opened = new WeightsFile();
		const before = slow('slow.safetensors');
		const reading = opened.open([before.file]);
		expect(opened.isReading).toBe(true);
		await opened.open([good]);
		before.give();
		await reading;
		expect([names(opened), opened.problem, opened.isReading]).toEqual([['w'], null, false]);
	});

	it('stops when it is told to, and says nothing', async () => {
		const opened = new WeightsFile();
		const { file, give } = slow('slow.safetensors');
		const reading = opened.open([file]);
		opened.stop();
		expect(opened.isReading).toBe(false);
		give();
		await reading;
		expect([opened.weights, opened.problem]).toEqual([null, null]);
	});
});
