import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { smallSweep, SweepPage } from './support/sweepPage.ts';
import { expect, test } from './support/test.ts';

const start = fileURLToPath(new URL('../../src/cli/start.js', import.meta.url));
const cli = (...words: string[]) =>
	execFileSync(process.execPath, [start, ...words, '--quiet'], { encoding: 'utf8' });

async function openFile({ page, button }: SweepPage, name: string, text: string) {
	const choosing = page.waitForEvent('filechooser');
	await button.call({ page }, 'Open results').click();
	const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
	await (await choosing).setFiles(file);
}

test('the command line makes the file that the page saves, to the last byte, and the page draws it', async ({
	page
}) => {
	// With one that diverges, and others that do not.
	const hash = 'data=sine&n=20&new=40&values=1,2,16&seeds=2&opt=sgd&lr=3&stop=60&engine=wasm&v=1';
	const sweep = new SweepPage(page);
	await sweep.open(hash);
	await sweep.train();
	const own = await sweep.results();
	const saving = page.waitForEvent('download');
	await sweep.button('Save as CSV').click();
	const saved = await readFile(await (await saving).path(), 'utf8');
	const made = cli('sweep', page.url());
	expect(made).toBe(saved);

	await openFile(sweep, 'made.csv', made);
	const notice = page.getByText('Shown are the results in “made.csv”, trained elsewhere: 6 of 6');
	await expect(notice).toBeVisible();
	await expect.poll(() => sweep.results()).toEqual(own);
	await expect(sweep.chart).toHaveAccessibleName(/^Loss against parameters\. (?!Nothing)/);

	// Two networks of other losses, as another machine may have found them.
	const [header, ...rows] = made.split('\r\n');
	const others = rows.slice(0, 2).map((row) => row.replace(/^((?:[^,]*,){5})[^,]*/, '$19'));
	const long = `${'others-'.repeat(30)}.csv`;
	await openFile(sweep, long, [header, ...others].join('\n'));
	await expect(page.getByText(`in “${long}”, trained elsewhere: 2 of 6`)).toBeVisible();
	await expect(sweep.button('Show this page’s own')).toBeInViewport({ ratio: 1 });
	await expect.poll(async () => (await sweep.results()).length).toBe(2);
	expect((await sweep.results())[1].join()).toContain('9.00');
	await sweep.button('Show this page’s own').click();
	await expect.poll(() => sweep.results()).toEqual(own);
});

test('a file that is not of this sweep gets a sentence, and nothing else changes', async ({
	page
}) => {
	const sweep = new SweepPage(page);
	await sweep.open();
	await sweep.train();
	const own = await sweep.results();
	const made = cli('sweep', smallSweep);
	const [header, row] = made.split('\r\n');
	for (const [text, sentence] of [
		['', 'it is not a sweep’s results. Its first line should be width,'],
		['\u0000\u0001PNG', 'it is not a sweep’s results.'],
		[`${header}\r\n`, 'it has no rows.'],
		[`${header}\r\n${row}x`, 'Line 2 is no row'],
		[made.replace('width', 'depth'), 'it is about several depths, this sweep about widths.'],
		[
			`${header}\r\n${row.replace(/^1,/, '3,')}`,
			'it has a network that this sweep has not (width 3'
		],
		[made.replaceAll(',60,', ',70,'), 'parameters, at step 70). Open the link of its sweep first.']
	]) {
		await openFile(sweep, 'odd.csv', text);
		await expect(page.getByText(`“odd.csv” cannot be shown: `)).toContainText(sentence);
		await sweep.button('Dismiss').click();
	}
	expect(await sweep.results()).toEqual(own);
});
