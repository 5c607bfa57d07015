import { error } from '@sveltejs/kit';
import { lessonNamed } from '../../../lessons/index.ts';

export async function load({ params: { name }, data }) {
	const lesson = await lessonNamed(name);
	if (lesson === null) error(404, 'There is no such lesson.');
	return { ...data, lesson };
}
