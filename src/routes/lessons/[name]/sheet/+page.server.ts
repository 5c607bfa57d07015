import { error } from '@sveltejs/kit';
import { classClaims } from '$lib/claims/class/classNetworks.ts';
import { claimNamed } from '$lib/claims/index.ts';
import { noAssignment } from '$lib/experiment/assignment.ts';
import { toAssignmentLink } from '$lib/experiment/link/assignmentLink.ts';
import { firstScreen } from '$lib/experiment/presets.ts';
import { lessonNamed, lessonNames } from '../../../../lessons/index.ts';
import { renderProse, renderSteps } from '../../rendered.server.ts';
import type { PageServerLoadEvent } from './$types';
import { picturesOf } from './pictures.server.ts';

export const entries = () => lessonNames.map((name) => ({ name }));

export async function load({ params: { name } }: PageServerLoadEvent) {
	const lesson = await lessonNamed(name);
	if (lesson === null) error(404, 'There is no such lesson.');
	const { title, summary, minutes, steps, sources, teacher } = lesson;
	const rendered = renderSteps(lesson);
	return {
		name,
		title,
		summary,
		minutes,
		sources,
		misconception: renderProse(teacher.misconception),
		expected: teacher.expected.map(renderProse),
		question: renderProse(teacher.question),
		pictures: picturesOf(lesson),
		steps: steps.map(({ id, title, prediction }, at) => ({
			id,
			title,
			task: rendered[at].task,
			guess: prediction?.question ?? null,
			answer: renderProse(teacher.answers[at])
		})),
		classes: classClaims()
			.filter((claim) => lesson.claims.includes(claim.name))
			.map((claim) => ({
				title: claim.title,
				link: toAssignmentLink(
					{ ...noAssignment, title: claim.title, claim: claim.name },
					firstScreen
				)
			})),
		claims: lesson.claims
			.map(claimNamed)
			.flatMap(({ title, criteria }) =>
				criteria.map(({ sentence, expectedShare }) => ({ title, sentence, expectedShare }))
			)
	};
}
