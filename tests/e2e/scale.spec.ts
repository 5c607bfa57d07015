import { violations } from './support/axe.ts';
import type { Page } from '@playwright/test';
import { knownModels, undisclosedModels } from '../../src/lib/architectures/models.ts';
import { linkTo, openScale as open } from './support/scalePage.ts';
import { subPath, subPathSite } from './support/ports.ts';
import { expect, test } from './support/test.ts';

const count = (page: Page) =>
	page.getByLabel('Parameters', { exact: true }).and(page.locator('output'));
const sheet = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const field = (page: Page, name: string) => page.getByRole('spinbutton', { name, exact: true });
const hashOf = (page: Page) => new URL(page.url()).hash;

test('on one page models are listed, edited, compared and reached by keyboard, and stacks are counted', async ({
	page,
	context
}) => {
	await test.step('the table Models has every model, its count, what was published and the status', async () => {
		await open(page);
		const table = page.getByRole('table', { name: 'Models', exact: true });
		const rows = table.getByRole('row');
		await expect(rows).toHaveCount(1 + knownModels.length + undisclosedModels.length);
		const row = (name: string) =>
			rows.filter({ has: page.getByRole('rowheader', { name, exact: true }) }).getByRole('cell');
		await expect(row('Linear regression').first()).toHaveText('2');
		await expect(row('ResNet-50')).toHaveText(['25,557,032', '25,557,032', 'exact']);
		await expect(row('GPT-3 175B')).toHaveText(['174,604,259,328', '175B', 'rounded']);
		await expect(row('GPT-3 medium').last()).toHaveText(/1\.7\s% more than the printed one/);
		await expect(row('GPT-4')).toHaveText(['—', '1.7–1.8 trillion', 'undisclosed estimate']);
	});
	await test.step('a model is edited, and its link opens it as edited', async () => {
		await linkTo(page);
		await page.getByRole('link', { name: 'GPT-2 small', exact: true }).click();
		await expect(count(page)).toHaveText('124,439,808');
		await field(page, 'Width').fill('1024');
		await field(page, 'Layers').fill('24');
		await expect(count(page)).toHaveText('354,823,168');
		await expect(page.getByText('The layers added up give the same.')).toBeVisible();
		await expect(page.getByRole('group', { name: 'Since the original' })).toContainText(
			'124,439,808 → 354,823,168'
		);
		await expect.poll(() => hashOf(page)).toBe('#model=gpt-2-small&layers=24&width=1024&v=1');
		const other = await context.newPage();
		await other.goto(page.url());
		await expect(count(other)).toHaveText('354,823,168');
		await page.getByRole('button', { name: 'Back to the original' }).click();
		await expect(count(page)).toHaveText('124,439,808');
		await expect.poll(() => hashOf(page)).toBe('#model=gpt-2-small&v=1');
	});
	await test.step('what is no number, or too large, gets a sentence', async () => {
		await linkTo(page);
		await field(page, 'Width').fill('1.5');
		await expect(page.getByText('Width must be a whole number from 1 to 1,000,000.')).toBeVisible();
		await expect(count(page)).toHaveText('174,604,259,328');
		await field(page, 'Width').fill('1000000');
		await field(page, 'Layers').fill('10000');
		await expect(page.getByRole('alert')).toContainText('more than 2⁵³');
		await expect(count(page)).toHaveText('—');
		await page.getByRole('button', { name: 'Back to the original' }).click();
		await expect(count(page)).toHaveText('174,604,259,328');
	});
	await test.step('marks on the axis are reached and opened by keyboard', async () => {
		await linkTo(page);
		const chosen = page.getByRole('group', { name: 'Axis' }).locator('a[aria-current]');
		await expect(chosen).toHaveAttribute('data-id', 'gpt-3-175b');
		await chosen.focus();
		await page.keyboard.press('ArrowRight');
		const reading = page.getByLabel('Reading', { exact: true });
		await expect(reading).toContainText('Gopher has 279,699,800,064 parameters');
		await page.keyboard.press('End');
		await expect(reading).toContainText('drawn hollow');
		await page.keyboard.press('Enter');
		await expect(sheet(page, 'GPT-4')).toContainText('an undisclosed estimate, not a count');
		await expect(count(page)).toHaveCount(0);
		await expect(chosen).toHaveClass(/undisclosed/);
		await page.keyboard.press('Home');
		await page.keyboard.press('Enter');
		await expect(count(page)).toHaveText('2');
		await expect.poll(() => hashOf(page)).toBe('#model=linear-regression&v=1');
		await page.getByRole('button', { name: 'Zoom in' }).click();
		await expect(page.locator('[data-zoom="2"]')).toBeVisible();
	});
	await test.step('a model of many layers shows its blocks first, and then every layer', async () => {
		await linkTo(page, '#model=stable-diffusion-u-net');
		const layers = page.getByRole('table', { name: /^Layers/ });
		await expect(layers.getByRole('row')).toHaveCount(32);
		await page.getByRole('button', { name: 'All 311 layers' }).click();
		await expect(layers.getByRole('row')).toHaveCount(32 + 311);
		await expect(layers.locator('math').first()).toBeVisible();
	});
	await test.step('two models stand side by side', async () => {
		await linkTo(page);
		await page.getByRole('button', { name: 'Gopher and Chinchilla' }).click();
		const region = page.getByRole('region', { name: 'Two models side by side' }).first();
		await expect(region).toContainText('67.5 %');
		await expect(
			region.getByRole('row', { name: 'Parameters 279,699,800,064 70,056,681,472' })
		).toBeVisible();
		await expect.poll(() => hashOf(page)).toBe('#model=gopher&beside=chinchilla&v=1');
	});
	await test.step('a stack of one’s own is counted as it grows, and as Keras prints it', async () => {
		await linkTo(page);
		const own = page.getByRole('region', { name: 'Count your own' });
		const total = own.getByLabel('Parameters of your stack');
		await expect(total).toHaveText('266,610');
		await own.getByRole('button', { name: 'Remove layer 3' }).click();
		await expect(total).toHaveText('265,600');
		await own.getByRole('button', { name: '+ Normalisation' }).click();
		await own.getByRole('button', { name: '+ Convolution' }).click();
		await expect(total).toHaveText('265,800');
		await expect(own.getByRole('alert')).toContainText('Layer 4: A convolution needs an image');
		await expect(own).toContainText('│ layer_normalization  ');
		await expect(own).toContainText('Total params: 265,800 (1.01 MB)');
		await expect.poll(() => hashOf(page)).toContain('own=784~dense-300~dense-100~normalisation');
	});
	await test.step('a stack has strides, padding and pooling, and each layer shows what comes out of it', async () => {
		await linkTo(page, '#own=18x18x3~convolution-3-3~convolution-2-2~flatten~dense-2&v=1');
		const own = page.getByRole('region', { name: 'Count your own' });
		const layer = (at: number) => own.getByRole('listitem', { name: `Layer ${at}`, exact: true });
		const total = own.getByLabel('Parameters of your stack');
		for (const at of [1, 2]) {
			await layer(at).getByLabel('Padding').selectOption('none (valid)');
		}
		await expect(total).toHaveText('1,012');
		await expect(layer(1)).toContainText('out 16 × 16 × 3');
		await expect(layer(3)).toContainText('out 450');
		await expect(own).toContainText('layers.Conv2D(2, 2),');
		await expect
			.poll(() => hashOf(page))
			.toContain('own=18x18x3~convolution-3-3,padding:valid~convolution-2-2,padding:valid~flatten');

		await own.getByRole('button', { name: '+ Batch normalisation' }).click();
		await expect(own).toContainText('Training adjusts 1,016 of them; the other 4 are frozen');
		await expect(own).toContainText('Non-trainable params: 4 (16.00 B)');
		await layer(4).getByLabel('Frozen').check();
		await expect(own).toContainText('Training adjusts 114 of them');
		await expect(own).toContainText('model.layers[3].trainable = False');
		await expect.poll(() => hashOf(page)).toContain('~dense-2,frozen:yes~batchnorm');
		await page.reload();
		await expect(total).toHaveText('1,020');
	});
	await test.step('what a model’s form leaves open is switched, and Keras’ way of counting is told', async () => {
		await linkTo(page, '#model=qwen3-4b&v=1');
		await expect(count(page)).toHaveText('4,022,468,096');
		const tied = page.getByRole('checkbox', { name: 'Head tied' });
		await expect(tied).toBeChecked();
		await tied.uncheck();
		await expect(count(page)).toHaveText('4,411,424,256');
		await expect(page.getByRole('group', { name: 'Since the original' })).toContainText(
			'Head tied: yes → no'
		);
		await expect.poll(() => hashOf(page)).toBe('#model=qwen3-4b&tied=0&v=1');
		await page.getByRole('link', { name: 'ResNet-50 in Keras', exact: true }).click();
		await expect(sheet(page, 'ResNet-50 in Keras')).toContainText(
			'25,636,712 in all, of which 25,583,592 trainable'
		);
	});
});

