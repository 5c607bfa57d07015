import type { ExportedNetwork, ExportedRun } from './exported.ts';
import type { ExportFile, ExportOptions } from './files.ts';
import type { ZippedFile } from './zip.ts';

/** A file of each of these networks, or one of the run; networks that leave together have a folder each.
 * Empty where nothing can be made. */
export async function madeFiles(
	{ name, subject, make }: ExportFile,
	run: ExportedRun,
	networks: readonly ExportedNetwork[],
	options: ExportOptions
): Promise<ZippedFile[]> {
	const files: ZippedFile[] = [];
	for (const network of subject === 'run' ? networks.slice(0, 1) : networks) {
		const bytes = await make(run, network, options);
		const isAlone = subject === 'run' || networks.length === 1;
		if (bytes !== null) files.push({ path: isAlone ? name : `${network.letter}/${name}`, bytes });
	}
	return files;
}
