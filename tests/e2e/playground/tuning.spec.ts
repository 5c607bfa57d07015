import type { Page } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { smallWith, type Letter, type PlaygroundPage } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';

/** Two small networks, trained by the processor. */
const before = smallWith({ engine: 'wasm' });

const trainable = (playground: PlaygroundPage, letter: Letter) =>
	playground.network(letter).getByLabel('Trainable', { exact: true });

const afterTraining = (page: Page) => page.getByRole('region', { name: 'After training' });

/** A question of “Work on it”, in two presses of a key. */
async function workOn(playground: PlaygroundPage, item: string) {
	await playground.network('B').getByRole('button', { name: 'Work on it' }).focus();
	await playground.page.keyboard.press('Enter');
	await playground.button(item).focus();
	await playground.page.keyboard.press('Enter');
}

const stands = (playground: PlaygroundPage, step: string) =>
	expect(playground.step).toHaveText(step, { timeout: 110_000 });

/** Asks the next question, and trains what answers it. */
async function ask(playground: PlaygroundPage, question: string, from: string, to: string) {
	await afterTraining(playground.page).getByRole('button', { name: question }).click();
	await stands(playground, from);
	await playground.train(to);
}

async function undoAll(playground: PlaygroundPage, edits: number) {
	for (let edit = 0; edit < edits; edit++) await playground.button('Undo').click();
	await expect.poll(() => playground.hash).toBe(before);
}

test('“Fine-tune” asks what few points can teach, with its measured setting', async ({
	page,
	playground
}) => {
	test.slow();
	await playground.open(before);
	await workOn(playground, 'Fine-tune');
	const points = page.getByRole('slider', { name: 'Points of the new task' });
	await expect(points).toHaveValue('16');
	await expect(playground.question).toContainText('the spiral, labels swapped, with 16 points');
	await expect(trainable(playground, 'B')).toHaveText('4,417 of 4,417 trainable');
	await stands(playground, '3,000');
	await playground.train('3,500');

	const after = afterTraining(page);
	await expect(after).toContainText(
		/A: random weights\s*Right on \d+ of 1,000 new points after 500 steps\./
	);
	await ask(playground, 'And with a fresh last layer alone?', '3,000', '3,500');
	await expect(trainable(playground, 'C')).toHaveText('65 of 4,417 trainable');
	await ask(playground, 'Had the layers before it to be trained?', '3,000', '3,500');
	await expect(trainable(playground, 'D')).toHaveText('65 of 4,417 trainable');
	const [scratch, , fresh, untrained] = await Promise.all(
		(['A', 'B', 'C', 'D'] as const).map((letter) => playground.result(letter))
	);
	expect(fresh.accuracy).toBeGreaterThan(scratch.accuracy + 10);
	expect(fresh.accuracy).toBeGreaterThan(untrained.accuracy + 10);
	expect(await violations(page)).toEqual([]);

	const c = playground.network('C');
	await c.getByRole('slider', { name: 'Layers that train' }).fill('2');
	await expect(trainable(playground, 'C')).toHaveText('4,225 of 4,417 trainable');
	await c.getByRole('checkbox', { name: 'Rehearse the source task' }).check();
	await expect(c.getByRole('slider', { name: 'Points rehearsed' })).toHaveValue('64');
	await expect.poll(() => playground.hash).toContain('c.start=rehearsed:64~fresh:2');
	await page.getByRole('checkbox', { name: 'Labels swapped', exact: true }).click();
	await expect(points).toHaveCount(0);
	await undoAll(playground, 6);
});

