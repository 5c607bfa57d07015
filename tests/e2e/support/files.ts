import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';

/** What a press saves. */
export async function savedBy(page: Page, press: () => Promise<void>) {
	const saving = page.waitForEvent('download');
	await press();
	const download = await saving;
	const bytes = new Uint8Array(await readFile(await download.path()));
	return { name: download.suggestedFilename(), bytes };
}

/** Drops a file on the middle of the page. */
export async function dropOn(page: Page, name: string, bytes: Uint8Array) {
	const content = Buffer.from(bytes).toString('base64');
	const dataTransfer = await page.evaluateHandle(
		({ name, content }) => {
			const transfer = new DataTransfer();
			const numbers = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
			transfer.items.add(new File([numbers], name));
			return transfer;
		},
		{ name, content }
	);
	await page.dispatchEvent('main', 'dragover', { dataTransfer });
	await page.dispatchEvent('main', 'drop', { dataTransfer });
}

/** Width and height that a PNG's header says. */
export function pngSize(bytes: Uint8Array): { width: number; height: number } {
	const view = new DataView(bytes.buffer, bytes.byteOffset);
	return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** How two pictures of the same size differ, in steps of 255, once both are drawn as large as the first. */
export async function pictureDifference(page: Page, png: Uint8Array, svg: Uint8Array) {
	const urls = [
		`data:image/png;base64,${Buffer.from(png).toString('base64')}`,
		`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
	];
	return page.evaluate(async (urls) => {
		const images = await Promise.all(
			urls.map(async (url) => {
				const image = new Image();
				image.src = url;
				await image.decode();
				return image;
			})
		);
		const { naturalWidth: width, naturalHeight: height } = images[0];
		const [one, other] = images.map((image) => {
			const canvas = Object.assign(document.createElement('canvas'), { width, height });
			const context = canvas.getContext('2d')!;
			context.drawImage(image, 0, 0, width, height);
			return context.getImageData(0, 0, width, height).data;
		});
		const differences = one.map((value, i) => Math.abs(value - other[i]));
		/** Of squares of eight pixels, in which letters that stand a little beside one another are the same. */
		let largest = 0;
		for (let top = 0; top + 8 <= height; top += 8) {
			for (let left = 0; left + 8 <= width; left += 8) {
				let sum = 0;
				for (let i = 0; i < 64; i++) {
					const at = 4 * ((top + (i >> 3)) * width + left + (i & 7)) + 1;
					sum += one[at] - other[at];
				}
				largest = Math.max(largest, Math.abs(sum) / 64);
			}
		}
		return {
			size: [images[1].naturalWidth, images[1].naturalHeight],
			shareNear: differences.filter((value) => value <= 2).length / differences.length,
			mean: differences.reduce((sum, value) => sum + value, 0) / differences.length,
			largestOfSquares: largest
		};
	}, urls);
}
