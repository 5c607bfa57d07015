import { truncate, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { joined, utf8, zeros } from '../architectures/files/make/bytes.ts';
import { makeGguf } from '../architectures/files/make/gguf.ts';
import { makeOnnx } from '../architectures/files/make/onnx.ts';
import {
	makeSafetensors,
	safetensorsHead,
	safetensorsHeader
} from '../architectures/files/make/safetensors.ts';
import {
	layer,
	makeKeras,
	makeNpy,
	makeZip,
	sequential
} from '../architectures/files/make/zips.ts';
import { violations } from './support/axe.ts';
import { openScale } from './support/scalePage.ts';
import { expect, test } from './support/test.ts';

const card = (page: Page) => page.getByRole('region', { name: 'Count a file of weights' });
const input = (page: Page) => page.getByLabel('Open a file of weights', { exact: true });
const total = (page: Page) => page.getByLabel('Parameters of your model', { exact: true });
const layers = (page: Page) => page.getByRole('table', { name: 'Layers of the file' });

async function choose(page: Page, ...files: [name: string, bytes: Uint8Array][]) {
	await input(page).setInputFiles(
		files.map(([name, bytes]) => ({ name, mimeType: '', buffer: Buffer.from(bytes) }))
	);
}

/** Away from the card, to which the page goes once something is opened. */
async function goUp(page: Page) {
	await page.evaluate(() => scrollTo(0, 0));
	await expect(input(page)).not.toBeInViewport();
}

const json = (value: unknown) => utf8(JSON.stringify(value));
const dense = layer('Dense', { units: 4, name: 'd' }, [null, 5]);
const weight = { name: 'fc.weight', shape: [4, 3], type: 1, raw: zeros(48) };
const tensor = { name: 'blk.0.w', sides: [256, 2], type: 12, offset: 0 };
const kinds: [name: string, bytes: Uint8Array, count: string, kind: string][] = [
	['a.safetensors', makeSafetensors({ 'h.0.w': ['F16', 100, 40] }), '4,000', 'safetensors'],
	['a.gguf', makeGguf({ tensors: [tensor], dataBytes: 288 }), '512', 'GGUF'],
	['a.onnx', makeOnnx([weight]), '12', 'ONNX'],
	[
		'model.json',
		json({ weightsManifest: [{ weights: [{ name: 'k', shape: [7, 9], dtype: 'float32' }] }] }),
		'63',
		'a tfjs model'
	],
	['a.keras', makeKeras(sequential([dense]), true), '24', 'a Keras model'],
	['a.npz', makeZip({ 'W.npy': makeNpy('<f4', [30, 40], 4800) }), '1,200', 'npz'],
	['a.npy', makeNpy('<f8', [11], 88), '11', 'npy'],
	['index.json', json({ weight_map: { 'a.w': 'shard' } }), '—', 'an index of shards']
];

test('on one page files are counted, refused and dropped, beside a config too', async ({
	page
}) => {
	await test.step('a file of each kind is counted', async () => {
		await openScale(page);
		for (const [name, bytes, count, kind] of kinds) {
			await choose(page, [name, bytes]);
			await expect(card(page).getByText(kind, { exact: true })).toBeVisible();
			await expect(total(page)).toHaveText(count);
			await expect(card(page)).toContainText(`in “${name}”`);
		}
		await card(page).getByRole('button', { name: 'Close the file' }).click();
		await expect(total(page)).toHaveCount(0);
	});
	await test.step('what cannot be read gets a sentence, and what was open stays', async () => {
		const named = '<img src=x onerror=alert(1)>.weight';
		await choose(page, ['a.safetensors', makeSafetensors({ [named]: ['F32', 6] })]);
		await expect(total(page)).toHaveText('6');
		await expect(layers(page)).toContainText('<img src=x onerror=alert(1)>');
		const alert = card(page).getByRole('alert');
		const overlapping = {
			a: { dtype: 'U8', shape: [8], data_offsets: [0, 8] },
			b: { dtype: 'U8', shape: [8], data_offsets: [4, 12] }
		};
		for (const [bytes, sentence] of [
			[zeros(0), 'It is empty. What was open stays.'],
			[makeSafetensors({ w: ['F32', 9] }).slice(0, -4), 'the file ends at byte'],
			[joined(zeros(7), [16], utf8('{}')), 'the file ends at byte 10.'],
			[joined(safetensorsHead(overlapping), zeros(12)), '“a” and “b” overlap'],
			[utf8('<!doctype html>'), 'It is a web page']
		] as const) {
			await choose(page, ['b.safetensors', bytes]);
			await expect(alert).toContainText('“b.safetensors” was not opened.');
			await expect(alert).toContainText(sentence);
			await expect(total(page)).toHaveText('6');
		}
		await choose(page, ['b.gguf', makeSafetensors({ w: ['F32', 9] })]);
		await expect(total(page)).toHaveText('9');
		await expect(alert).toHaveCount(0);
		await expect(card(page)).toContainText('Its name says “.gguf”, and its content is safetensors');
	});
	await test.step('files are dropped anywhere on the page, and a folder gets a sentence', async () => {
		await goUp(page);
		const bytes = [...makeSafetensors({ w: ['F32', 5] })];
		const drop = (folder: string | null) =>
			page.getByRole('heading', { level: 1 }).evaluate(
				(element, { bytes, folder }) => {
					const dataTransfer = new DataTransfer();
					dataTransfer.items.add(new File([Uint8Array.from(bytes)], 'dropped.safetensors'));
					const entry = folder === null ? null : { isDirectory: true, name: folder };
					DataTransferItem.prototype.webkitGetAsEntry = () => entry as FileSystemEntry | null;
					const event = { bubbles: true, cancelable: true, dataTransfer };
					const isTaken = !element.dispatchEvent(new DragEvent('dragover', event));
					element.dispatchEvent(new DragEvent('drop', event));
					return isTaken;
				},
				{ bytes, folder }
			);
		expect(await drop(null)).toBe(true);
		await expect(total(page)).toHaveText('5');
		await expect(input(page)).toBeInViewport();
		await drop('models');
		await expect(card(page).getByRole('alert')).toHaveText(
			'“models” is a folder. Open it, and drop the files that are in it. What was open stays.'
		);
		await expect(total(page)).toHaveText('5');

		// It is also what a device is asked about.
		await page.getByRole('combobox', { name: 'Model', exact: true }).selectOption('file');
		const fits = page.getByRole('region', { name: 'Does it fit?' });
		await expect(fits).toContainText('to run “dropped.safetensors”');
		await expect(fits).toContainText('5 × 4.5 ÷ 8');
		await expect(page.getByText('how fast it runs is not bounded here')).toBeVisible();
		await expect.poll(() => new URL(page.url()).hash).toContain('run=of:file');
		await card(page).getByRole('button', { name: 'Close the file' }).click();
		await expect(page.getByText('No file of weights is open')).toBeVisible();
	});
	await test.step('a config that is dropped is pasted, and the file beside it is held to it', async () => {
		await goUp(page);
		const gpt2 = json({ model_type: 'gpt2' });
		await choose(page, ['config.json', gpt2]);
		await expect(page.getByLabel('Paste a config.json')).toHaveValue('{"model_type":"gpt2"}');
		await expect(page.getByRole('heading', { name: /from its config/ })).toBeInViewport();
		await expect(total(page)).toHaveText('124,439,808');
		await expect(card(page)).toContainText('“config.json” is the config of a model');
		await choose(
			page,
			['w.safetensors', makeSafetensors({ w: ['F16', 30, 20] })],
			['c.json', gpt2]
		);
		await expect(total(page)).toHaveText('600');
		await expect(page.getByLabel('Parameters of your config')).toHaveText('124,439,808');
		await expect(card(page)).toContainText(
			'By the config of your GPT-2 there are 124,439,808: the file has 124,439,208 fewer.'
		);
		await page.getByLabel('Paste a config.json').fill('{"model_type":"bert"}');
		await expect(total(page)).toHaveText('109,482,240');
		await expect(page.getByLabel('Parameters of your file')).toHaveText('600');
	});
});

test('of forty gigabytes little is read, and nothing is sent', async ({ page }, info) => {
	type Shape = [type: string, ...sides: number[]];
	const shapes: Shape[] = [
		['BF16', 8192, 8192],
		['BF16', 4096, 16_384]
	];
	const tensors = Array.from(
		{ length: 298 },
		(_, at) => [`model.layers.${at}.w`, shapes[at % 2]] as const
	);
	const { header, dataBytes } = safetensorsHeader(Object.fromEntries(tensors));
	const head = safetensorsHead(header);
	const path = info.outputPath('large.safetensors');
	await writeFile(path, head);
	await truncate(path, head.length + dataBytes);
	await page.addInitScript(() => {
		const { slice } = Blob.prototype;
		Object.assign(window, { bytesSliced: 0 });
		Blob.prototype.slice = function (...range) {
			const part = slice.apply(this, range);
			(window as unknown as { bytesSliced: number }).bytesSliced += part.size;
			return part;
		};
		Blob.prototype.text = Blob.prototype.stream = () => {
			throw new Error('The whole file was read.');
		};
	});
	await openScale(page);
	const sent: string[] = [];
	page.on('request', (request) => sent.push(`${request.method()} ${request.url()}`));
	await input(page).setInputFiles(path);
	await expect(total(page)).toHaveText('19,998,441,472');
	await expect(card(page)).toContainText('40 GB');
	const bytes = () =>
		page.evaluate(() => (window as unknown as { bytesSliced: number }).bytesSliced);
	expect(await bytes()).toBeLessThan(head.length + 4096);
	expect(sent.filter((request) => !/^GET .*\.js$/.test(request))).toEqual([]);

	await expect(layers(page).getByRole('row')).toHaveCount(1 + 50);
	await card(page).getByRole('button', { name: 'Show 50 more' }).click();
	await expect(layers(page).getByRole('row')).toHaveCount(1 + 100);
});

test('layers unfold by keyboard, and axe finds nothing at 360 px', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await openScale(page);
	const parts = ['attn.weight', 'attn.bias'];
	const names = [0, 1, 2].flatMap((layer) => parts.map((part) => `h.${layer}.${part}`));
	names.push('h.3.attn.weight', 'ln.weight');
	const tensors = Object.fromEntries(
		names.map((name) => [name, ['F16', 30, 20] as [string, ...number[]]])
	);
	await choose(page, ['small.safetensors', makeSafetensors(tensors)]);
	await expect(layers(page).getByRole('row')).toHaveCount(1 + 3);
	const button = layers(page).getByRole('button', { name: 'h.0 – 2, 3 alike', exact: true });
	await button.focus();
	await page.keyboard.press('Enter');
	await expect(button).toHaveAttribute('aria-expanded', 'true');
	for (const name of [
		'h.0 – 2, 3 alike 3,600 75 % 7.2 KB 3 × 2 tensors',
		'Each of the 3 1,200 25 % 2.4 KB',
		'attn.bias 600 12.5 % 1.2 KB 30 × 20 F16'
	]) {
		await expect(layers(page).getByRole('row', { name })).toBeVisible();
	}
	expect(await violations(page)).toEqual([]);
	const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	await expect.poll(sideways).toBeLessThanOrEqual(0);
	await page.keyboard.press('Space');
	await expect(button).toHaveAttribute('aria-expanded', 'false');
	await input(page).focus();
	await expect(input(page)).toBeFocused();
});
