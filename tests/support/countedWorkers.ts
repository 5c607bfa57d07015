import { Crew } from '../../src/lib/engine/wasm/crew/crew.ts';
import { startShareWorker } from '../../src/lib/engine/wasm/crew/startShareWorker.ts';

/** Long, for a machine that is busy with other things. */
export const within = 100_000;

/** Starts real workers and counts them. */
export function countedWorkers() {
	const counted = { started: 0 };
	const crew = new Crew(
		() => {
			counted.started++;
			return startShareWorker();
		},
		{ within }
	);
	return { counted, crew };
}
