import { smallWith } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';

const valueOf = (text: string | null) => Number(text?.replace('\u2212', '-').split(': ').at(-1));

test('arrow keys on the squares move one parameter and the map, and training goes on from there', async ({
	playground
}) => {
	await playground.open(smallWith({ stop: 20 }));
	await playground.train('20');
	const map = await playground.map('A');
	const other = await playground.map('B');
	const squares = playground.squares('A');
	await squares.focus();
	const first = await squares.getAttribute('aria-valuetext');
	await squares.press('ArrowRight');
	await expect(squares).not.toHaveAttribute('aria-valuetext', first!);
	const neighbour = await squares.getAttribute('aria-valuetext');
	await squares.press('Home');
	await expect(squares).toHaveAttribute(
		'aria-valuetext',
		/^weight from input 1 to unit 1 of hidden layer 1: /
	);
	const before = await squares.getAttribute('aria-valuetext');

	for (let i = 0; i < 4; i++) await squares.press('Shift+ArrowUp');
	const moved = async () => valueOf(await squares.getAttribute('aria-valuetext')) - valueOf(before);
	await expect.poll(moved).toBeCloseTo(2, 1);
	await expect.poll(() => playground.map('A')).not.toBe(map);
	expect(await playground.map('B')).toBe(other);
	await squares.press('ArrowRight');
	await expect(squares).toHaveAttribute('aria-valuetext', neighbour!);

	await playground.setStop(40);
	await playground.train('40');
	const marked = await playground.history();
	await playground.reset();
	await playground.train('40');
	const plain = await playground.history();
	const [b, a] = [3, 1];
	expect(marked.map((row) => row[b])).toEqual(plain.map((row) => row[b]));
	expect(marked.slice(0, 20)).toEqual(plain.slice(0, 20));
	expect(marked[40][a]).not.toBe(plain[40][a]);
});

test('a parameter dragged with the mouse follows it, and the map with the parameter', async ({
	page,
	playground
}) => {
	await playground.open(smallWith({ stop: 20 }));
	await playground.train('20');
	const map = await playground.map('A');
	const squares = playground.squares('A');
	const before = valueOf(await squares.getAttribute('aria-valuetext'));
	await squares.scrollIntoViewIfNeeded();
	const box = (await squares.boundingBox())!;
	const from = { x: box.x + 5, y: box.y + 5 };
	await page.mouse.move(from.x, from.y);
	await expect(playground.network('A').getByText(/^(weight|bias).*: /)).toBeVisible();
	await page.mouse.down();
	await page.mouse.move(from.x, from.y - 100, { steps: 5 });
	const moved = async () => valueOf(await squares.getAttribute('aria-valuetext')) - before;
	await expect.poll(moved).toBeCloseTo(2, 1);
	await page.mouse.up();
	await expect.poll(() => playground.map('A')).not.toBe(map);
});

/** What is drawn of a network that is not trained yet: the same, whatever will train it. */
const untrained = { tag: '@untrained' };

test(
	'a field of more parameters than squares says how many each stands for',
	untrained,
	async ({ playground }) => {
		await playground.open('n=10&new=10&a=tanh:512x3&v=1');
		await expect(
			playground.network('A').getByText(/each dot is the mean of [\d,]+ parameters/)
		).toBeVisible();
	}
);

test(
	'where squares would be too small, one layer shows at a time, by buttons and page keys',
	untrained,
	async ({ playground }) => {
		await playground.open('n=10&new=10&a=tanh:512x3&v=1');
		const network = playground.network('A');
		const squares = playground.squares('A');
		await expect(network.getByText('hidden layer 2 of 3')).toBeVisible();
		const height = (await squares.boundingBox())!.height;
		await network.getByRole('button', { name: 'Layer before, of network A' }).click();
		await expect(network.getByText('hidden layer 1 of 3')).toBeVisible();
		await expect(squares).toHaveAttribute('aria-valuetext', /^weight from input 1 to unit 1 of/);
		await squares.focus();
		for (let i = 0; i < 3; i++) await squares.press('PageDown');
		await expect(network.getByText('output layer', { exact: true })).toBeVisible();
		await expect(squares).toHaveAttribute('aria-valuetext', /^weight from .* to the output: /);
		expect((await squares.boundingBox())!.height).toBe(height);
	}
);