test('“Fine-tune with LoRA” asks whether a small update is enough', async ({
	page,
	playground
}) => {
	test.slow();
	await playground.open(before);
	await workOn(playground, 'Fine-tune with LoRA');
	await expect(page.getByRole('slider', { name: 'Points of the new task' })).toHaveValue('48');
	await expect(page.getByRole('slider', { name: 'Turned by' })).toHaveValue('90');
	await stands(playground, '3,000');
	await playground.train('3,500');
	await ask(playground, 'Is a small update enough?', '3,000', '3,500');
	const c = playground.network('C');
	await expect(trainable(playground, 'C')).toHaveText('388 trainable beside 4,417');
	await expect(c).toContainText('Merged, it is 4,417 again.');
	await expect(c).toContainText(
		'(2 × 64) the update is larger than the kernel: 132 numbers for 128'
	);
	await ask(playground, 'And with the biases alone?', '3,000', '3,500');
	await expect(trainable(playground, 'D')).toHaveText('129 of 4,417 trainable');
	await expect(afterTraining(page)).toContainText(
		/C: LoRA update of rank 2\s*Right on \d+ of 1,000 new points after 500 further steps, \d+ before them\./
	);

	await expect(c.getByRole('slider', { name: 'Rank' })).toHaveValue('2');
	await c.getByRole('slider', { name: 'Rank' }).fill('4');
	await expect(trainable(playground, 'C')).toHaveText('776 trainable beside 4,417');
	await undoAll(playground, 4);
});

test('“Distil” asks whether the large network can teach a small one', async ({
	page,
	playground
}) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await playground.open(before);
	await workOn(playground, 'Distil');
	await expect(playground.parameters('B')).toHaveText('67');
	await stands(playground, '500');
	await playground.train('1,500');
	const alone = await playground.result('B');
	await ask(playground, 'And from the answers of the large one?', '500', '2,000');
	const [labels, answers] = [await playground.result('B'), await playground.result('C')];
	expect(labels.accuracy).toBe(alone.accuracy);
	expect(answers.accuracy).toBeGreaterThan(labels.accuracy);
	await ask(playground, 'And from labels, stopped at its best?', '500', '2,000');
	const stopped = await playground.result('D');
	expect(stopped.validation).toBe(stopped.best);
	await expect(afterTraining(page)).toContainText(
		/By their true labels it is right on \d+ of them/
	);
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
	expect(await violations(page)).toEqual([]);

	await page.setViewportSize({ width: 1360, height: 860 });
	const c = playground.network('C');
	await c.getByRole('radio', { name: 'new points, unlabelled' }).check();
	await expect.poll(() => playground.hash).toContain('c.teacher=new');
	await c.getByText('Temperature of C').click();
	await c.getByRole('slider', { name: 'Temperature' }).fill('3');
	await expect.poll(() => playground.hash).toContain('c.temp=3');
	await undoAll(playground, 5);
});

test('where nothing is trained, results stand at once, and Train waits for what there is to train', async ({
	page,
	playground
}) => {
	test.slow();
	await playground.open(before);
	await workOn(playground, 'Quantize');
	await stands(playground, '1,500');
	await expect(playground.button('Train')).toBeDisabled();
	await expect(afterTraining(page)).toContainText(
		'There is nothing to train: the results stand already.'
	);
	const further = afterTraining(page).getByRole('button', { name: 'And if it trains further?' });
	await afterTraining(page)
		.getByRole('button', { name: 'Does a scale for each unit help?' })
		.click();
	await further.click();
	await stands(playground, '1,500');
	await playground.train('2,000');
});

test('other data than the pretrained network knows get a sentence, and nothing is lost', async ({
	page,
	playground
}) => {
	await playground.open(
		smallWith({
			engine: 'wasm',
			data: 'moons',
			n: 4,
			draw: 2,
			a: 'tanh:4x1',
			'a.start': 'lora:4',
			b: 'tanh:4x1',
			'p.a': 'tanh:4x1',
			'p.data': 'xor',
			'p.stop': 20
		})
	);
	await stands(playground, '20');
	await expect(playground.network('A')).toContainText('No update of it needs more than rank 2.');
	const hash = playground.hash;
	await page.getByRole('radio', { name: 'Cosine' }).check({ force: true });
	const sentence = page.getByText(/^The pretrained network takes 2 inputs, .* So A starts from/);
	await expect(sentence).toBeVisible();
	await playground.button('Undo').first().click();
	await expect.poll(() => playground.hash).toBe(hash);
	await page.getByRole('radio', { name: 'Coin toss' }).check({ force: true });
	await page.getByRole('slider', { name: 'Points of the new task' }).fill('2');
	await expect(
		page.getByText(/^Of one of the two classes there is no point among these 2 points, /)
	).toBeVisible();
});
