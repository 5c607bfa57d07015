import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { violations } from './support/axe.ts';
import { settled } from './support/settled.ts';
import { SweepPage } from './support/sweepPage.ts';
import { expect, test } from './support/test.ts';

const start = fileURLToPath(new URL('../../src/cli/start.js', import.meta.url));
const points = 'data=spiral&n=60&new=100&flips=0&turns=1.5&noise=.02';
const source = points.replace(/^|&/g, (mark) => `${mark}p.`);
const hash =
	`${points}&axis=pruned&values=50,80,95&a=pruned:.9~all&b=pruned:.9:random~all&c=scratch&c.lr=.005` +
	`&seeds=2&lr=.003&stop=90&engine=wasm&${source}&p.a=relu:16x2&p.lr=.005&p.stop=60&v=1`;

test('a sweep along the share pruned trains what it starts from first, then every line, as the command line and the playground do', async ({
	page
}) => {
	const sweep = new SweepPage(page);
	await sweep.open(hash);
	await expect(sweep.question).toContainText(
		'Trains 2 networks first, one for each seed, 60 steps. Then 18 networks: 3 shares pruned from 50 % to 95 %, each in 3 ways.'
	);
	await expect(sweep.question).toContainText('How long it will take shows once it trains.');
	const starts = page.getByRole('list', { name: 'Each line starts from' }).getByRole('listitem');
	await expect(starts).toHaveText([
		'A by size, trained further',
		'B at random, trained further',
		'C as many from the start, learning rate 0.005'
	]);
	await sweep.train();
	await expect(sweep.step).toHaveText('90');
	const rows = (await sweep.results()).slice(1);
	expect(rows.map((row) => row.slice(0, 3).join(' ').replace(/\s/g, ' '))).toEqual([
		...['A', 'B'].flatMap((line) =>
			['50 %', '80 %', '95 %'].map((share) => `${share} ${line} 337`)
		),
		'50 % C 177',
		'80 % C 85',
		'95 % C 37'
	]);
	await expect(sweep.reading).toContainText(
		/On new points A \(by size, trained further\) is right on/
	);
	await expect(sweep.chart).toHaveAccessibleName(/ C \(as many from the start\) /);
	expect(await violations(page)).toEqual([]);

	const saving = page.waitForEvent('download');
	await sweep.button('Save as CSV').click();
	const saved = await readFile(await (await saving).path(), 'utf8');
	expect(saved).toBe(
		execFileSync(process.execPath, [start, 'sweep', page.url(), '--quiet'], { encoding: 'utf8' })
	);

	await sweep.button('Show share pruned 95 %, network B').click();
	const shown = sweep.network.getByRole('slider', { name: 'Share pruned' });
	await expect(shown).toHaveAttribute(
		'aria-valuetext',
		/^95\s% pruned, 48 of 337 parameters left$/
	);
	const sentence = await settled(page, () => sweep.network.getByText(/^Loss/).innerText());
	await page.reload();
	await sweep.isDone();
	expect((await sweep.results()).slice(1)).toEqual(rows);
	await sweep.button('Show share pruned 95 %, network B').click();
	await sweep.network.getByRole('link', { name: 'Open in playground' }).click();

	await expect(page.getByLabel('Left', { exact: true })).toHaveText('48 of 337 left');
	await page.getByRole('radio', { name: 'full' }).check();
	await page.getByRole('button', { name: 'Train', exact: true }).click();
	await expect(page.locator('output[aria-label="Step"]')).toHaveText('90', { timeout: 60_000 });
	await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeVisible();
	const row = page.getByRole('table', { name: 'Results' }).getByRole('row').nth(1);
	const [training, validation] = await settled(page, () => row.getByRole('cell').allInnerTexts());
	expect(sentence).toContain(`Loss ${training} on`);
	expect(sentence).toContain(`${validation} on new ones`);
});
