import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { small } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';

interface Told {
	source: string;
	version: number;
	type: string;
	[field: string]: unknown;
}

/** The example of `docs/embedding.md`, which keeps what it heard in `heard`. */
const host = (address: string) => `<!doctype html><html lang="en"><title>Host</title>
<link rel="icon" href="data:,"><body style="margin: 0">
<iframe title="Wiggle Room" width="1000" height="300" src="${address.replaceAll('&', '&amp;')}"></iframe>
<script>
	const heard = [];
	const frame = document.querySelector('iframe');
	addEventListener('message', (event) => {
		if (event.source !== frame.contentWindow) return;
		const { source, version, type, height } = event.data ?? {};
		if (source !== 'wiggle-room' || version !== 1) return;
		heard.push(event.data);
		if (type === 'height') frame.height = height;
	});
</script></body></html>`;

const heard = (page: Page) => page.evaluate<Told[]>('heard');
const doneIn = async (page: Page) => (await heard(page)).filter(({ type }) => type === 'done');

test('a page of another origin fits a step and a task to their height, and hears that they are done', async ({
	page,
	baseURL
}) => {
	let address = '';
	const server = createServer((_, response) => {
		response.setHeader('Content-Type', 'text/html');
		response.end(host(address));
	});
	await new Promise<void>((listening) => server.listen(0, listening));
	const { port } = server.address() as AddressInfo;

	/** Nothing scrolls within the frame, and nothing is left blank below it. */
	const isFitted = () =>
		page
			.frameLocator('iframe')
			.locator('html')
			.evaluate((root) => {
				const cut = [root, ...root.querySelectorAll('[data-grows]')].filter(
					({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1
				);
				return cut.length === 0 && root.clientHeight - document.body.clientHeight < 60;
			});

	address = `${baseURL}lessons/what-is-a-parameter/?embed#downhill`;
	await page.goto(`http://localhost:${port}/`);
	const frame = page.frameLocator('iframe');
	const step = frame.getByRole('button', { name: 'Step', exact: true });
	await expect(step).toBeEnabled({ timeout: 60_000 });
	await expect.poll(isFitted).toBe(true);
	expect(await doneIn(page)).toEqual([]);
	for (let taken = 1; taken <= 5; taken++) {
		await step.click();
		await expect(frame.locator('output').and(frame.getByLabel('Step'))).toHaveText(String(taken));
	}
	await expect
		.poll(async () => (await doneIn(page)).at(-1))
		.toMatchObject({
			source: 'wiggle-room',
			version: 1,
			lesson: 'what-is-a-parameter',
			step: 'downhill',
			title: 'Which way is down?',
			seen: expect.stringMatching(/^5 steps moved both parameters, and the loss went from /),
			link: expect.stringContaining('data=line')
		});
	await expect.poll(isFitted).toBe(true);

	address = `${baseURL}?embed#title=Luck&show=none&class=own&hand=name&${small}`;
	await page.goto(`http://localhost:${port}/`);
	await expect(frame.getByLabel('Your name')).toBeEnabled({ timeout: 60_000 });
	await expect.poll(isFitted).toBe(true);
	await frame.getByLabel('Your name').fill('Anna');
	await frame.getByRole('button', { name: 'Train', exact: true }).click();
	await expect.poll(async () => (await doneIn(page)).length, { timeout: 60_000 }).toBe(1);
	const [done] = await doneIn(page);
	expect(done).toMatchObject({
		source: 'wiggle-room',
		version: 1,
		task: 'Luck',
		steps: 60,
		bet: null
	});
	expect(done.line).toMatch(/^wiggle-room 2 task:.* title=Luck check=\w{7}$/);
	expect(done.line).not.toContain('name=');
	expect(done.networks).toMatchObject([
		{ letter: 'A', parameters: 13 },
		{ letter: 'B', parameters: 33 }
	]);
	await expect.poll(isFitted).toBe(true);
	server.close();
});
