import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/**
 * Which room of `src` may import which. A room is a folder of `src/lib`, `assembly`, `cli`, `lessons`,
 * `offline`, `preview` or `routes`; each may import itself. `format.ts` is a room of one file. `engine/client`
 * stands for that module, and for types from the protocol; `engine/types` for those types alone.
 */
const pureRooms = [
	'format.ts',
	'math',
	'random',
	'network',
	'data',
	'experiment',
	'analysis',
	'claims',
	'architectures',
	'export',
	'import'
];
const mayImport: Record<string, string[]> = {
	'format.ts': [],
	math: [],
	random: ['math'],
	network: ['math', 'random'],
	data: ['format.ts', 'math', 'random', 'network'],
	experiment: ['format.ts', 'network', 'data'],
	analysis: ['format.ts', 'random', 'network', 'data'],
	claims: ['format.ts', 'experiment', 'analysis', 'data', 'network'],
	architectures: ['format.ts', 'network'],
	export: ['format.ts', 'network', 'data', 'experiment'],
	import: ['format.ts', 'network', 'data', 'experiment', 'analysis', 'export'],
	members: ['network', 'data', 'experiment', 'claims', 'engine/types'],
	engine: ['format.ts', 'math', 'random', 'network', 'data'],
	state: [...pureRooms, 'members', 'engine/client'],
	// Of the runner its script for a cluster, which a sweep leaves with as a text.
	components: [...pureRooms, 'state', 'cli/ray/sweep.py'],
	lessons: [...pureRooms, 'components'],
	assembly: [],
	cli: [...pureRooms, 'members', 'engine', 'assembly'],
	offline: ['engine', 'state'],
	preview: [],
	routes: [...pureRooms, 'engine/client', 'state', 'components', 'lessons', 'offline']
};

const mainThreadTypes = ['engine/protocol', 'engine/trainer'];

