import { violations } from '../support/axe.ts';
import { smallWith } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';

test('a step is worked out number by number, by keyboard, and the engine does just that', async ({
	page,
	playground
}) => {
	await playground.open(smallWith({ a: 'tanh:4,2', b: 'tanh:16x2', stop: 12, batch: 8 }));
	const card = playground.network('A');
	const summary = card.getByText('One step in numbers of A');
	// Too many parameters to be written out.
	await expect(playground.network('B').getByText('One step in numbers')).toBeHidden();
	await summary.focus();
	await page.keyboard.press('Enter');
	const step = card.getByRole('group', { name: 'One step of network A in numbers' });
	const button = (name: string) => step.getByRole('button', { name, exact: true });
	await expect(step.getByText('Step 1, the next one.')).toBeVisible();

	const weight = step.getByRole('button', { name: /^weight from input 1 to unit 1 of hidden/ });
	await weight.focus();
	await expect(weight).toHaveClass(/pointed/);
	await page.keyboard.press('ArrowRight');
	await expect(
		step.getByRole('button', { name: /^weight from input 2 to unit 1 of hidden layer 1: / })
	).toBeFocused();
	const point = step.getByRole('slider', { name: 'Point' });
	await point.press('ArrowRight');
	await expect(point).toHaveAttribute('max', '8');
	await expect(step.getByText('2 of 8')).toBeVisible();
	// A point of the batch is chosen in the picture too.
	const picture = card.getByRole('slider', { name: 'One point of network A’s picture' });
	await picture.press('Home');
	for (let i = 0; i < 40 && (await point.inputValue()) === '2'; i++) {
		await picture.press('ArrowRight');
	}
	await expect(point).not.toHaveValue('2');
	const [x] = /[−\d.]+/.exec((await step.getByText(/^x₁ = .* class/).innerText()).slice(4))!;
	await expect(picture).toHaveAttribute(
		'aria-valuetext',
		new RegExp(`^Training point \\d+ at \\(${x.slice(0, -2)}`)
	);
	const isNew = step.getByText(/is a new one, from which no step learns/);
	for (const [kind, says] of [
		['New', 1],
		['Training', 0]
	] as const) {
		const text = async () => (await picture.getAttribute('aria-valuetext'))!;
		for (let i = 0; i < 60 && !(await text()).startsWith(kind); i++) {
			await picture.press('ArrowRight');
		}
		await expect(isNew).toHaveCount(says);
	}
	for (const said of [/minus the logarithm/, /From the output back/, /moves against/]) {
		await button('Next').press('Enter');
		await expect(step.getByText(said)).toBeVisible();
	}
	expect(await violations(page)).toEqual([]);

	const cameTrue = step.getByText(/It came true\. All 25 values/);
	await button('Do this step').press('Enter');
	await expect(cameTrue).toContainText('after step 1 equal');
	await expect(playground.step).toHaveText('1');

	await playground.train('12');
	await expect(step.getByText('Step 13, the next one.')).toBeVisible();
	await expect(cameTrue).toBeHidden();
	for (const at of [11, 10]) {
		await button('Step before').press('Enter');
		await expect(
			step.getByText(`Step ${at + 1}, the one after the step that you look at.`)
		).toBeVisible();
	}
	await button('Do this step').press('Enter');
	await expect(cameTrue).toContainText('after step 11 equal');
	await expect(playground.step).toHaveText('11');
});
