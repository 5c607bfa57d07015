/** A network's layers as the lines of a Python list. */
import { droppedLayersOf } from '../../network/forward.ts';
import { layersOf, type Layer } from '../../network/spec.ts';
import type { ExportedNetwork } from '../exported.ts';
import type { Modules } from '../layers/modules.ts';

/** More equal layers than this, one after another, are written once. */
const mostAlike = 5;

/** `classes` are the lines of the classes that the modules need, each followed by two empty ones. */
export function moduleLines(
	{ network, training }: ExportedNetwork,
	dropout: string,
	written: (layer: Layer) => Modules
): { lines: string[]; classes: string[] } {
	const layers = layersOf(network);
	const dropped = new Set(
		training.dropout > 0 ? droppedLayersOf(layers).map(({ index }) => index) : []
	);
	const all = layers.map(written);
	const groups = all.map(({ modules }, index) =>
		dropped.has(index) ? [...modules, `${dropout}(${training.dropout})`] : modules
	);
	const classes = new Set(all.flatMap((modules) => modules.classes ?? []));
	return {
		lines: runsOf(groups).flatMap(runLines),
		classes: [...classes].flatMap((own) => [...own, '', ''])
	};
}

interface Run {
	modules: readonly string[];
	times: number;
}

function runsOf(groups: readonly (readonly string[])[]): Run[] {
	const runs: Run[] = [];
	for (const modules of groups) {
		const last = runs.at(-1);
		if (last?.modules.join() === modules.join()) last.times++;
		else runs.push({ modules, times: 1 });
	}
	return runs;
}

function runLines({ modules, times }: Run): string[] {
	if (times <= mostAlike) {
		return Array.from({ length: times }, () => modules.map((module) => `${module},`)).flat();
	}
	return modules.length === 1
		? [`*[${modules[0]} for _ in range(${times})],`]
		: [`*[layer for _ in range(${times}) for layer in (${modules.join(', ')})],`];
}