/** Packages that only some modules may import; paths by their beginning. */
const packages: [name: RegExp, modules: RegExp][] = [
	[/^@tensorflow\//, /^engine\//],
	[/^pure-rand(\/|$)/, /^random\/randomStream\.ts$/],
	[/^chart\.js/, /^components\//],
	[/^valibot$/, /^experiment\//],
	[/^papaparse$/, /^data\/tables\/reading\//],
	[/^ml-matrix$/, /^analysis\/randomFeatures\.ts$/],
	[/^fflate$/, /^((export|import|offline)\/|data\/tables\/packTable\.ts$|architectures\/files\/)/],
	[/^uqr$/, /^components\/classroom\/qrCode\.ts$/],
	[/^temml$/, /^routes\/lessons\/rendered\.server\.ts$/],
	[/^(svelte|\$app)(\/|$)/, /^((state|components|lessons|offline|routes)\/|hooks\.server\.ts$)/]
];

/** Pure rooms import no others. */
const packagesOfPureRooms: Record<string, RegExp> = {
	random: /^pure-rand(\/|$)/,
	data: /^(fflate|papaparse)$/,
	experiment: /^valibot$/,
	analysis: /^ml-matrix$/,
	architectures: /^fflate$/,
	export: /^fflate$/,
	import: /^fflate$/
};

interface Import {
	/** As written. */
	specifier: string;
	isTypeOnly: boolean;
	isReExport: boolean;
	/** The module of ours that it means, or null for a package. */
	module: string | null;
}

const source = fileURLToPath(new URL('../src', import.meta.url));
const tests = fileURLToPath(new URL('.', import.meta.url));

/** Paths below `src`, with `/`, and without the leading `lib/`: `network/cost.ts`. */
function nameOf(path: string): string {
	return relative(source, path)
		.split(sep)
		.join('/')
		.replace(/^lib\//, '');
}

function pathOf(module: string): string {
	const inLib = join(source, 'lib', module);
	return existsSync(inLib) ? inLib : join(source, module);
}

function filesBelow(folder: string): string[] {
	return readdirSync(folder).flatMap((entry) => {
		const path = join(folder, entry);
		return statSync(path).isDirectory() ? filesBelow(path) : [path];
	});
}

const statement = /^[ \t]*(import|export)\b([^'"`;]*?)\bfrom\s*['"]([^'"]+)['"]/gm;
const bareImport = /^[ \t]*import\s*['"]([^'"]+)['"]/gm;
const dynamicImport = /\bimport\(\s*['"]([^'"]+)['"]/g;
const workerUrl = /new URL\(\s*['"](\.[^'"]+)['"],\s*import\.meta\.url/g;

function isTypeOnly(clause: string): boolean {
	if (/^\s*type\b/.test(clause)) return true;
	const names = /^\s*\{([^}]*)\}\s*$/
		.exec(clause)?.[1]
		.split(',')
		.filter((name) => name.trim());
	return names !== undefined && names.every((name) => /^\s*type\s/.test(name));
}

function importsOf(module: string, text: string): Import[] {
	const found: Omit<Import, 'module'>[] = [];
	for (const [, keyword, clause, specifier] of text.matchAll(statement)) {
		const isReExport = keyword === 'export';
		found.push({ specifier, isTypeOnly: isTypeOnly(clause), isReExport });
	}
	for (const pattern of [bareImport, dynamicImport, workerUrl]) {
		for (const [, specifier] of text.matchAll(pattern)) {
			found.push({ specifier, isTypeOnly: false, isReExport: false });
		}
	}
	return found.map((item) => ({ ...item, module: moduleMeant(module, item.specifier) }));
}

function moduleMeant(from: string, specifier: string): string | null {
	const path = specifier.replace(/\?.*$/, '');
	if (path.startsWith('$lib/')) return path.slice('$lib/'.length);
	if (!path.startsWith('.')) return null;
	return nameOf(join(dirname(pathOf(from)), path));
}

const modules = new Map(
	filesBelow(source)
		.filter((path) => /\.(ts|js|svelte)$/.test(path) && !path.endsWith('.d.ts'))
		// In another language, AssemblyScript.
		.filter((path) => !path.includes(join('wasm', 'kernels')))
		.map((path) => {
			const name = nameOf(path);
			const text = readFileSync(path, 'utf8');
			return [name, { text, imports: importsOf(name, text) }];
		})
);

const allImports = [...modules].flatMap(([from, { imports }]) =>
	imports.map((item) => ({ from, ...item }))
);

function roomOf(module: string): string {
	return module.split('/')[0];
}

function isAllowed(
	from: string,
	{ module, isTypeOnly }: Pick<Import, 'module' | 'isTypeOnly'>
): boolean {
	if (module === null || module.endsWith('.css')) return true;
	const [room, other] = [roomOf(from), roomOf(module)];
	if (room === other) return true;
	const allowed = mayImport[room] ?? [];
	if (allowed.includes(other)) return true;
	const stem = module.replace(/\.ts$/, '');
	if (allowed.includes(stem)) return true;
	const mayKnowTypes = ['engine/client', 'engine/types'].some((name) => allowed.includes(name));
	return mayKnowTypes && isTypeOnly && mainThreadTypes.includes(stem);
}

/** The modules of a circle of imports, or null. Types count too. */
function findCycle(): string[] | null {
	const done = new Set<string>();
	const visit = (module: string, trail: string[]): string[] | null => {
		if (trail.includes(module)) return [...trail.slice(trail.indexOf(module)), module];
		if (done.has(module)) return null;
		for (const item of modules.get(module)?.imports ?? []) {
			const cycle = item.module && visit(item.module, [...trail, module]);
			if (cycle) return cycle;
		}
		done.add(module);
		return null;
	};
	for (const module of modules.keys()) {
		const cycle = visit(module, []);
		if (cycle) return cycle;
	}
	return null;
}

describe('src', () => {
	it('has modules and imports to look at', () => {
		expect(modules.size).toBeGreaterThan(20);
		expect(allImports.some(({ module }) => module === 'network/spec.ts')).toBe(true);
		expect(allImports.some(({ specifier }) => specifier === 'valibot')).toBe(true);
	});

	it('has no room but those of the table', () => {
		const rooms = new Set([...modules.keys()].filter((name) => name.includes('/')).map(roomOf));
		expect([...rooms].filter((room) => !(room in mayImport))).toEqual([]);
	});

	it('imports only from rooms that the table allows', () => {
		const wrong = allImports.filter((item) => !isAllowed(item.from, item));
		expect(wrong.map(({ from, module }) => `${from} imports ${module}`)).toEqual([]);
	});

	it.each([
		['network/cost.ts', 'data/table.ts', true, false],
		['components/LossChart.svelte', 'engine/protocol.ts', true, false],
		['components/LossChart.svelte', 'state/runs.svelte.ts', false, true],
		['state/runs.svelte.ts', 'engine/client.ts', false, true],
		['state/runs.svelte.ts', 'engine/protocol.ts', true, true],
		['state/runs.svelte.ts', 'engine/protocol.ts', false, false],
		['state/runs.svelte.ts', 'engine/worker.ts', true, false],
		['engine/worker.ts', 'experiment/link.ts', false, false],
		['analysis/verdict.ts', 'experiment/link.ts', false, false]
	])('%s importing %s (types only: %s): allowed %s', (from, module, typesOnly, allowed) => {
		expect(isAllowed(from, { module, isTypeOnly: typesOnly })).toBe(allowed);
	});

	it('imports each package only where it belongs', () => {
		const wrong = allImports.filter(({ from, module, specifier }) =>
			packages.some(([name, where]) => module === null && name.test(specifier) && !where.test(from))
		);
		expect(wrong.map(({ from, specifier }) => `${from} imports ${specifier}`)).toEqual([]);
	});

	it('keeps the pure rooms free of other packages', () => {
		const wrong = allImports.filter(({ from, module, specifier }) => {
			const room = roomOf(from);
			if (module !== null || !pureRooms.includes(room)) return false;
			return !packagesOfPureRooms[room]?.test(specifier);
		});
		expect(wrong.map(({ from, specifier }) => `${from} imports ${specifier}`)).toEqual([]);
	});

	it('loads the linear algebra only when it is asked for', () => {
		const heavy = 'analysis/randomFeatures.ts';
		const eager = [...modules].filter(([, { text }]) =>
			[...text.matchAll(statement)].some(([, , , specifier]) =>
				specifier.endsWith('/randomFeatures.ts')
			)
		);
		expect(modules.has(heavy)).toBe(true);
		expect(eager.map(([name]) => name)).toEqual([]);
	});

	it('has no folder of more than 25 files, nor have the tests', () => {
		const counts = new Map<string, number>();
		for (const file of [source, tests].flatMap(filesBelow)) {
			counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
		}
		const large = [...counts].filter(([, count]) => count > 25);
		expect(large.map(([folder, count]) => `${folder}: ${count}`)).toEqual([]);
	});

	it('has no circle of imports', () => {
		expect(findCycle()).toBeNull();
	});

	it('names files with their endings, and files that are there', () => {
		const ours = allImports.filter(
			({ module, specifier }) => module !== null && !specifier.includes('$types')
		);
		const wrong = ours.filter(({ module }) => {
			const path = pathOf(module!);
			return posix.extname(module!) === '' || !existsSync(path);
		});
		expect(wrong.map(({ from, specifier }) => `${from} imports ${specifier}`)).toEqual([]);
	});

	it('has no module that only passes on what others export', () => {
		const barrels = [...modules].filter(([, { text, imports }]) => {
			if (!imports.some(({ isReExport }) => isReExport)) return false;
			const rest = text.replace(statement, '').replace(/\/\*[^]*?\*\/|\/\/.*/g, '');
			return !/\w/.test(rest);
		});
		expect(barrels.map(([name]) => name)).toEqual([]);
	});

	it('has every file by which CONTRIBUTING walks', () => {
		const text = readFileSync(join(source, '../CONTRIBUTING.md'), 'utf8');
		const walks = [...text.matchAll(/^### From .*\n([^#]*)/gm)].map(([, stops]) => stops.trim());
		expect(walks.map((stops) => stops.split('\n').length)).toEqual([12, 12]);
		const named = walks.flatMap((stops) => [...stops.matchAll(/`([\w/.]+\.(?:ts|svelte))`/g)]);
		expect(named.map(([, path]) => path).filter((path) => !modules.has(path))).toEqual([]);
		expect(named.length).toBeGreaterThan(24);
	});

	it('computes what must have the same bits everywhere without the functions that engines differ in', () => {
		const exact = /^(math|random|network|data|engine\/(step|wasm))\//;
		const open =
			/^(?!\s*(\/\/|\/?\*)).*\bMath\.(exp|expm1|log\w*|sinh?|cosh?|tanh?|a\w+h|asin|acos|atan2?|pow|hypot|cbrt)\(/m;
		const named = [...modules].filter(([name]) => exact.test(name));
		expect(named.length).toBeGreaterThan(50);
		expect(named.filter(([, { text }]) => open.test(text)).map(([name]) => name)).toEqual([]);
	});

	it('takes no random number that has no seed', () => {
		const wrong = [...modules].filter(([, { text }]) => text.includes('Math.random'));
		expect(wrong.map(([name]) => name)).toEqual([]);
	});
});
