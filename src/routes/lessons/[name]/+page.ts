import { error } from '@sveltejs/kit';
import { lessonNamed } from '../../../lessons/index.ts';
import type { PageLoadEvent } from './$types';

export async function load({ params: { name }, data }: PageLoadEvent) {
	const lesson = await lessonNamed(name);
	if (lesson === null) error(404, 'There is no such lesson.');
	return { ...data, lesson };
}
