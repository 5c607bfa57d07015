import { expect, test } from '../support/test.ts';

test('in one draw after another the wide network overfits, and the page says so', async ({
	playground
}) => {
	await playground.open('speed=full&v=1');
	for (const draw of [1, 2]) {
		if (draw > 1) await playground.paste(`draw=${draw}&speed=full&v=1`);
		await playground.isFresh();
		await playground.train();

		const wide = await playground.result('B');
		expect(wide.validation / wide.best, `draw ${draw}`).toBeGreaterThanOrEqual(1.3);
		const atBest = (await playground.history())
			.map((row) => row.map(Number))
			.reduce((nearest, row) =>
				Math.abs(row[0] - wide.atStep) < Math.abs(nearest[0] - wide.atStep) ? row : nearest
			);
		expect(wide.training, `draw ${draw}`).toBeLessThan(atBest[3]);
		await expect(playground.reading).toContainText('B is memorising, since step');
		const [a, b] = [await playground.mistakes('A'), await playground.mistakes('B')];
		expect(a.validation, `draw ${draw}`).toBeLessThan(b.validation);
	}
});

test('with every label right the wide network is right on at least 95 % of new points', async ({
	playground
}) => {
	await playground.open('flips=0&speed=full&v=1');
	await playground.train();
	expect((await playground.result('B')).accuracy).toBeGreaterThanOrEqual(95);
});

test('at the end the page says which network was right more often, and whether the bet was won', async ({
	playground
}) => {
	await playground.open('speed=full&stop=200&v=1');
	await playground.button('Bet on B').click();
	await expect(playground.button('Bet on B')).toHaveAttribute('aria-pressed', 'true');
	await playground.train('200');
	const [a, b] = [await playground.mistakes('A'), await playground.mistakes('B')];
	const [winner, loser] = a.validation < b.validation ? ['A', 'B'] : ['B', 'A'];
	const most = Math.max(a.validation, b.validation);
	const least = Math.min(a.validation, b.validation);
	const answer = playground.page.getByText('right more often on new points');
	await expect(answer).toContainText(winner);
	await expect(answer).toContainText(loser);
	test.info().annotations.push({ type: 'answer', description: await answer.innerText() });
	expect(most).toBeGreaterThan(least);
});
