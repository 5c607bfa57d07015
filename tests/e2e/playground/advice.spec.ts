import { expect, test } from '../support/test.ts';

test('each network that underfits is told the likely cause of its own', async ({ playground }) => {
	await playground.open(
		'data=xor&a=linear:8x2&b=tanh:8x2&b.lr=0.00001&c=tanh:8x2&c.l2=0.1&d=tanh:1x1' +
			'&stop=500&speed=full&v=1'
	);
	await playground.train();
	const said = playground.reading.getByRole('listitem');
	await expect(said.nth(0)).toContainText('it can separate the classes only by a straight line');
	await expect(said.nth(1)).toContainText('Perhaps the learning rate of 0.00001 is too low');
	await expect(said.nth(2)).toContainText('Perhaps L2 of 0.1 is too strong');
	await expect(said.nth(3)).toContainText('Perhaps it is too small, with 5 parameters');
});

test('a line known on two points alone is not said to be fitted', async ({ playground }) => {
	await playground.open('data=line&n=2&new=10&noise=0&a=relu:8x1&lr=.1&stop=1000&speed=full&v=1');
	await playground.train('1,000');
	await expect(playground.reading).toContainText('A fits its own points better than new ones.');
});
