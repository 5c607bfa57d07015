import { packTable } from '../../src/lib/data/tables/packTable.ts';
import { knowTable } from '../../src/lib/data/tables/tableSets.ts';
import { setTable, setView } from '../../src/lib/experiment/edits.ts';
import { toLink } from '../../src/lib/experiment/link/link.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { classedTable } from '../data/tables/tableFixtures.ts';
import { PlaygroundPage } from './support/playground.ts';
import { settled } from './support/settled.ts';
import { expect, test } from './support/test.ts';

/** An experiment of sixty steps on a table of three classes, as its link. */
function linkOfTable(): string {
	const table = classedTable([40, 30, 20]);
	const { name } = knowTable(table, packTable(table));
	const own = setTable(firstScreen, name, { training: 54, validation: 18, kept: 0.2 });
	return toLink(setView({ ...own, stopAt: 60 }, { speed: 'full' }));
}

test('a link that carries a table trains the same anywhere, and what was kept aside opens once', async ({
	page,
	playground,
	browser
}) => {
	await playground.open(linkOfTable());
	await playground.train('60');
	const results = page.getByRole('table', { name: 'Results' });
	const trained = await settled(page, () => results.innerText());
	await expect(page.getByRole('group', { name: 'Confusion table of A' })).toBeVisible();

	const { reading } = playground;
	await reading.getByRole('button', { name: 'Open the kept-aside rows' }).click();
	const opened = reading.getByText(/On the 18 rows kept aside, opened for it at step 60/);
	await expect(opened).toBeVisible();
	const sentence = await opened.innerText();
	await page.reload();
	await playground.isAlive();
	await expect(reading.getByText(sentence)).toBeVisible();
	await expect(reading.getByRole('button', { name: 'Open the kept-aside rows' })).toHaveCount(0);
	await playground.button('New draw').click();
	await expect(reading.getByRole('button', { name: 'Open the kept-aside rows' })).toBeVisible();

	const another = await browser.newContext();
	const elsewhere = new PlaygroundPage(await another.newPage());
	await elsewhere.page.goto(`${new URL(page.url()).origin}/#${linkOfTable()}`);
	await elsewhere.isAlive();
	await elsewhere.train('60');
	const again = elsewhere.page.getByRole('table', { name: 'Results' });
	await expect.poll(() => again.innerText()).toBe(trained);
	await another.close();
});

test('a link whose data are not here says so, and the page works', async ({ page, playground }) => {
	await playground.open('data=own~0123456789abcd&n=60&new=20&kept=.2&v=1');
	await expect(page.getByText(/are not on this device/)).toBeVisible();
	await expect(playground.question).toContainText('Same 150 points');
});
