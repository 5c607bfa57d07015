import type { Page } from '@playwright/test';
import { violations } from './support/axe.ts';
import { linkTo, openScale as open } from './support/scalePage.ts';
import { expect, test } from './support/test.ts';

const device = (page: Page) => page.getByLabel('Device', { exact: true });
const memory = (page: Page) =>
	page.getByLabel('Memory to run it', { exact: true }).and(page.locator('output'));
const speed = (page: Page) => page.getByLabel('Tokens a second at most', { exact: true });
const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const field = (page: Page, name: string) => page.getByRole('spinbutton', { name, exact: true });
const hashOf = (page: Page) => new URL(page.url()).hash;

test('on one page a device is asked about links, wrong numbers, cards in turn, training, models and sentences', async ({
	page,
	context
}) => {
	await test.step('a model is asked whether it fits, how fast it runs at most, and what would fit', async () => {
		await open(page, '#model=llama-3-8b&v=1');
		await device(page).selectOption('RTX 3070, 8 GB');
		await expect(memory(page)).toHaveText('4.79\u00a0GB');
		const fits = card(page, 'Does it fit?');
		await expect(fits).toContainText('8,030,261,248 × 4.5 ÷ 8 = 4.52\u00a0GB');
		await expect(fits).toContainText('2 × 32 × 8 × 128 × 2,048 × 2 = 268\u00a0MB');
		await expect(fits).toContainText('The most bits at which it fits are 6.');
		// 448 GB/s by 4.22 GB of weights and 268 MB of keys and values.
		await expect(speed(page)).toHaveText('99.8');
		await expect(card(page, 'How fast, at most?')).toContainText('Here bandwidth binds');

		await fits.getByLabel('Bits of a parameter').selectOption('16');
		await expect(memory(page)).toHaveText('16.3\u00a0GB');
		await expect(fits).toContainText('It does not fit: 8.33\u00a0GB are missing.');
		await expect(fits).toContainText('there is no context either');
		await field(page, 'Memory, GB').fill('16.5');
		await expect(fits).toContainText('The longest context that fits has 3,352 tokens.');
		await expect
			.poll(() => hashOf(page))
			.toBe('#model=llama-3-8b&device=rtx-3070~memory:16.5&run=bits:16&v=1');
		const other = await context.newPage();
		await other.goto(page.url());
		await expect(memory(other)).toHaveText('16.3\u00a0GB');
		await expect(field(other, 'Memory, GB')).toHaveValue('16.5');
		await page.getByRole('button', { name: 'Back to the data sheet' }).click();
		await expect(field(page, 'Memory, GB')).toHaveValue('8');
	});
	await test.step('what cannot be computed gets a sentence, and nothing is lost', async () => {
		await linkTo(page, '#model=llama-3-8b&v=1');
		const before = await memory(page).innerText();
		for (const [name, text, sentence] of [
			['Memory, GB', '0', 'A device without memory holds no model.'],
			['Bandwidth, GB/s', '', 'A device without bandwidth never reads a parameter.'],
			['Context, tokens', '0', 'Context must be a whole number from 1 to 100,000,000 tokens.'],
			['Context, tokens', '1000000000', 'and none was built for more'],
			['Price of an hour, from, $', '-2', 'No price is below zero']
		]) {
			await field(page, name).fill(text);
			await expect(page.getByText(sentence)).toBeVisible();
			await expect(memory(page)).toHaveText(before);
			await field(page, name).blur();
			await expect(page.getByText(sentence)).toHaveCount(0);
		}
		await field(page, 'Of it the answer, tokens').fill('5000');
		await expect(page.getByRole('alert')).toContainText('counted as 2,048 tokens');
		await page
			.getByRole('link', { name: /^GPT-4/ })
			.first()
			.click();
		await expect(page.getByRole('alert')).toContainText('GPT-4 was never counted');
		await expect(memory(page)).toHaveCount(0);
		await page.getByRole('link', { name: 'Llama 3 8B', exact: true }).click();
		await expect(memory(page)).toHaveText(before);
	});
	await test.step('cards that work in turn are as fast as one', async () => {
		await linkTo(page, '#model=llama-2-70b&device=8-a100-80&run=bits:16~context:1&v=1');
		await expect(speed(page)).toHaveText('119');
		await page.getByLabel('The cards work').selectOption({ index: 1 });
		await expect(speed(page)).toHaveText('14.8');
	});
	await test.step('training: adapters on chosen matrices, hours, money and energy as ranges', async () => {
		await linkTo(page, '#device=v100&v=1');
		const training = card(page, 'What does training it take?');
		const lora = training.getByRole('row', { name: /^LoRA of rank/ });
		await expect(lora).toContainText('37,748,736, 0.022');
		await field(page, 'Rank of the adapters').fill('1');
		await expect(lora).toContainText('4,718,592');
		for (const name of ['Queries', 'Values']) {
			await training.getByRole('checkbox', { name, exact: true }).uncheck();
		}
		await expect(training.getByRole('alert')).toHaveText(
			'Choose at least one kind of matrix for an adapter.'
		);
		await training.getByRole('checkbox', { name: 'Feed-forward, back' }).check();
		await expect(lora).toContainText('5,898,240');
		await expect.poll(() => hashOf(page)).toContain('train=rank:1~on:feed-forward-back');
		await expect(training).toContainText('$1.4 million to $10 million of rent');
		await expect(training).toContainText('it takes $1.4 million to $10 million');
		await expect(training).toContainText('460\u00a0MWh to 1,600\u00a0MWh. Others estimated');
		await expect(training).toContainText('Of GPT-4 nothing is computed');
	});
	await test.step('7 billion against 175 billion is one press', async () => {
		await linkTo(page);
		const which = card(page, 'Which one should I take?');
		await which.getByRole('button', { name: '7 billion against 175 billion' }).click();
		await expect(which).toContainText('Only LLaMA 7B fits. GPT-3 175B lacks 83.9\u00a0GB');
		await expect(which.getByRole('row', { name: 'Fits yes no' })).toBeVisible();
		await which.getByLabel('Third model').selectOption('Mixtral 8×7B');
		await expect(which.getByRole('columnheader')).toHaveText([
			'LLaMA 7B',
			'GPT-3 175B',
			'Mixtral 8×7B'
		]);
		await expect.poll(() => hashOf(page)).toContain('against=llama-7b~gpt-3-175b~mixtral-8x7b');
		await device(page).selectOption('Eight H100, 80 GB each');
		await expect(which).toContainText('All of them fit');
	});
	await test.step('two sentences are judged as they are typed', async () => {
		await linkTo(page);
		const runs = page.getByRole('table', { name: /^Runs of words/ });
		await page.getByLabel('Reference', { exact: true }).fill('police killed the gunman');
		await page.getByLabel('Answer', { exact: true }).fill('police ended the gunman');
		await expect(
			runs.getByRole('row', { name: '1 word 3 4 4 police · the · gunman' })
		).toBeVisible();
		await expect(page.getByLabel('BLEU', { exact: true })).toHaveText('0.000');
		await expect(page.getByLabel('ROUGE-1', { exact: true })).toHaveText('0.750');
		await page.getByLabel('Answer', { exact: true }).fill('…');
		await expect(page.getByText('Write at least one word in each.')).toBeVisible();
	});
});

