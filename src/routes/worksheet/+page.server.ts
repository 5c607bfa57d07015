import { lessonNamed, lessonNames } from '../../lessons/index.ts';
import { renderProse } from '../lessons/rendered.server.ts';

/** Each lesson with the question that its worksheet asks. */
export async function load() {
	const lessons = await Promise.all(
		lessonNames.map(async (name) => {
			const { title, teacher } = (await lessonNamed(name))!;
			return { name, title, question: renderProse(teacher.question) };
		})
	);
	return { lessons };
}
