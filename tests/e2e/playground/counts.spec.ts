import { expect, test } from '../support/test.ts';

const inputs = 2;
const outputs = 1;

/** Weights and biases of every layer. */
function countOf(width: number, depth: number): number {
	if (depth === 0) return (inputs + 1) * outputs;
	return (inputs + 1) * width + (depth - 1) * (width + 1) * width + (width + 1) * outputs;
}

/** `tests/network/cost.test.ts` holds the count of every width and depth. */
test('the widths and depths chosen show the exact number of parameters', async ({ playground }) => {
	await playground.open('n=2&new=10&a=tanh:8x1&v=1');
	for (const width of [1, 7, 100, 512]) {
		await playground.depth('A').fill('1');
		await playground.width('A').fill(String(width));
		for (const depth of [0, 1, 2, 6]) {
			await playground.depth('A').fill(String(depth));
			await expect(playground.parameters('A')).toHaveText(
				countOf(width, depth).toLocaleString('en-US')
			);
		}
	}
});

test('the counts by layer add up to the count of the network, also with a width for each layer', async ({
	playground
}) => {
	await playground.open('n=20&new=20&a=tanh:7,3,5&v=1');
	await expect(playground.parameters('A')).toHaveText('71');
	await playground.openDetails('A');
	const table = playground.page.getByRole('table', { name: 'Parameters of A by layer' });
	await expect(table.getByRole('cell')).toHaveText([
		'2 × 7 + 7',
		'21',
		'7 × 3 + 3',
		'24',
		'3 × 5 + 5',
		'20',
		'5 × 1 + 1',
		'6'
	]);
});
