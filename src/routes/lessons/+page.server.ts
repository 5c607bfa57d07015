import { building } from '$app/environment';
import { randomFeatures } from '$lib/analysis/randomFeaturesSettings.ts';
import { dotsOfData } from '$lib/components/drawing/thumbnail.ts';
import { formatBytes } from '$lib/format.ts';
import { isOfflineCopy } from '../../offline/copy.js';
import { offlineZip } from '../../offline/zip.server.ts';
import { chapters } from '../../lessons/chapters.ts';
import { lessonNamed, lessonNames } from '../../lessons/index.ts';
import type { Step } from '../../lessons/lesson.ts';
import { sizesOf } from '../../lessons/sizes.ts';

/** ", 1.82 MB"; nothing in development, where the page would wait for the zip to be made. */
const sizeOfZip = async () => (building ? `, ${formatBytes((await offlineZip()).length)}` : '');

/** Side of a lesson's picture, and how many of its points it shows. */
const side = 72;
const most = 100;

function dataOf(step: Step) {
	if ('experiment' in step) return step.experiment.data;
	return 'sweep' in step ? step.sweep.data : randomFeatures.data;
}

async function lessonOf(name: string) {
	const lesson = (await lessonNamed(name))!;
	const { title, summary, minutes, steps } = lesson;
	return {
		name,
		number: lessonNames.indexOf(name) + 1,
		title,
		summary,
		minutes,
		sizes: sizesOf(lesson),
		steps: steps.map(({ id }) => id),
		dots: dotsOfData(dataOf(steps[0]), side, most)
	};
}

export async function load() {
	return {
		side,
		chapters: await Promise.all(
			chapters.map(async ({ title, lessons }) => ({
				title,
				lessons: await Promise.all(lessons.map(lessonOf))
			}))
		),
		zip: isOfflineCopy ? null : { size: await sizeOfZip() }
	};
}
