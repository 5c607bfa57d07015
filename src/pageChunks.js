/**
 * The scripts that a page starts with, in few files. Modules lie together that the same pages need at once, and that
 * the same parts of further pages may ask for later. So a page loads what it needs and nothing else, and no two such
 * files import each other. Rolldown by itself makes a file for each set of parts that are loaded later, whether or
 * not their page has a module already: sixty to a page, most of them below a kilobyte, and each named wherever
 * anything that needs it is imported.
 * @returns {import('vite').Plugin}
 */
export function pageChunks() {
	/** @type {Map<string, string>} by the module's id */
	let names = new Map();
	/** What each script imports at once, by its file. @type {Map<string, readonly string[]>} */
	let imports = new Map();
	return {
		name: 'page-chunks',
		apply: 'build',
		applyToEnvironment: ({ name }) => name === 'client',
		// What asks for a part has loaded what it imports itself: that need not be named with the part.
		config: () => ({
			build: {
				modulePreload: {
					resolveDependencies(_file, files, { hostId }) {
						const here = closureOf(hostId, (file) => imports.get(file) ?? []);
						return files.filter((file) => !here.has(file));
					}
				}
			}
		}),
		// Rolldown asks for it where groups leave out what their modules import.
		options: (options) => ({ ...options, preserveEntrySignatures: 'allow-extension' }),
		renderStart() {
			/** @type {Module[]} */
			const modules = [];
			for (const id of this.getModuleIds()) {
				const info = this.getModuleInfo(id);
				// Rolldown uses the lists that it hands out again for the next module.
				if (info) modules.push({ ...read(info), now: [...info.importedIds] });
			}
			names = chunkNames(modules);
		},
		generateBundle: {
			order: 'pre',
			handler(_options, bundle) {
				const scripts = Object.values(bundle).filter((file) => file.type === 'chunk');
				imports = new Map(scripts.map((script) => [script.fileName, script.imports]));
			}
		},
		outputOptions: (options) => ({
			...options,
			codeSplitting: {
				groups: [{ name: (id) => names.get(id) ?? null, includeDependenciesRecursively: false }]
			}
		})
	};
}

/**
 * @typedef {object} Module
 * @property {string} id
 * @property {boolean} isEntry
 * @property {number} size characters before it is minified
 * @property {readonly string[]} now what it imports
 * @property {readonly string[]} later what it imports when asked for
 */

/**
 * @typedef {object} Chunk
 * @property {ReadonlySet<string>} pages that need it at once
 * @property {ReadonlySet<string>} parts of further pages, loaded when asked for, that need it
 * @property {Module[]} modules
 */

/** @param {import('vite').Rollup.ModuleInfo} info */
const read = ({ id, isEntry, code, dynamicallyImportedIds }) => ({
	id,
	isEntry,
	size: code?.length ?? 0,
	later: [...dynamicallyImportedIds]
});

/** What a file costs a page beside its modules, in their characters: a request, its name, and that it is packed
 * alone. */
const costOfFile = 600;

/**
 * One, and all that it leads to.
 * @param {string} from
 * @param {(one: string) => readonly string[]} next
 */
function closureOf(from, next) {
	const found = new Set([from]);
	for (const one of found) for (const other of next(one)) found.add(other);
	return found;
}

/** SvelteKit's entries that are on every page: its own, and the layout. */
const isOnEveryPage = (/** @type {string} */ id) => !/\/nodes\/(?!0\.js$)\d+\.js$/.test(id);
const isLayout = (/** @type {string} */ id) => id.endsWith('/nodes/0.js');
/** Its index imports them all; Rolldown knows which are used. */
const isSvelte = (/** @type {string} */ id) => id.includes('/node_modules/svelte/');

/**
 * The name of the file of each module that a page starts with.
 * @param {readonly Module[]} modules
 * @returns {Map<string, string>}
 */
