import { error } from '@sveltejs/kit';
import { lessonNamed, lessonNames } from '../../../lessons/index.ts';
import { renderSteps } from '../rendered.server.ts';
import type { PageServerLoadEvent } from './$types';

export const entries = () => lessonNames.map((name) => ({ name }));

async function neighbour(name: string | undefined) {
	const lesson = name === undefined ? null : await lessonNamed(name);
	return lesson && { name: name!, title: lesson.title };
}

export async function load({ params: { name } }: PageServerLoadEvent) {
	const lesson = await lessonNamed(name);
	if (lesson === null) error(404, 'There is no such lesson.');
	const at = lessonNames.indexOf(name);
	return {
		name,
		number: at + 1,
		count: lessonNames.length,
		rendered: renderSteps(lesson),
		previous: await neighbour(lessonNames[at - 1]),
		next: await neighbour(lessonNames[at + 1])
	};
}
