/**
 * Pictures for slides: what the pages draw of networks that really trained, under a title. They train by
 * WebAssembly, whose numbers are the same on every machine.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join('static', 'slides');
export const slideSize = { width: 1280, height: 720 };
/** So narrow that a chart is as wide as the page. */
const viewport = { width: 690, height: 1600 };
const longestRunMs = 400_000;

/**
 * @typedef {import('playwright').Page} Page
 * @typedef {import('playwright').Locator} Locator
 * @typedef {{ picture: Locator, letter?: string, heading?: string, text?: string, height?: number }} Part
 * @typedef {{ heading?: string, letter?: string, text?: string, image: string, height?: number }} Drawn
 */

const style = `
	body { width: 1280px; height: 720px; overflow: hidden; background: #fff; color: var(--ink);
		font: 24px/1.35 var(--sans); display: grid; grid-template-rows: auto 1fr auto; gap: 16px; padding: 36px 48px 26px; }
	h1 { font-size: 38px; font-weight: 600; line-height: 1.2; }
	main { display: flex; justify-content: space-evenly; gap: 40px; min-height: 0; }
	section { display: grid; grid-template-columns: minmax(0, 1fr); min-width: 0; justify-items: center; align-content: center; gap: 10px; }
	h2 { font-size: 28px; font-weight: 600; color: var(--network, inherit); }
	img { display: block; max-width: 100%; object-fit: contain; }
	p { max-width: 560px; text-align: center; }
	section:only-child p { max-width: 1100px; font-size: 20px; }
	footer { color: var(--muted); font-size: 18px; text-align: right; }
`;

/** @param {Page} page @param {Part[]} parts @returns {Promise<Drawn[]>} */
async function drawn(page, parts) {
	await page.evaluate(() => document.fonts.ready);
	const pictures = [];
	for (const { picture, ...words } of parts) {
		const bytes = await picture.screenshot({
			style: '[aria-live=polite], .not-running { display: none !important; }'
		});
		pictures.push({ ...words, image: `data:image/png;base64,${bytes.toString('base64')}` });
	}
	return pictures;
}

/**
 * A slide of these, in a page of the site, which has its fonts and colours.
 *
 * @param {Page} page
 * @param {string} file
 * @param {string} title
 * @param {Drawn[]} parts
 */
async function compose(page, file, title, parts) {
	await page.evaluate(
		async ({ title, parts, style }) => {
			document.body.replaceChildren();
			const add = (/** @type {Element} */ to, /** @type {string} */ tag, text = '') => {
				const element = document.createElement(tag);
				element.textContent = text;
				to.append(element);
				return element;
			};
			add(document.body, 'style', style);
			add(document.body, 'h1', title);
			const main = add(document.body, 'main');
			for (const { heading, letter, text, image, height } of parts) {
				const section = add(main, 'section');
				if (letter) section.dataset.network = letter;
				if (heading) add(section, 'h2', heading);
				const img = /** @type {HTMLImageElement} */ (add(section, 'img'));
				img.src = image;
				if (height) img.height = height;
				await img.decode();
				if (text) add(section, 'p', text);
			}
			add(document.body, 'footer', 'Wiggle Room · CC BY 4.0');
			await document.fonts.ready;
		},
		{ title, parts, style }
	);
	await page.screenshot({
		path: join(folder, file),
		// Maps have many colours: as PNG they are twice as large.
		...(file.endsWith('.jpg') && { type: 'jpeg', quality: 90 })
	});
}

/** Trains to the end. @param {Page} page @param {string} address */
async function train(page, address) {
	await page.goto(address);
	await page.getByRole('radio', { name: 'full' }).check();
	await page.getByRole('button', { name: 'Train', exact: true }).click();
	await page.getByText(/right more often on new points/).waitFor({ timeout: longestRunMs });
}

/** @param {Page} page @param {string} letter */
const card = (page, letter) => page.getByRole('region', { name: `Network ${letter}` });