function chunkNames(modules) {
	const byId = new Map(modules.map((module) => [module.id, module]));
	const now = (/** @type {string} */ id) => byId.get(id)?.now ?? [];
	const later = (/** @type {string} */ id) => byId.get(id)?.later ?? [];
	const entries = modules.filter(({ isEntry }) => isEntry).map(({ id }) => id);
	const everywhere = entries.filter(isOnEveryPage);
	const pages = entries.filter((id) => !isOnEveryPage(id));

	/** @param {string} page @param {(id: string) => readonly string[]} next */
	const loaded = (page, next) =>
		new Set([page, ...everywhere].flatMap((entry) => [...closureOf(entry, next)]));
	// SvelteKit's own would ask for every page.
	const asked = (/** @type {string} */ id) =>
		everywhere.includes(id) && !isLayout(id) ? now(id) : [...now(id), ...later(id)];
	const needs = new Map(pages.map((page) => [page, loaded(page, now)]));
	const ever = new Map(pages.map((page) => [page, loaded(page, asked)]));
	const parts = [...new Set(modules.flatMap((module) => module.later))]
		.filter((id) => !entries.includes(id))
		.map((id) => ({
			id,
			needs: closureOf(id, now),
			pages: pages.filter((page) => ever.get(page)?.has(id))
		}));
	const pagesOf = new Map(parts.map((part) => [part.id, part.pages]));

	/** @type {Map<string, Chunk>} */
	const chunks = new Map();
	for (const module of modules) {
		const on = new Set(pages.filter((page) => needs.get(page)?.has(module.id)));
		if (on.size === 0 || entries.includes(module.id) || isSvelte(module.id)) continue;
		const of = parts
			.filter((part) => part.needs.has(module.id) && part.pages.some((page) => !on.has(page)))
			.map((part) => part.id);
		const key = JSON.stringify([[...on], of]);
		const chunk = chunks.get(key) ?? { pages: on, parts: new Set(of), modules: [] };
		chunk.modules.push(module);
		chunks.set(key, chunk);
	}
	const merged = withFewer([...chunks.values()], now, (part) => pagesOf.get(part) ?? []);
	return new Map(merged.flatMap((chunk, at) => chunk.modules.map(({ id }) => [id, `pages-${at}`])));
}

/**
 * A file goes into another that is loaded wherever it is, where that saves files more than it adds elsewhere, and no
 * circle of imports comes of it.
 * @param {readonly Chunk[]} chunks
 * @param {(id: string) => readonly string[]} now
 * @param {(part: string) => readonly string[]} pagesOf
 * @returns {Chunk[]}
 */
function withFewer(chunks, now, pagesOf) {
	const sizeOf = (/** @type {Chunk} */ { modules }) =>
		modules.reduce((sum, { size }) => sum + size, 0);
	/** @param {Chunk} one @param {Chunk} other */
	const isWithin = (one, other) =>
		[...one.pages].every((page) => other.pages.has(page)) &&
		[...one.parts].every(
			(part) => other.parts.has(part) || pagesOf(part).every((page) => other.pages.has(page))
		);
	let fewer = [...chunks];
	for (const small of chunks.toSorted((a, b) => sizeOf(a) - sizeOf(b))) {
		const current = fewer.find(({ modules }) => modules.includes(small.modules[0]));
		if (current === undefined) continue;
		const added = (/** @type {Chunk} */ other) => other.pages.size - current.pages.size;
		const larger = fewer
			.filter((other) => other !== current && isWithin(current, other))
			.filter((other) => sizeOf(current) * added(other) < costOfFile * current.pages.size)
			.sort((a, b) => added(a) - added(b) || a.parts.size - b.parts.size);
		for (const other of larger) {
			const both = { ...other, modules: [...other.modules, ...current.modules] };
			const next = fewer
				.filter((one) => one !== current)
				.map((one) => (one === other ? both : one));
			if (hasCircle(next, now)) continue;
			fewer = next;
			break;
		}
	}
	return fewer;
}

/**
 * @param {readonly Chunk[]} chunks
 * @param {(id: string) => readonly string[]} now
 */
function hasCircle(chunks, now) {
	const chunkOf = new Map(chunks.flatMap((chunk) => chunk.modules.map(({ id }) => [id, chunk])));
	/** @type {Set<Chunk>} */
	const done = new Set();
	/** @type {(chunk: Chunk, trail: readonly Chunk[]) => boolean} */
	const visit = (chunk, trail) => {
		if (trail.includes(chunk)) return true;
		if (done.has(chunk)) return false;
		done.add(chunk);
		const imported = new Set(
			chunk.modules.flatMap(({ id }) => now(id)).map((id) => chunkOf.get(id))
		);
		return [...imported].some(
			(next) => next !== undefined && next !== chunk && visit(next, [...trail, chunk])
		);
	};
	return chunks.some((chunk) => visit(chunk, []));
}
