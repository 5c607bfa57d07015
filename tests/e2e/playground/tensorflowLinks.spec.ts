import { violations } from '../support/axe.ts';
import { pasteInto } from '../support/paste.ts';
import { small } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';

const theirs = 'activation=relu&batchSize=10&dataset=spiral&networkShape=8,4&xSquared=true';
const ours =
	'data=spiral&n=250&new=250&flips=0&sees=x1,x2,x1x1&turns=1.75&noise=0&a=relu:8,4&opt=sgd&lr=.03&batch=10&stop=5000';

test('a pasted link of TensorFlow Playground opens here, says what differs, and is taken back', async ({
	page,
	playground
}) => {
	await playground.open(small);
	const dialog = page.getByRole('dialog', { name: 'Opened from TensorFlow Playground' });
	await pasteInto(page, 'https://example.org/#data=spiral');
	await pasteInto(page, `https://playground.tensorflow.org/#${theirs}&batchSize_hide=true&magic=1`);
	await expect(
		dialog.getByText(/^Hidden layers of 8 and 4 relu units; .* the inputs x₁, x₂ and x₁²\.$/)
	).toBeVisible();
	await expect(
		dialog.getByRole('list', { name: 'What differs here' }).getByRole('listitem')
	).toContainText([
		/spiral/,
		/^Its points lie further out, so x₁² is another number here\.$/,
		/seed/,
		/cross-entropy/,
		/He’s rule/,
		/order/,
		/epochs/,
		/hides/
	]);
	await expect(dialog.getByText('“magic=1” means nothing here')).toBeVisible();
	expect(await violations(page)).toEqual([]);
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect.poll(() => playground.hash).toBe(`${ours}&speed=full&v=1`);
	await expect(playground.parameters('A')).toHaveText('73');
	await playground.button('Undo').click();
	await expect.poll(() => playground.hash).toBe(small);

	await page.evaluate((hash) => (location.hash = hash), theirs);
	await dialog.getByRole('button', { name: 'Back to what was here' }).click();
	await expect.poll(() => playground.hash).toBe(small);
});

test('an address with the hash of TensorFlow Playground opens the same', async ({
	page,
	playground
}) => {
	await page.goto(`./#${theirs}`);
	await page.getByRole('button', { name: 'Go on' }).click();
	await expect(playground.parameters('A')).toHaveText('73');
	await expect.poll(() => playground.hash).toBe(`${ours}&v=1`);
	await expect(page.getByRole('region', { name: 'Network B' })).toHaveCount(0);
});

test('a pasted link of this site opens, and one of another page is named', async ({
	page,
	playground
}) => {
	await playground.open('');
	await pasteInto(page, `https://example.org/room/#${small}`);
	await expect.poll(() => playground.hash).toBe(small);
	await expect(playground.parameters('B')).toHaveText('33');
	await pasteInto(page, 'https://example.org/room/sweep/#values=1,2&v=1');
	await expect(page.getByText('This is a link of the page “sweep”: open it there.')).toBeVisible();
	expect(playground.hash).toBe(small);
});
