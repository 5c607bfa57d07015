/**
 * The main path through the built site, the same in every browser: the first screen trains to its end,
 * is rewound and trained on, its run is kept; a lesson opens, and its formulas can be read on a phone.
 */
import assert from 'node:assert/strict';
import { until } from './until.js';

/** No error by its specification: what began to be observed while sizes were told is told in the next frame, as where a
 * part of the page comes alive just then. WebKit alone writes it down. */
const putOff = 'ResizeObserver loop completed with undelivered notifications.';

/** What a page may not say in the console. @param {{ heard(): Promise<string[]> }} driver */
async function saidBy(driver) {
	return (await driver.heard()).filter((text) => text !== putOff);
}

/** @typedef {import('./driver.ts').Driver} Driver */

/**
 * @typedef {object} Outcome
 * @property {string} backend
 * @property {number[][]} losses of each network: training, validation and best
 * @property {number[][]} wrong of each network, of its training points and of the new ones
 */

const link = 'stop=500&speed=full&v=1';
const timeline = '[aria-label="Rewind: step shown"]';

/** What runs in the page. @param {string} name */
const button = (name) =>
	[...document.querySelectorAll('button')].find((one) => one.textContent.trim() === name);

/** @param {string} name */
const isReady = (name) =>
	[...document.querySelectorAll('button')].some(
		(one) => one.textContent.trim() === name && !one.disabled
	);

/** @param {string} step */
const standsAt = (step) =>
	document.querySelector('output[aria-label="Step"]')?.textContent === step &&
	[...document.querySelectorAll('button')].some((one) => one.textContent.trim() === 'Train');

const resultCells = () => {
	const tables = [...document.querySelectorAll('table')];
	const results = tables.find((table) => table.caption?.textContent.trim() === 'Results');
	return [...(results?.tBodies[0].rows ?? [])].map((row) =>
		[...row.cells].slice(1).map((cell) => cell.textContent.trim())
	);
};

const mistakes = () =>
	[...document.querySelectorAll('p')]
		.map((paragraph) => paragraph.textContent.trim())
		.filter((text) => text.startsWith('Wrong on'));

const backend = () => document.querySelector('[aria-label="Backend"]')?.textContent.trim() ?? '';

const hasKeptRun = () => {
	const runs = document.getElementById('runs-heading')?.parentElement;
	return Boolean(runs?.querySelector('li')?.textContent.includes('This experiment'));
};

/** @param {Driver} driver @returns {Promise<Pick<Outcome, 'losses' | 'wrong'>>} */
async function readOutcome(driver) {
	const rows = await driver.see(resultCells);
	const sentences = await driver.see(mistakes);
	return {
		losses: rows.map(([training, validation, , best]) => [training, validation, best].map(Number)),
		wrong: sentences.map((text) =>
			(/^Wrong on ([\d,]+) of .* and on ([\d,]+) of/.exec(text) ?? []).slice(1).map(Number)
		)
	};
}

/** @param {Driver} driver @param {string} address @returns {Promise<Outcome>} */
async function train(driver, address) {
	await driver.open(address);
	await until(driver, isReady, 'Step');
	await driver.click(button, 'Train');
	await until(driver, standsAt, '500');
	const end = await readOutcome(driver);
	assert.deepEqual([end.losses.length, end.wrong.length], [2, 2]);
	assert.ok([...end.losses, ...end.wrong].flat().every(Number.isFinite), JSON.stringify(end));
	return { backend: await driver.see(backend), ...end };
}

/** @param {Driver} driver @param {string} site @returns {Promise<Outcome>} */
async function trainAndRewind(driver, site) {
	const outcome = await train(driver, `${site}#${link}`);
	const cells = await driver.see(resultCells);

	for (const time of ['first', 'second']) {
		await driver.press(timeline, 'Home');
		await until(driver, standsAt, '0');
		await driver.press(timeline, 'Escape');
		await until(driver, standsAt, '500');
		assert.deepEqual(await driver.see(resultCells), cells, `looked back for the ${time} time`);
	}
	await driver.click(button, 'Train on from there');
	await until(driver, standsAt, '500');
	assert.deepEqual(
		await driver.see(resultCells),
		cells,
		'trained on from step 0 it ends elsewhere'
	);

	await driver.reload();
	await until(driver, isReady, 'Step');
	await until(driver, hasKeptRun);
	return outcome;
}

/** What runs in the page: shows a lesson as a phone does. @param {string} path */
const openOnPhone = (path) => {
	const phone = document.createElement('iframe');
	Object.assign(phone.style, { width: '360px', height: '640px' });
	phone.src = path;
	document.body.replaceChildren(phone);
};

const isAliveOnPhone = () => {
	const inside = document.querySelector('iframe')?.contentDocument;
	return Boolean(inside?.querySelector('nav[aria-label="Steps"] button:enabled'));
};

/** The formulas of all steps, and by how much each is wider than its place. */
const formulasOnPhone = () => {
	const inside = document.querySelector('iframe')?.contentDocument;
	/** @type {NodeListOf<HTMLElement> | undefined} */
	const steps = inside?.querySelectorAll('article section');
	for (const step of steps ?? []) step.style.display = 'grid';
	const formulas = [...(inside?.querySelectorAll('.formula') ?? [])];
	return formulas.map((box) => ({
		formula: box.textContent ?? '',
		excess: box.scrollWidth - box.clientWidth
	}));
};

const lessonLinks = () =>
	[...document.querySelectorAll('main :is(h2, h3) a[href*="/lessons/"]')].map(
		(link) => /** @type {HTMLAnchorElement} */ (link).href
	);

/** @param {Driver} driver @param {string} site */
async function readLessons(driver, site) {
	await driver.open(`${site}lessons/`);
	let seen = 0;
	for (const lesson of await driver.see(lessonLinks)) {
		if (!(await (await fetch(lesson)).text()).includes('class="formula')) continue;
		await driver.see(openOnPhone, lesson);
		await until(driver, isAliveOnPhone);
		const formulas = await driver.see(formulasOnPhone);
		assert.deepEqual(
			formulas.filter(({ excess }) => excess > 0),
			[],
			`cut in ${lesson}`
		);
		seen += formulas.length;
	}
	assert.ok(seen > 5, `only ${seen} formulas`);
}

/** @param {Driver} driver @param {string} site */
export async function walk(driver, site) {
	const outcome = await trainAndRewind(driver, site);
	await readLessons(driver, site);
	assert.deepEqual(await saidBy(driver), [], 'said in the console');
	return outcome;
}

/**
 * Trains the first screen to its end by the executor that the link asks for.
 * @param {Driver} driver
 * @param {string} site
 * @param {string} engine
 */
export async function trainBy(driver, site, engine) {
	// Where only the hash differs, a browser would stay on the page.
	const outcome = await train(driver, `${site}?by=${engine}#engine=${engine}&${link}`);
	assert.deepEqual(await saidBy(driver), [], 'said in the console');
	return outcome;
}
