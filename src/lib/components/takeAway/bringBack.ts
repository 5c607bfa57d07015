/** Takes up files that the reader dropped or chose, and says what became of them. */
import { formatMegabytes } from '$lib/format.ts';
import { broughtBack } from '$lib/import/broughtBack.ts';
import { mostBytes, openFiles } from '$lib/import/openFiles.ts';
import type { NamedFile, Opened } from '$lib/import/opened.ts';
import type { Playground } from '$lib/state/playground/playground.svelte.ts';

/** What the reader is told. */
export async function bringBack(playground: Playground, files: readonly File[]): Promise<string> {
	const large = files.find(({ size }) => size > mostBytes);
	if (large !== undefined) {
		return `“${large.name}” has ${formatMegabytes(large.size)}. Files of up to ${formatMegabytes(mostBytes)} are read.`;
	}
	let read: NamedFile[];
	try {
		read = await Promise.all(
			files.map(async (file) => ({
				name: file.name,
				bytes: new Uint8Array(await file.arrayBuffer())
			}))
		);
	} catch {
		return 'This browser could not read the file. A folder cannot be opened: drop its files.';
	}
	return takeUp(playground, openFiles(read));
}

function takeUp(playground: Playground, opened: Opened): string {
	switch (opened.kind) {
		case 'problem':
			return opened.problem;
		case 'sweep':
			return 'These are results of a sweep: drop them on the page Sweep, after the link of their sweep.';
		case 'experiment':
			playground.edit(() => opened.experiment);
			return 'The experiment of the file is open. Undo brings the one before back.';
		case 'network': {
			const back = broughtBack(opened.network, playground.experiment);
			if ('problem' in back) return back.problem;
			const { experiment, step, parameters, sentence } = back;
			const member = { parameters, moments: [], steps: step, diverged: false, stopped: false };
			playground.resume(experiment, { version: 1, step, members: [member] });
			return sentence;
		}
	}
}
