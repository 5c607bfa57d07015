import { setTimeout as sleep } from 'node:timers/promises';

const patienceMs = 180_000;

/**
 * Waits until the page answers yes.
 * @param {import('./driver.ts').Driver} driver
 * @param {(...words: string[]) => boolean} look
 * @param {string[]} words
 */
export async function until(driver, look, ...words) {
	const end = Date.now() + patienceMs;
	while (!(await driver.see(look, ...words))) {
		if (Date.now() > end) throw new Error(`In vain awaited: ${look} ${words.join(' ')}`);
		await sleep(50);
	}
}