/** @param {Page} page @param {string} letter */
async function headingOf(page, letter) {
	const count = await card(page, letter).getByLabel('Parameters', { exact: true }).innerText();
	return `${letter}: ${count.trim()} parameters`;
}

/** Both maps, and how many points are wrong. @param {Page} page @returns {Promise<Part[]>} */
async function maps(page) {
	const parts = [];
	for (const letter of ['A', 'B']) {
		const sentence = await card(page, letter)
			.getByText(/^Wrong on/)
			.innerText();
		parts.push({
			letter,
			heading: await headingOf(page, letter),
			picture: card(page, letter).getByRole('img').first(),
			text: sentence.replace(/ Best possible.*/s, ''),
			height: 410
		});
	}
	return parts;
}

/** Every parameter a square. @param {Page} page @returns {Promise<Part[]>} */
async function squares(page) {
	const parts = [];
	for (const letter of ['A', 'B']) {
		parts.push({
			letter,
			heading: await headingOf(page, letter),
			picture: card(page, letter).getByRole('slider', {
				name: `One parameter of network ${letter}`
			}),
			...(letter === 'A' ? { text: 'Drawn larger.', height: 130 } : { height: 460 })
		});
	}
	return parts;
}

/**
 * Writes them all into `static/slides`.
 *
 * @param {import('playwright').Browser} browser
 * @param {string} site its address, with a slash at the end
 */
export async function takeSlides(browser, site) {
	mkdirSync(folder, { recursive: true });
	const context = await browser.newContext({
		viewport,
		colorScheme: 'light',
		deviceScaleFactor: 2
	});
	const page = await context.newPage();
	// The policy of the site allows no style that comes later.
	const slides = await browser.newContext({
		viewport: slideSize,
		colorScheme: 'light',
		bypassCSP: true
	});
	const slide = await slides.newPage();
	await slide.goto(`${site}teach/questions/`);
	await slide.getByRole('radio').first().and(slide.locator(':enabled')).waitFor();

	await train(page, `${site}#engine=wasm&v=1`);
	const loss = page.getByRole('region', { name: 'Loss', exact: true }).getByRole('img').first();
	const same = 'Same 150 points, one label in ten flipped: after 500 steps';
	await compose(slide, 'two-maps.jpg', same, await drawn(page, await maps(page)));
	await compose(
		slide,
		'loss-turns.png',
		'B’s loss on new points turns, while its training loss still falls',
		await drawn(page, [{ picture: loss, height: 540 }])
	);
	await card(page, 'A').getByRole('radio', { name: 'squares' }).check();
	await compose(
		slide,
		'every-parameter.png',
		'Every parameter is a number, drawn as a square',
		await drawn(page, await squares(page))
	);

	await train(
		page,
		`${site}#data=spiral&n=150&new=300&flips=0&noise=.02&turns=1.5&engine=wasm&v=1`
	);
	await compose(
		slide,
		'spiral.jpg',
		'A spiral without wrong labels: after 500 steps',
		await drawn(page, await maps(page))
	);

	await page.goto(`${site}sweep/#engine=wasm&v=1`);
	await page.getByRole('button', { name: 'Double descent, trained' }).click();
	await page.getByRole('button', { name: 'Train', exact: true }).click();
	await page.getByRole('button', { name: 'Pause', exact: true }).waitFor();
	const again = page.getByRole('button', { name: 'Train', exact: true });
	await again.waitFor({ timeout: longestRunMs });
	await compose(
		slide,
		'double-descent.png',
		'Double descent: loss on new points peaks, and falls again',
		await drawn(page, [
			{
				picture: page.getByRole('img', { name: /^Loss against parameters[.,] / }),
				height: 500,
				text: 'Medians of five seeds, with the middle 80 % of them. Dashed: on training points. Brown: on new points, had each network been stopped at its best step.'
			}
		])
	);
	await context.close();
	await slides.close();
}
