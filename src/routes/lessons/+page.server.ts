import { lessonNamed, lessonNames } from '../../lessons/index.ts';

export async function load() {
	const lessons = await Promise.all(
		lessonNames.map(async (name) => {
			const { title, summary, minutes, steps } = (await lessonNamed(name))!;
			return { name, title, summary, minutes, steps: steps.map(({ id }) => id) };
		})
	);
	return { lessons };
}
