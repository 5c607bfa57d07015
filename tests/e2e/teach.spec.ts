import type { Page } from '@playwright/test';
import { writeAnswers } from '../../src/lib/claims/questions/answerLine.ts';
import type { Choice } from '../../src/lib/claims/questions/choices.ts';
import { questions } from '../../src/lib/claims/questions/questions.ts';
import { violations } from './support/axe.ts';
import { copiedBy, expect, test } from './support/test.ts';

const wrong: readonly Choice[] = ['a', 'a', 'a', 'b', 'b'];
const right: readonly Choice[] = ['b', 'c', 'b', 'c', 'a'];

async function answer(page: Page, choices: readonly Choice[]) {
	for (const [at, choice] of choices.entries()) {
		await page.getByRole('radio', { name: questions[at].choices[choice], exact: true }).check();
	}
	await page.getByRole('button', { name: 'Done' }).click();
}

test('a period is planned, its links open what they name, and it prints without navigation', async ({
	page
}) => {
	await page.goto('./teach/');
	const parts = page.getByRole('heading', { level: 3 });
	await expect(parts).toHaveText([
		'Five questions',
		'Bet, by hands',
		'Train',
		'Rewind',
		'Correct the labels',
		'Try a spiral',
		'Exit ticket'
	]);
	const field = page.getByLabel('Link of TensorFlow Playground');
	await field.fill('https://example.org/');
	await expect(page.getByText('This is no link of TensorFlow Playground')).toBeVisible();
	await field.fill('https://playground.tensorflow.org/#networkShape=8,8');
	await expect(page.getByRole('link', { name: 'Open it here' })).toHaveAttribute(
		'href',
		/#networkShape=8,8$/
	);
	for (const picture of await page.getByRole('img').all()) {
		await picture.scrollIntoViewIfNeeded();
		await expect
			.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
			.toBe(1280);
	}
	expect(await violations(page)).toEqual([]);

	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('navigation')).toBeHidden();
	await expect(field).toBeHidden();
	const bet = page.getByRole('link', { name: 'The bet' });
	const printed = await bet.evaluate((link) => getComputedStyle(link, '::after').content);
	expect(printed).toContain(new URL(page.url()).host);
	await page.emulateMedia({ media: 'screen' });

	await bet.click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Place your bet');
});

test('sheet and handout print with a picture of what trains, and without navigation', async ({
	page
}) => {
	for (const path of ['./teach/handout/', './lessons/small-against-wide/sheet/']) {
		await page.goto(path);
		await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
		await expect(page.locator('a[data-address]').first()).toBeAttached();
		expect(await violations(page)).toEqual([]);
		await page.emulateMedia({ media: 'print' });
		await expect(page.getByRole('navigation')).toBeHidden();
		await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
		await expect(page.getByRole('img').filter({ visible: true })).toHaveCount(3);
		await page.emulateMedia({ media: 'screen' });
	}
});

test('a student answers before and after, and the page for a class counts the lines', async ({
	context,
	page
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto('./teach/questions/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/before the lesson$/);
	expect(await violations(page)).toEqual([]);
	await answer(page, wrong);
	await page.reload();
	await page.getByRole('button', { name: 'Answer again, after the lesson' }).click();
	await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
	await answer(page, right);
	const line = await copiedBy(page.getByRole('button', { name: 'Copy my line' }));
	expect(line).toMatch(/^wiggle-questions 1 id=\d{5} before=a,a,a,b,b after=b,c,b,c,a$/);
	expect(await violations(page)).toEqual([]);
	await page.getByRole('button', { name: 'Begin anew' }).click();
	await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);

	await page.goto('./class/');
	const other = writeAnswers({ id: 12345, before: right, after: right.with(0, 'c') });
	await page.getByRole('textbox').fill(`Anna ${line}\nBen ${other}\n${other.slice(0, 40)}`);
	const counted = page.getByRole('region', { name: 'The five questions, before and after' });
	await expect(counted.getByText('2 students.')).toBeVisible();
	await expect(counted.getByText('Line 3 is cut short, or was changed.')).toBeVisible();
	await expect(counted.getByText('Right: 1 of 2 before, 1 of 2 after.')).toHaveCount(1);
	await expect(counted.getByText('Right: 1 of 2 before, 2 of 2 after.')).toHaveCount(4);
	const first = counted.getByRole('table', { name: 'Answers to question 1' });
	await expect(first.getByRole('row').nth(2)).toHaveText(
		/✓ A number that training adjusts\.\s*1\s*1/
	);
	expect(await violations(page)).toEqual([]);
});
