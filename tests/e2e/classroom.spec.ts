import { pasteInto } from './support/paste.ts';
import { violations } from './support/axe.ts';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, FrameLocator, Page } from '@playwright/test';
import { writeResult } from '../../src/lib/claims/class/classResult.ts';
import { resultOf } from '../claims/class/classResults.ts';
import { PlaygroundPage, small } from './support/playground.ts';
import { copiedBy, expect, test, watch } from './support/test.ts';

/** As thirty students might hand them in: in two runs no criterion held. */
const thirtyLines = Array.from({ length: 30 }, (_, at) =>
	writeResult(resultOf('first-screen', 10_001 + at, 20 + (at % 7), at > 1))
).join('\n');

const task =
	'title=Too%20many%3F&ask=Which%20would%20you%20trust%20%26%20why%3F&show=width&verdict=asked&';

test('a set task shows its words and its controls, and hides the verdict until asked', async ({
	page,
	playground
}) => {
	await page.goto(`./#${task}${small}`);
	await expect(playground.question).toHaveText('Too many?');
	await expect(page).toHaveTitle('Too many?: a task in Wiggle Room');
	await expect(page.getByText('Which would you trust & why?')).toBeVisible();
	await expect(playground.width('A')).toBeEnabled({ timeout: 60_000 });
	await expect(playground.depth('A')).toHaveCount(0);
	await expect(page.getByRole('region', { name: 'Data', exact: true })).toHaveCount(0);
	await expect(playground.button('Add a network')).toHaveCount(0);

	await playground.button('Bet on B').click();
	await playground.train('60');
	await expect(page.getByText('You bet on B.')).toBeVisible();
	await expect(playground.reading).toHaveCount(0);
	await expect(playground.mistakesSentence('A')).toHaveCount(0);
	await playground.button('Show the verdict').click();
	await expect(playground.reading).toBeVisible();
	await expect(playground.mistakesSentence('A')).toBeVisible();
	await expect(page.getByText(/^You bet on B.* often on new points:/)).toBeVisible();

	await playground.button('Show all controls').click();
	await expect(playground.depth('A')).toBeVisible();
	await playground.slider('Data', 'Training points').fill('30');
	await expect.poll(() => playground.hash).toContain(`${task}n=30&`);
});

