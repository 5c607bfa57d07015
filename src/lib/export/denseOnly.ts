/** Files that hold stacks of dense layers alone. */
import { isDenseStack } from '../network/spec.ts';
import type { ExportedNetwork, ExportedRun } from './exported.ts';

/** Nothing is made of a network with layers of other kinds. */
export const denseOnly =
	<Options, Made>(make: (run: ExportedRun, network: ExportedNetwork, options: Options) => Made) =>
	(run: ExportedRun, network: ExportedNetwork, options: Options): Made | null =>
		isDenseStack(network.network) ? make(run, network, options) : null;

/** Which files there are none of, in a sentence; null where there are all. */
export function denseLack({ letter, network }: ExportedNetwork): string | null {
	if (isDenseStack(network)) return null;
	return (
		`Network ${letter} has layers that are not dense. model.json and the scripts hold dense ones alone, so ` +
		'there are none of it; the other files have it, and experiment.json trains it again.'
	);
}
