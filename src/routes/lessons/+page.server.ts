import { building } from '$app/environment';
import { formatBytes } from '$lib/format.ts';
import { isOfflineCopy } from '../../offline/copy.js';
import { offlineZip } from '../../offline/zip.server.ts';
import { lessonNamed, lessonNames } from '../../lessons/index.ts';

/** ", 1.82 MB"; nothing in development, where the page would wait for the zip to be made. */
const sizeOfZip = async () => (building ? `, ${formatBytes((await offlineZip()).length)}` : '');

export async function load() {
	const lessons = await Promise.all(
		lessonNames.map(async (name) => {
			const { title, summary, minutes, steps } = (await lessonNamed(name))!;
			return { name, title, summary, minutes, steps: steps.map(({ id }) => id) };
		})
	);
	return { lessons, zip: isOfflineCopy ? null : { size: await sizeOfZip() } };
}