test('a device of one’s own is saved, and there on the next visit', async ({ page }) => {
	await open(page);
	await field(page, 'Memory, GB').fill('48');
	await page.getByRole('button', { name: 'Save as your own' }).click();
	await expect(device(page)).toHaveValue('own');
	await device(page).selectOption('T4, 16 GB');
	await expect.poll(() => hashOf(page)).toBe('#device=t4&v=1');
	await page.goto('about:blank');
	await open(page);
	await device(page).selectOption('Your own, saved');
	await expect(field(page, 'Memory, GB')).toHaveValue('48');
	await page.getByRole('button', { name: 'Forget your own' }).click();
	await expect(device(page)).toHaveValue('rtx-4090');
	await expect(device(page).getByRole('option', { name: 'Your own, saved' })).toHaveCount(0);
});

test('the reader’s stack and pasted config are asked too, and what this device measured stands beside the bound', async ({
	page
}) => {
	await open(page);
	await page.getByLabel('Model', { exact: true }).selectOption('stack');
	await expect(memory(page)).toHaveText('150\u00a0KB');
	await expect(page.getByLabel('Examples a second at most')).toBeVisible();
	await page.getByLabel('Model', { exact: true }).selectOption('config');
	await expect(page.getByText('No model is pasted yet')).toBeVisible();
	await page.getByLabel('Paste a config.json').fill('{"model_type":"deepseek_v3"}');
	await expect(card(page, 'Does it fit?')).toContainText(
		'2 × 61 × 1 × 288 × 2,048 × 2 = 144\u00a0MB'
	);
	await expect(memory(page)).toContainText('GB');
	await page.getByLabel('Model', { exact: true }).selectOption('stack');
	await page.getByRole('button', { name: 'Measure it' }).click();
	await expect(page.getByRole('button', { name: 'Measure it again' })).toBeVisible({
		timeout: 60_000
	});
	await expect(card(page, 'How fast, at most?')).toContainText(
		'At that pace your stack would take'
	);
});

test('all of it works by keyboard, at 360 px, and axe finds nothing in either theme', async ({
	page
}) => {
	const hash = '#device=8-h100~memory:60&against=llama-7b~gpt-3-175b~gopher&v=1';
	await open(page, hash);
	await field(page, 'Of it the answer, tokens').fill('9000');
	await page.getByText('The assumptions:').click();
	expect(await violations(page)).toEqual([]);
	await device(page).focus();
	await page.keyboard.press('Home');
	await expect(device(page)).toHaveValue('phone');
	await page.keyboard.press('Tab');
	await expect(field(page, 'Memory, GB')).toBeFocused();
	await page.setViewportSize({ width: 360, height: 740 });
	await expect
		.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
		.toBeLessThanOrEqual(0);
	await linkTo(page, '#model=gpt-4&v=1');
	await expect(page.getByRole('alert')).toContainText('GPT-4 was never counted');
	expect(await violations(page)).toEqual([]);
});