test('the page loads no engine and asks for no WebGL', async ({ page }) => {
	const scripts: string[] = [];
	page.on('response', async (response) => {
		if (response.url().endsWith('.js')) scripts.push(await response.text());
	});
	await page.addInitScript(() => {
		const { getContext } = HTMLCanvasElement.prototype;
		HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...asked: never) {
			if (asked[0] !== '2d') throw new Error(`The page asked for ${asked[0]}.`);
			return getContext.apply(this, asked);
		} as typeof getContext;
	});
	await open(page);
	await page.getByRole('button', { name: 'Double the layers' }).click();
	await expect(sheet(page, 'GPT-3 175B, edited')).toBeVisible();
	expect(scripts.length).toBeGreaterThan(0);
	for (const script of scripts) expect(script).not.toMatch(/tensorflow|webgl2|chart\.js/i);
});

test('a link of which nothing is understood opens the page and says so', async ({ page }) => {
	await open(page, '#model=<img src=x>&width=%E0%A4%A&own=9~~&beside=1');
	await expect(page.getByText(/^The link's/)).toContainText('became GPT-3 175B');
	await expect(count(page)).toHaveText('174,604,259,328');
	await page.evaluate(() => (location.hash = 'model=vit-b-16'));
	await expect(count(page)).toHaveText('86,567,656');
	await expect(page.getByText(/^The link's/)).toHaveCount(0);
});

test('on a sheet of A4 no two names along a line overlap', async ({ page }) => {
	await open(page);
	await page.setViewportSize({ width: 703, height: 1030 });
	await page.emulateMedia({ media: 'print' });
	const overlaps = () =>
		page.evaluate(() => {
			const texts = [...document.querySelectorAll('svg text')]
				.map((text) => ({ name: text.textContent, box: text.getBoundingClientRect() }))
				.filter(({ box }) => box.width > 0);
			return texts.flatMap(({ name, box }, at) =>
				texts
					.slice(at + 1)
					.filter((other) => Math.abs(other.box.top - box.top) < 2)
					.filter((other) => other.box.left < box.right && box.left < other.box.right)
					.map((other) => `${name} and ${other.name}`)
			);
		});
	await expect.poll(overlaps).toEqual([]);
});

test('the eye goes from 25 squares to 175 billion, by keys, by stops and in one movement', async ({
	page
}) => {
	await open(page);
	const region = page.getByRole('region', { name: 'Every square is one parameter' });
	const slider = region.getByRole('slider', { name: 'Parameters seen at once' });
	const seen = region.getByLabel('Parameters seen', { exact: true });
	const picture = region.getByRole('img');
	await expect(picture).toHaveAccessibleName(/^The 25 parameters of Network A/);
	await expect(region).toContainText('100 bytes; printed, 500 to a page, 5 % of one page.');

	await slider.focus();
	await page.keyboard.press('ArrowRight');
	await expect(slider).toHaveAttribute('aria-valuetext', /: more than Network A of the first/);
	await page.keyboard.press('PageUp');
	await expect(seen).toHaveText('4,417');
	await expect(slider).toHaveAttribute(
		'aria-valuetext',
		'4,417 parameters: Network B of the first screen'
	);
	await expect.poll(() => hashOf(page)).toBe('#eye=4417&v=1');
	await page.keyboard.press('End');
	await expect(seen).toHaveText('174,604,259,328');
	await expect(region).toContainText('they take 349 GB; printed, 500 to a page, a stack of paper');
	await expect(region).toContainText('418 m wide and high');
	await expect(picture).toHaveAccessibleName(/Network B 0\.016.% as wide/);
	await region.getByRole('button', { name: 'Stop before' }).click();
	await expect(seen).toHaveText('8,030,261,248');
	await expect(region).toContainText('Llama 3 8B has 8,030,261,248.');
	expect(await violations(page)).toEqual([]);

	await slider.focus();
	await page.keyboard.press('Home');
	const play = region.getByRole('button', { name: 'Zoom out to 175 billion' });
	await play.click();
	const pause = region.getByRole('button', { name: 'Pause' });
	await expect(region).toContainText('Network B of the first screen has 4,417.');
	await pause.click();
	const count = await seen.innerText();
	await expect(play).toBeVisible();
	await expect.poll(() => hashOf(page)).toBe(`#eye=${count.replaceAll(',', '')}&v=1`);

	// What is chosen on the axis is looked at.
	await page.getByRole('link', { name: 'GPT-2 XL', exact: true }).click();
	await expect(seen).toHaveText('1,557,611,200');
	await expect.poll(() => hashOf(page)).toBe('#model=gpt-2-xl&v=1');
	await page.reload();
	await expect(seen).toHaveText('1,557,611,200');
});

test('a pasted config.json becomes layers and a count, and its link opens it', async ({
	page,
	context
}) => {
	await open(page);
	const region = page.getByRole('region', { name: 'Your own model, from its config' });
	const text = region.getByRole('textbox', { name: 'Paste a config.json' });
	const total = region.getByLabel('Parameters of your model');
	await expect(total).toHaveCount(0);
	const nemo = {
		model_type: 'mistral',
		hidden_size: 5120,
		num_hidden_layers: 40,
		num_attention_heads: 32,
		num_key_value_heads: 8,
		head_dim: 128,
		intermediate_size: 14_336,
		vocab_size: 131_072
	};
	await text.fill(JSON.stringify(nemo));
	await expect(total).toHaveText('12,247,782,400');
	await expect(region).toContainText('tie_word_embeddings false');
	const layers = region.getByRole('table', { name: /^Layers of your model/ });
	await expect(layers.getByRole('row', { name: /^Added up/ })).toContainText('12,247,782,400');
	await expect.poll(() => hashOf(page)).toContain('config=mistral~hidden-size:5120~');
	const other = await context.newPage();
	await other.goto(page.url());
	await expect(other.getByLabel('Parameters of your model')).toHaveText('12,247,782,400');

	for (const [wrong, sentence] of [
		['{"model_type": "mamba"}', 'This is a `mamba`: its layers are not known here'],
		['{"model_type": "llama", "hidden_size"', 'it may be cut off'],
		[JSON.stringify({ ...nemo, head_dim: 2 ** 60 }), '`head_dim` must be a whole number']
	]) {
		await text.fill(wrong);
		await expect(region.getByRole('alert')).toContainText(sentence);
		await expect(total).toHaveText('12,247,782,400');
		await expect(text).toHaveValue(wrong);
	}
	expect(await violations(page)).toEqual([]);
	await region.getByRole('button', { name: 'Empty it' }).click();
	await expect(total).toHaveCount(0);
	await expect(region.getByRole('alert')).toHaveCount(0);
	await expect.poll(() => hashOf(page)).toBe('');
});

test('a prediction is timed on this device', async ({ page }) => {
	await open(page);
	const region = page.getByRole('region', { name: 'One prediction, timed on this device' });
	await region.getByRole('button', { name: 'Time it' }).click();
	await expect(region.getByRole('row')).toHaveCount(6, { timeout: 60_000 });
	await expect(region).toContainText('multiply-adds a second');
});

test('the reader’s networks from the playground stand on the axis', async ({
	page,
	playground
}) => {
	await open(page);
	await expect(page.getByText('A and B are the first screen’s networks')).toBeVisible();
	await playground.open('n=20&new=20&a=tanh:4x1&b=tanh:8x2&c=relu:5x1&v=1');
	const counts = [];
	for (const letter of ['A', 'B', 'C'] as const) {
		counts.push(await playground.parameters(letter).innerText());
	}
	await page.getByRole('link', { name: 'Scale', exact: true }).click();
	const axis = page.getByRole('group', { name: 'Axis' });
	for (const [at, letter] of ['A', 'B', 'C'].entries()) {
		const name = `Network ${letter} of the playground: ${counts[at]} parameters`;
		await expect(axis.locator(`[data-network="${letter}"]`)).toHaveAttribute('aria-label', name);
	}
	await expect(page.getByText('first screen’s networks')).toHaveCount(0);
	await page.getByLabel('Compare with').selectOption('C');
	await expect(page.getByLabel('Reading', { exact: true })).toContainText(
		`your network C with its ${counts[2]}`
	);
});

test('it works below a sub-path', async ({ page }) => {
	await page.goto(`${subPathSite}scale/#model=gpt-2-xl`);
	await expect(count(page)).toHaveText('1,557,611,200');
	await page.getByRole('link', { name: 'Gopher', exact: true }).click();
	await expect.poll(() => hashOf(page)).toBe('#model=gopher&v=1');
	await page.getByRole('link', { name: 'playground', exact: true }).click();
	await expect.poll(() => new URL(page.url()).pathname).toBe(subPath);
});

test('where storage is denied the page works with the first screen’s networks', async ({
	page
}) => {
	await page.addInitScript(() => {
		Object.defineProperty(window, 'localStorage', {
			get() {
				throw new DOMException('Access is denied for this document.', 'SecurityError');
			}
		});
	});
	await open(page);
	await expect(page.getByText('A and B are the first screen’s networks')).toBeVisible();
});

test('it needs no scrolling sideways, from 360 px to 1920 px', async ({ page }) => {
	const links = [
		'#config=gemma3&own=64~embedding-1000-96,positions:yes~attention,heads:6~lstm-8&v=1',
		'#model=gpt-3-175b&v=1',
		'#model=resnet-152&beside=bert-large&channels=512&v=1',
		'#model=gpt-4&v=1'
	];
	await open(page);
	for (const hash of links) {
		await linkTo(page, hash);
		for (const width of [360, 390, 768, 1366, 1920]) {
			await page.setViewportSize({ width, height: 800 });
			const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			expect(sideways, `${hash} at ${width} px`).toBeLessThanOrEqual(0);
		}
	}
});

test('axe finds nothing on the page Scale, in either theme', async ({ page }) => {
	await open(page, '#model=bert-base&width=1024&beside=distilbert');
	expect(await violations(page)).toEqual([]);
	await linkTo(page, '#model=resnet-34&nonsense=1&own=8x8x3~flatten~convolution-3-3');
	await expect(page.getByText('“nonsense=1” means nothing here')).toBeVisible();
	await field(page, 'Kernel').first().fill('0');
	expect(await violations(page)).toEqual([]);
	await page.setViewportSize({ width: 360, height: 740 });
	await linkTo(page, '#model=gpt-4');
	await expect(sheet(page, 'GPT-4')).toBeVisible();
	expect(await violations(page)).toEqual([]);
});
