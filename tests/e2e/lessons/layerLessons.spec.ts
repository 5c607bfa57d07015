import { LaterLessonWalk } from '../support/laterLesson.ts';
import { expect, test as base } from '../support/test.ts';

const test = base.extend<{ lesson: LaterLessonWalk }>({
	lesson: ({ page }, use) => use(new LaterLessonWalk(page))
});

test.slow();

/** Of a first layer that hears nearly nothing. */
const vanishing = /is \d\.\de−\d+ in the first layer/;

/** Points on which A and B are wrong, as the step that is done tells them. */
async function wrongOf(lesson: LaterLessonWalk, told: RegExp): Promise<number[]> {
	await lesson.isDone(told);
	return told
		.exec(await lesson.done.innerText())!
		.slice(1)
		.map((text) => Number(text.replace(',', '')));
}

const ofBoth = /A, with \d+ parameters, is wrong on ([\d,]+), and B, with [\d,]+, on ([\d,]+)\./;
const onMoreRows =
	/B, with 3,964 parameters and 1,000 rows, is wrong on ([\d,]+)\. A, with 116 parameters, was wrong on ([\d,]+) after 200 rows\./;

test('the lesson of other layers is walked from the first step to its summary', async ({
	page,
	lesson
}) => {
	await lesson.openAtFullSpeed('same-count-other-layers');
	await lesson.guess('B, dense');
	await lesson.isOpen();
	await lesson.train();
	const [pooled, dense] = await wrongOf(lesson, ofBoth);
	expect(pooled + 150).toBeLessThanOrEqual(dense);
	await expect(page.getByText('You guessed “B, dense”. It was “A, convolutions”.')).toBeVisible();
	await lesson.next();

	await lesson.guess('A, 116 parameters');
	await lesson.train();
	const [one, large] = await wrongOf(lesson, ofBoth);
	expect(one + 150).toBeLessThanOrEqual(large);
	await lesson.isAnswered();
	await lesson.next();

	await lesson.guess('Yes, B is');
	await lesson.train();
	const [onAll, onFew] = await wrongOf(lesson, onMoreRows);
	expect(onFew).toBe(one);
	expect(onFew).toBeLessThan(onAll);
	await expect(page.getByText('You guessed “Yes, B is”. It was “No, A was”.')).toBeVisible();
	await lesson.next();

	await lesson.guess('As many new points as before');
	await lesson.train();
	const [shuffled] = await wrongOf(lesson, ofBoth);
	expect(shuffled).toBeGreaterThanOrEqual(300);
	await lesson.next();

	await lesson.guess('A, convolutions');
	await lesson.train();
	const [convolutions, ofPlace] = await wrongOf(lesson, ofBoth);
	expect(convolutions).toBeGreaterThanOrEqual(ofPlace + 100);
	await lesson.finish();
});

test('the lesson of fifty layers is walked from the first step to its summary', async ({
	page,
	lesson
}) => {
	await lesson.openAtFullSpeed('fifty-layers');
	const gradientOf = (letter: string) =>
		page.getByRole('img', { name: new RegExp(`^Gradient of ${letter} in each of 52 layers`) });
	for (const letter of ['A', 'B']) {
		await lesson.network(letter).getByText(`Gradients of ${letter} by layer`).click();
	}
	await expect(gradientOf('A')).toHaveAccessibleName(vanishing);
	await expect(gradientOf('B')).not.toHaveAccessibleName(vanishing);
	await lesson.guess('Both');
	await lesson.isOpen();
	await lesson.train();
	const told = /Both have 2,125 parameters\. .* A is wrong on ([\d,]+), and B on ([\d,]+)\./;
	const [plain, residual] = await wrongOf(lesson, told);
	expect(plain).toBeGreaterThanOrEqual(150);
	expect(residual).toBeLessThanOrEqual(25);
	await expect(page.getByText('You guessed “Both”. It was “B, residual”.')).toBeVisible();
	await lesson.next();

	await lesson.guess('B, residual');
	await lesson.train();
	const four = await wrongOf(
		lesson,
		/Both have 193 parameters\. .* on ([\d,]+), and B on ([\d,]+)\./
	);
	for (const wrong of four) expect(wrong).toBeLessThanOrEqual(25);
	await expect(page.getByText('You guessed “B, residual”. It was “Both”.')).toBeVisible();
	await lesson.finish();
});
