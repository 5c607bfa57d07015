import { violations } from '../support/axe.ts';
import { smallWith } from '../support/playground.ts';
import { settled } from '../support/settled.ts';
import { expect, test } from '../support/test.ts';

const small = smallWith({ a: 'tanh:3x2', b: 'tanh:16x2' });

test('the network is drawn, a line is pointed at and set, and the squares show it too', async ({
	page,
	playground
}) => {
	await playground.open(small);
	const card = playground.network('A');
	const drawing = card.getByRole('slider', { name: 'One connection of network A' });
	await expect(drawing).toHaveAttribute('aria-valuetext', /^weight from input 1 to unit 1 of/);
	await drawing.press('End');
	await expect(drawing).toHaveAttribute('aria-valuetext', /^bias of the output: [−\d.]+$/);
	await expect(card.getByText(/^bias of the output: /)).toBeVisible();
	const before = Number(await drawing.getAttribute('aria-valuenow'));
	await drawing.press('Shift+ArrowUp');
	await expect(drawing).toHaveAttribute('aria-valuenow', String(before + 0.5));
	const squares = playground.squares('A');
	await squares.press('End');
	await expect(squares).toHaveAttribute('aria-valuenow', String(before + 0.5));

	const points = card.getByRole('slider', { name: 'One point of network A’s picture' });
	await points.press('Home');
	await points.press('ArrowRight');
	const told = (await settled(page, () => points.getAttribute('aria-valuetext')))!;
	expect(told).toMatch(/^(Training|New) point \d+ at \([−\d., ]+\): a (circle|square)[^.]*\.$/);
	await expect(card.getByText(told, { exact: true })).toBeVisible();

	const { x, y, width, height } = (await drawing.boundingBox())!;
	await page.mouse.move(x + width - 60, y + height / 2);
	await expect(
		card.getByText(/^weight from unit 2 of hidden layer 2 to the output: /)
	).toBeVisible();
	await page.mouse.down();
	await page.mouse.move(x + width - 60, y + height / 2 - 50, { steps: 4 });
	await page.mouse.up();
	await expect(drawing).toHaveAttribute('aria-valuetext', /^weight from unit 2 of hidden layer 2/);
});

test('what a card shows of its inside is chosen for each, and remembered', async ({
	page,
	playground
}) => {
	await playground.open(small);
	const insideOf = (letter: 'A' | 'B') =>
		playground.network(letter).getByRole('radiogroup', { name: `Inside of ${letter}` });
	const drawing = page.getByRole('slider', { name: 'One connection of network A' });
	await expect(drawing).toBeVisible();
	// Sixteen units a layer are too many lines.
	await expect(insideOf('B')).toBeHidden();
	await insideOf('A').getByRole('radio', { name: 'squares' }).check();
	await expect(drawing).toBeHidden();
	await expect(playground.squares('A')).toBeVisible();
	await page.reload();
	await playground.isAlive();
	await expect(insideOf('A').getByRole('radio', { name: 'squares' })).toBeChecked();
	await expect(drawing).toBeHidden();
	await insideOf('A').getByRole('radio', { name: 'network' }).check();
	await expect(drawing).toBeVisible();
});

test('every unit of a wide layer is looked into, one is opened, and its numbers stand beside it', async ({
	page,
	playground
}) => {
	await playground.open(smallWith({ a: 'relu:3', b: 'tanh:16x2' }));
	const card = playground.network('B');
	await card.getByText('Look inside B').click();
	const units = card.getByRole('slider', { name: 'One unit of network B' });
	await expect(units).toHaveAttribute(
		'aria-valuetext',
		/^1 of 16: unit 1 of hidden layer 1, saturated on [\d.]+\s% of the training points$/
	);
	await units.press('ArrowRight');
	await expect(card.getByText(/^unit 2 of hidden layer 1, saturated/)).toBeVisible();
	await card.getByRole('radio', { name: 'output' }).check();
	await expect(units).toHaveAttribute('aria-valuetext', '1 of 1: the output');
	await expect(card.getByRole('img', { name: /^The weights that lead into it/ })).toBeVisible();
	await expect(card.getByRole('img', { name: /^16 weights between/ })).toBeVisible();
	await card.getByRole('radio', { name: '2', exact: true }).check();
	await card.getByRole('checkbox', { name: 'strongest first' }).check();
	await expect(units).toHaveAttribute('aria-valuetext', /^\d+ of 16: unit 1 of hidden layer 2/);
	expect(await violations(page)).toEqual([]);

	// A unit of the drawing opens it too.
	const drawing = playground.network('A').getByRole('slider', { name: 'One connection' });
	const { x, y, width, height } = (await drawing.boundingBox())!;
	await page.mouse.click(x + width - 20, y + height / 2);
	const ofA = playground.network('A').getByRole('slider', { name: 'One unit of network A' });
	await expect(ofA).toHaveAttribute('aria-valuetext', '1 of 1: the output');
});
