import { expect, it } from 'vitest';
import { chapters } from '../../src/lessons/chapters.ts';
import { lessonNamed, lessonNames } from '../../src/lessons/index.ts';
import { sizesOf } from '../../src/lessons/sizes.ts';
import { timesOf } from '../../src/routes/lessons/[name]/live/measures.ts';

it('the chapters hold every lesson once, in order', () => {
	expect(chapters.flatMap(({ lessons }) => lessons)).toEqual(lessonNames);
	for (const { lessons } of chapters) expect(lessons.length).toBeGreaterThan(1);
});

it.each([
	['what-is-a-parameter', '2 parameters'],
	['small-against-wide', '25 to 4,417 parameters'],
	['the-u-curve', '6 to 16,897 parameters']
])('sizesOf(%s) is %s', async (name, sizes) => {
	expect(sizesOf((await lessonNamed(name))!)).toBe(sizes);
});

it('parameter golf ends with the exact count of GPT-3', async () => {
	const { ending } = (await lessonNamed('parameter-golf'))!;
	expect(ending?.text).toMatch(/GPT-3 175B 17\d,\d{3},\d{3},\d{3}:/);
	expect(ending?.link.hash).toBe('model=gpt-3-175b&v=1');
});

it('the parts of a task make up its words', async () => {
	for (const name of lessonNames) {
		for (const step of (await lessonNamed(name))!.steps) {
			if (!('parts' in step) || step.parts === undefined) continue;
			expect(step.parts.map(({ words }) => words).join(' ')).toBe(step.task);
		}
	}
});

it.each([
	[0.379, 1.03, '× 2.7'],
	[0.35, 0.02, '÷ 18'],
	[0.5, 0.5, '× 1.0'],
	[0.5, NaN, '—'],
	[0, 1, '—']
])('timesOf(%d, %d) is %s', (then, now, times) => {
	expect(timesOf(then, now)).toBe(times);
});