test('a teacher sets a task in the page, and its link opens it', async ({
	context,
	page,
	playground
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await playground.open(small);
	await playground.teach('Set a task');
	const dialog = page.getByRole('dialog', { name: 'Set a task' });
	await dialog.getByLabel('Title').fill('  Two <b>networks</b> ');
	await dialog.getByLabel('Question').fill('Which one,\nand why?');
	await dialog.getByLabel('All of them').uncheck();
	await dialog.getByLabel('Depth').uncheck();
	await dialog.getByLabel('Parameters, one by one').uncheck();
	await dialog.getByLabel('Hide the verdict').check();
	const link = await copiedBy(dialog.getByRole('button', { name: 'Copy link' }));
	expect(new URL(link).hash.slice(1)).toBe(
		'title=Two%20%3Cb%3Enetworks%3C%2Fb%3E&ask=Which%20one%2C%20and%20why%3F&show=width&verdict=asked&' +
			small
	);
	const html = await copiedBy(dialog.getByRole('button', { name: 'Copy HTML' }));
	expect(html).toMatch(/^<iframe src="http:\/\/localhost:\d+\/\?embed#title=Two/);
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();

	const student = await context.newPage();
	await student.goto(link);
	await expect(student.getByRole('heading', { level: 1 })).toHaveText('Two <b>networks</b>');
});

test('what a task’s link says wrongly is told, and the page works', async ({
	page,
	playground
}) => {
	await playground.open('show=width,magic&verdict=never&class=moon&n=20&new=20&v=1');
	const notice = page.getByText(/^The link/);
	await expect(notice).toContainText('“show=width,magic” became all controls');
	await expect(notice).toContainText('“verdict=never” became shown');
	await expect(notice).toContainText('“class=moon” became no class');
	await playground.button('Step').click();
	await expect(playground.step).toHaveText('1');
});

/** A page of another origin that embeds this address, between two buttons of its own. */
async function embedded(page: Page, address: string): Promise<FrameLocator> {
	await page.goto(`${host}?${encodeURIComponent(address)}`);
	return page.frameLocator('iframe');
}

const server = createServer(({ url }, response) => {
	const address = decodeURIComponent(url!.slice(2)).replaceAll('&', '&amp;');
	response.setHeader('Content-Type', 'text/html');
	response.end(
		'<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">' +
			`<button>Before</button><iframe title="Wiggle Room" src="${address}" ` +
			'width="900" height="700"></iframe><button>After</button></html>'
	);
});
let host: string;

test.beforeAll(async () => {
	await new Promise<void>((listening) => server.listen(0, listening));
	host = `http://localhost:${(server.address() as AddressInfo).port}/`;
});
test.afterAll(() => server.close());

test('the playground trains inside a page of another origin, without storage', async ({
	page,
	baseURL
}) => {
	await page.addInitScript(() => {
		for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
			Object.defineProperty(window, name, {
				get() {
					throw new DOMException('Access is denied for this document.', 'SecurityError');
				}
			});
		}
	});
	const frame = await embedded(page, `${baseURL}?embed#${small}`);
	const train = frame.getByRole('button', { name: 'Train', exact: true });
	await expect(frame.getByRole('slider', { name: 'Width' }).first()).toBeEnabled({
		timeout: 60_000
	});
	await expect(frame.getByRole('navigation', { name: 'Pages' })).toBeHidden();
	await train.click();
	await expect(frame.getByLabel('Step', { exact: true }).and(frame.locator('output'))).toHaveText(
		'60',
		{ timeout: 60_000 }
	);

	await train.focus();
	await page.keyboard.press('?');
	await expect(frame.getByRole('dialog', { name: 'Keys' })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(frame.getByRole('dialog', { name: 'Keys' })).toBeHidden();

	const outside = frame.getByRole('link', { name: 'Open in Wiggle Room' });
	await outside.focus();
	await expect(outside).toHaveAttribute('href', `${baseURL}#${small}`);
	await page.keyboard.press('Tab');
	await expect(page.getByRole('button', { name: 'After' })).toBeFocused();
	await page.keyboard.press('Shift+Tab');
	await expect(outside).toBeFocused();
});

test('a lesson’s step can be embedded alone', async ({ page, baseURL }) => {
	const frame = await embedded(page, `${baseURL}lessons/small-against-wide/?embed#clean-labels`);
	await expect(frame.getByRole('heading', { name: 'Who is to blame?' })).toBeVisible();
	await expect(frame.getByRole('button', { name: 'Train', exact: true })).toBeEnabled();
	await expect(frame.getByRole('navigation')).toHaveCount(0);
	await expect(frame.getByRole('heading', { level: 2 }).filter({ visible: true })).not.toHaveText([
		/Place your bet/
	]);
	await expect(frame.getByRole('link', { name: 'Open in Wiggle Room' })).toBeVisible();
});

test('a lesson opens at the step that its address names', async ({ page }) => {
	await page.goto('./lessons/small-against-wide/#luck');
	await expect(page.getByRole('heading', { name: 'Was it luck?' })).toBeVisible();
	await page.evaluate(() => (location.hash = 'clean-labels'));
	await expect(page.getByRole('heading', { name: 'Who is to blame?' })).toBeVisible();
	await page.evaluate(() => (location.hash = 'moon'));
	await expect(page.getByText('names a step that this lesson does not have')).toBeVisible();
});

const seedOf = (page: Page) => page.getByRole('spinbutton', { name: 'Your seed' });

/** A student's line, from opening the link to the end of the run. */
async function handIn(context: BrowserContext): Promise<{ seed: string; line: string }> {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	const student = new PlaygroundPage(await context.newPage());
	await student.open('class=first-screen&speed=full&v=1');
	const seed = await seedOf(student.page).inputValue();
	await student.page.reload();
	await student.isAlive();
	await expect(seedOf(student.page)).toHaveValue(seed);
	await student.train('500');
	const line = await copiedBy(student.button('Copy result'));
	const { training, validation } = await student.mistakes('B');
	expect(line).toMatch(
		new RegExp(
			`^wiggle-room 1 first-screen seed=${seed} steps=500 A=25,.* B=4417,.*,${validation} `
		)
	);
	expect(training).toBeLessThan(150);
	return { seed, line };
}

test('two students get different seeds, and the class page takes their lines', async ({
	browser,
	page,
	problems
}) => {
	const handedIn = [];
	for (let student = 0; student < 2; student++) {
		const context = await browser.newContext();
		watch(context, problems);
		handedIn.push(await handIn(context));
		await context.close();
	}
	const [one, other] = handedIn;
	expect(one.seed).not.toBe(other.seed);
	await page.goto('./class/');
	await page.getByRole('textbox').fill(`Anna ${one.line}\nBen ${other.line}`);
	await expect(page.getByText('2 lines count.')).toBeVisible();
	await expect(page.getByRole('list', { name: 'Lines that do not count' })).toHaveCount(0);
	await expect(page.getByRole('rowheader', { name: one.seed })).toBeVisible();
});

test('a run that was changed hands in nothing until it is set up again', async ({
	page,
	playground
}) => {
	await playground.open('class=first-screen&show=width&speed=full&v=1');
	await seedOf(page).fill('4821');
	await seedOf(page).press('Enter');
	await expect(page.getByText('Train to the end')).toBeVisible();
	await playground.width('A').fill('4');
	await expect(page.getByText('This is no longer the run of the class.')).toBeVisible();
	expect(playground.hash).toBe('show=width&class=first-screen&speed=full&v=1');
	await playground.button('Set up again').click();
	await expect(playground.width('A')).toHaveValue('3');
	await expect(page.getByText('Train to the end')).toBeVisible();
	await expect(seedOf(page)).toHaveValue('4821');
	expect(playground.hash).toBe('show=width&class=first-screen&speed=full&v=1');
});

test('a class trains its teacher’s own experiment, locked, and hands in names and bets', async ({
	context,
	page,
	playground
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await playground.open(small);
	await playground.teach('Set a task');
	const dialog = page.getByRole('dialog', { name: 'Set a task' });
	await dialog.getByLabel('Title').fill('Luck');
	await dialog.getByLabel('This experiment').check();
	await dialog.getByLabel('Width').check();
	await dialog.getByLabel('Ask for a name').check();
	await dialog.getByLabel('Ask for a bet').check();
	await expect(dialog.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
	expect(await violations(page)).toEqual([]);
	await dialog.getByRole('button', { name: 'Show the QR code large' }).click();
	const large = page.getByRole('dialog', { name: 'Luck' });
	await expect(large).toBeVisible();
	await page.emulateMedia({ media: 'print' });
	await expect(large.getByText(/#title=Luck&show=width&class=own&hand=name,bet&/)).toBeVisible();
	await expect(large.getByRole('button')).toHaveCount(0);
	await page.emulateMedia({ media: null });
	await page.keyboard.press('Escape');
	await expect(dialog).toBeVisible();
	const link = await copiedBy(dialog.getByRole('button', { name: 'Copy link' }));
	const hash = `title=Luck&show=width&class=own&hand=name,bet&${small}`;
	expect(new URL(link).hash.slice(1)).toBe(hash);

	const student = new PlaygroundPage(await context.newPage());
	await student.page.goto(link);
	await student.isAlive();
	await expect(student.button('Show all controls')).toHaveCount(0);
	await expect(student.depth('A')).toHaveCount(0);
	const seed = await seedOf(student.page).inputValue();
	await student.page.keyboard.press('n');
	await student.page.keyboard.press('Control+z');
	const held = student.page.getByText('Place your bet first: it stands');
	await student.button('Train').click();
	await expect(held).toBeVisible();
	await expect(student.step).toHaveText('0');
	await student.button('Bet on B').click();
	await expect(held).toHaveCount(0);
	await student.train('60');
	await expect(student.page.getByText('Your run is done. Write your name above')).toBeVisible();
	await expect(student.button('Copy result')).toBeDisabled();
	await student.page.getByLabel('Your name').fill('Anna B.');
	const line = await copiedBy(student.button('Copy result'));
	const { training, validation } = await student.mistakes('B');
	expect(line).toMatch(
		new RegExp(
			`^wiggle-room 2 task:\\w{7} seed=${seed} steps=60 points=20,40 A=13,.* ` +
				`B=33,.*,${validation},${training} bet=B name=Anna%20B. title=Luck check=\\w{7}$`
		)
	);
	await student.reset();
	await student.button('Bet on A').click();
	await expect(student.page.getByText('Your bet on B stands in your line.')).toBeVisible();
	await student.width('A').fill('4');
	await expect(student.page.getByText('This is no longer the run of the class.')).toBeVisible();
	await expect(student.button('Copy result')).toBeEnabled();
	expect(student.hash).toBe(hash);

	await expect
		.poll(() => student.page.evaluate(() => localStorage['wiggle-room:bets']))
		.toBeTruthy();
	await student.page.reload();
	await student.isAlive();
	await expect(student.page.getByText('Your bet on B stands in your line.')).toBeVisible();
	await student.page.getByLabel('Your name').fill('Anna B.');

	// Another draw has a bet of its own, and what a student pastes stays out.
	await seedOf(student.page).fill('4242');
	await seedOf(student.page).press('Enter');
	await student.isFresh();
	await expect(student.page.getByText('Place your bet before you train')).toBeVisible();
	await student.button('Bet on A').click();
	await student.train('60');
	expect(await copiedBy(student.button('Copy result'))).toContain(' seed=4242 ');
	expect(await copiedBy(student.button('Copy result'))).toContain(' bet=A ');
	await pasteInto(student.page, 'https://playground.tensorflow.org/#dataset=spiral');
	await expect(student.page.getByRole('dialog')).toHaveCount(0);
	await pasteInto(student.page, `https://example.org/#${small}`);
	expect(student.hash).toBe(hash);

	await student.teach('Set a task');
	const shared = student.page.getByRole('dialog', { name: 'Set a task' });
	await expect(shared.getByLabel('Link', { exact: true })).toHaveValue(link);
	await expect(shared.getByRole('checkbox')).toHaveCount(0);
	await student.page.keyboard.press('Escape');

	await student.paste(small);
	await expect(student.depth('A')).toBeVisible();
	await student.paste(hash);
	await expect(student.depth('A')).toHaveCount(0);
	await expect(student.button('Undo')).toBeDisabled();

	await student.page.goto('./class/');
	await student.page.getByRole('textbox').fill(`${line}\n${line.slice(0, 99)}`);
	await expect(student.page.getByRole('heading', { name: 'Luck' })).toBeVisible();
	await expect(student.page.getByText('Line 2 is cut short, or was changed')).toBeVisible();
	await expect(student.page.getByRole('table', { name: 'Bets' })).toBeVisible();
	expect(await violations(student.page)).toEqual([]);
	await expect(student.page.getByRole('rowheader', { name: 'Anna B.' })).toBeVisible();
	await expect(student.page.getByRole('region', { name: 'Beside the claim' })).toHaveCount(0);
	await student.page.getByRole('radio', { name: 'loss on training points' }).check();
	await expect(student.page.getByText('each network’s loss on its training points')).toBeVisible();
});

test('the class page hands out a link by keyboard, draws thirty pasted lines, and has a sentence for each broken one', async ({
	context,
	page
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto('./class/');
	await test.step('empty, axe finds nothing in either theme', async () => {
		expect(await violations(page)).toEqual([]);
	});
	await test.step('it hands out a link, and works by keyboard', async () => {
		const claim = page.getByRole('combobox', { name: 'What the class trains' });
		await expect(claim).toBeEnabled();
		await claim.focus();
		await claim.selectOption({ label: 'On a clean spiral the large network is right' });
		await page.keyboard.press('Tab');
		await expect(page.getByRole('button', { name: 'Copy the link' })).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
		const link = await page.evaluate(() => navigator.clipboard.readText());
		expect(new URL(link).hash).toBe('#class=spiral&v=1');
	});
	await test.step('thirty pasted lines draw, and each broken line gets a sentence', async () => {
		const lines = page.getByRole('textbox');
		const [first] = thirtyLines.split('\n');
		await lines.fill(`${thirtyLines}\nThanks!\n${first}\n${first.slice(0, 70)}`);
		await expect(page.getByText('30 lines count.')).toBeVisible();
		await expect(
			page.getByRole('list', { name: 'Lines that do not count' }).getByRole('listitem')
		).toHaveText([
			'Line 31 is not a result that this page made: “Thanks!”.',
			/^Line 32 has the seed \d+, as line 1 has: that draw counts once\.$/,
			/^Line 33 is cut short, or was changed: “wiggle-room 1 first-screen/
		]);
		await expect(
			page.getByRole('img', { name: /^A: 20 to 26, median 23\. B: 30 to 36, / })
		).toBeVisible();
		const beside = page.getByRole('region', { name: 'Beside the claim' }).getByRole('listitem');
		await expect(beside.first()).toContainText(
			'28 of 30 in this class; 40 of 40 when we measured it. If the true share is the same, about'
		);
		const table = page.getByRole('table', { name: 'Results' });
		await expect(table.getByRole('row')).toHaveCount(31);
		const text = await copiedBy(page.getByRole('button', { name: 'Copy the table' }));
		expect(text.split('\n')).toHaveLength(31);
	});
	await test.step('with lines, axe finds nothing in either theme', async () => {
		expect(await violations(page)).toEqual([]);
	});
});

test('a lesson leaves a worksheet, whose line the class page takes', async ({ context, page }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	const link = 'data=line&n=30&new=300&noise=.3&v=1';
	const step = (facts: object, guess: number | null = null) => ({ facts, link, guess });
	const kept = {
		'what-is-a-parameter': {
			'two-numbers': step({ a: 0.72, b: -0.31 }, 0),
			'by-hand': step({ a: 1.1, b: 0.2, loss: 0.093, lowest: 0.081 }),
			downhill: step({ steps: 5, before: 1, after: 0.5 }),
			'let-it-run': step({ a: 1.2, b: 0.3, loss: 0.081, steps: 200, hand: 0.093 }, 0)
		}
	};
	await page.addInitScript(
		(text) => localStorage.setItem('wiggle-room:lessons', text),
		JSON.stringify(kept)
	);
	await page.goto('./lessons/what-is-a-parameter/');
	await page.getByRole('link', { name: 'Make a worksheet' }).click();
	await expect(page.getByText('I guessed “a”, and so it was.')).toBeVisible();
	await expect(page.getByText('It was “The one from training”.')).toBeVisible();
	await page.getByLabel('Name').fill('Anna');
	await page.getByRole('textbox', { name: 'What I think' }).fill('It knows\nthe slope.');
	const line = await copiedBy(page.getByRole('button', { name: 'Copy the line' }));
	expect(line).toMatch(
		/^wiggle-worksheet 1 what-is-a-parameter done=yes,yes,yes,yes guesses=yes,-,-,no name=Anna answer=It%20knows%20the%20slope\. check=/
	);
	expect(await violations(page)).toEqual([]);
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('navigation')).toHaveCount(0);
	await expect(page.getByRole('button')).toHaveCount(0);
	await page.emulateMedia({ media: null });

	await page.goto('./class/');
	await page.getByRole('textbox').fill(`${line}\n${line}`);
	const sheets = page.getByRole('region', { name: 'Worksheets of “What is a parameter?”' });
	await expect(
		sheets.getByRole('row', { name: 'Anna 4 of 4 1 of 2 It knows the slope.' })
	).toBeVisible();
	await expect(page.getByText('Line 2 is by “Anna”, as line 1 is')).toBeVisible();
});

test('a teacher’s sheet gives the class’s link and what embeds a step', async ({
	context,
	page
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto('./lessons/small-against-wide/sheet/');
	const link = page.getByRole('link', { name: 'With clean labels the large network is fine' });
	await expect(link).toHaveAttribute('href', /#title=.*&class=correct-labels&v=1$/);
	await page.getByRole('combobox', { name: 'Embed' }).selectOption('luck');
	const html = await copiedBy(page.getByRole('button', { name: 'Copy HTML' }));
	expect(html).toContain('/lessons/small-against-wide/?embed#luck" title="Was it luck?"');
});

test.describe('in either theme axe finds nothing', () => {
	test('on a set task of a class, embedded, and in its dialog', async ({ page, playground }) => {
		await page.goto('./?embed#title=Luck&show=none&verdict=asked&class=first-screen&v=1');
		await expect(seedOf(page)).toBeEnabled({ timeout: 60_000 });
		expect(await violations(page)).toEqual([]);
		await page.goto('./#title=Luck&show=none&class=first-screen&v=1');
		await expect(playground.button('Teach')).toBeEnabled({ timeout: 60_000 });
		await playground.teach('Set a task');
		expect(await violations(page)).toEqual([]);
	});

	test('on an embedded step of a lesson', async ({ page }) => {
		await page.goto('./lessons/small-against-wide/?embed#luck');
		await expect(page.getByRole('button', { name: 'Step', exact: true })).toBeEnabled({
			timeout: 60_000
		});
		expect(await violations(page)).toEqual([]);
	});
});
