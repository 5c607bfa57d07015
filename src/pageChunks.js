/**
 * The scripts that a page starts with, in few files. Modules lie together that the same pages need at once, and that
 * the same parts of further pages may ask for later; and small ones with others, where that saves a page more by
 * files than it costs in bytes. No two such files import each other. Rolldown by itself makes a file for each set
 * of parts that are loaded later, whether or not their page has a module already: sixty to a page, most of them
 * below a kilobyte, and each named wherever anything that needs it is imported.
 * @returns {import('vite').Plugin}
 */
export function pageChunks() {
	/** @type {Map<string, string>} by the module's id */
	let names = new Map();
	/** The scripts, by their files. @type {Map<string, import('vite').Rolldown.OutputChunk>} */
	let scripts = new Map();
	return {
		name: 'page-chunks',
		apply: 'build',
		applyToEnvironment: ({ name }) => name === 'client',
		// Styles are named with a part that is asked for later, but for those that are here. Scripts name what they import
		// themselves: their names with each part as well would be a hundredth of what a page starts with.
		config: () => ({
			build: {
				modulePreload: {
					resolveDependencies(_file, files, { hostId }) {
						const here = closureOf(hostId, (file) => scripts.get(file)?.imports ?? []);
						const styles = [...here].flatMap((file) => [
							...(scripts.get(file)?.viteMetadata?.importedCss ?? [])
						]);
						return files.filter((file) => file.endsWith('.css') && !styles.includes(file));
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
				const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
				scripts = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
			}
		},
		outputOptions: (options) => ({
			...options,
			// Each is named wherever what needs it is imported, and hardly shrinks in packing.
			chunkFileNames: '_app/immutable/chunks/[hash:7].js',
			assetFileNames: ({ names }) =>
				names.every((name) => name.endsWith('.css'))
					? '_app/immutable/assets/[hash:7][extname]'
					: '_app/immutable/assets/[name].[hash][extname]',
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
 * @property {number} at its place among all that there ever are
 * @property {readonly string[]} modules
 * @property {number} size characters of its modules
 * @property {readonly Chunk[]} needed it, and all that it imports
 *
 * @typedef {object} Load what a page has loaded at some time
 * @property {ReadonlySet<string>} modules
 * @property {number} weight what a character of it counts for
 */

/** @param {import('vite').Rollup.ModuleInfo} info */
const read = ({ id, isEntry, code, dynamicallyImportedIds }) => ({
	id,
	isEntry,
	size: code?.length ?? 0,
	later: [...dynamicallyImportedIds]
});

/** What a file costs a page beside its modules, in their characters: a request, its name, the names that it shares
 * with others, and that it is packed alone. */
const costOfFile = 3_000;

/** What a byte counts for that any part of a page brings when that is asked for: one of the page's start counts 1. */
const shareOfParts = 0.5;

/**
 * One, and all that it leads to.
 * @template T
 * @param {T} from
 * @param {(one: T) => Iterable<T>} next
 * @returns {Set<T>}
 */
function closureOf(from, next) {
	const found = new Set([from]);
	for (const one of found) for (const other of next(one)) found.add(other);
	return found;
}

/** SvelteKit's entries that are on every page: its own, and the layout. */
const isOnEveryPage = (/** @type {string} */ id) => !/\/nodes\/(?!0\.js$)\d+\.js$/.test(id);
const isLayout = (/** @type {string} */ id) => id.endsWith('/nodes/0.js');

/** What knows links of TensorFlow Playground goes with no other: the Scale page is held to name no TensorFlow. */
const isApart = (/** @type {string} */ id) => id.includes('/link/tensorflowPlayground/');

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

	/** @type {Map<string, string[]>} */
	const together = new Map();
	for (const { id } of modules) {
		const on = pages.filter((page) => needs.get(page)?.has(id));
		if (on.length === 0 || entries.includes(id) || isApart(id)) continue;
		const of = parts
			.filter((part) => part.needs.has(id) && part.pages.some((page) => !on.includes(page)))
			.map((part) => part.id);
		const key = JSON.stringify([on, of]);
		together.set(key, [...(together.get(key) ?? []), id]);
	}
	const loads = pages.flatMap((page) => {
		const first = needs.get(page) ?? new Set();
		const here = parts.filter((part) => part.pages.includes(page));
		return [
			{ modules: first, weight: 1 - shareOfParts },
			...here.map((part) => ({
				modules: new Set([...first, ...part.needs]),
				weight: shareOfParts / here.length
			}))
		];
	});
	const sizeOf = (/** @type {string} */ id) => byId.get(id)?.size ?? 0;
	const fewer = withFewer([...together.values()], sizeOf, now, loads);
	return new Map(fewer.flatMap((ids, at) => ids.map((id) => [id, `pages-${at}`])));
}

/**
 * Two files become one for as long as that saves files more than it adds bytes, and no circle of imports comes of it.
 * @param {readonly (readonly string[])[]} files the modules of each
 * @param {(id: string) => number} sizeOf
 * @param {(id: string) => readonly string[]} now
 * @param {readonly Load[]} loads
 * @returns {(readonly string[])[]}
 */
function withFewer(files, sizeOf, now, loads) {
	/** @type {Chunk[]} */
	let chunks = files.map((ids, at) => ({
		at,
		modules: ids,
		size: sum(ids.map(sizeOf)),
		needed: []
	}));
	const fileOf = linkChunks(chunks, now);
	/** Pages and parts that load the same files. @type {Map<string, { has: boolean[], weight: number }>} */
	const alike = new Map();
	for (const { modules, weight } of loads) {
		const loaded = new Set([...modules].map((id) => fileOf.get(id)));
		const has = chunks.map((chunk) => loaded.has(chunk));
		const key = has.map(Number).join('');
		alike.set(key, { has, weight: weight + (alike.get(key)?.weight ?? 0) });
	}
	const different = [...alike.values()];

	/** @param {Chunk} one @param {Chunk} other */
	const isCircle = (one, other) =>
		one.needed.some((next) => next !== one && next !== other && next.needed.includes(other));
	/** What one file of two saves, in characters. @param {Chunk} one @param {Chunk} other */
	const savedBy = (one, other) => {
		let saved = 0;
		for (const { has, weight } of different) {
			if (!has[one.at] && !has[other.at]) continue;
			saved += weight * costOfFile;
			if (has[one.at] && has[other.at]) continue;
			for (const next of (has[one.at] ? other : one).needed) {
				if (!has[next.at]) saved -= weight * (next.size + costOfFile);
			}
		}
		return saved;
	};

	/** @param {Chunk} one @param {Chunk} other */
	const merge = (one, other) => {
		const both = {
			at: places++,
			modules: [...one.modules, ...other.modules],
			size: one.size + other.size,
			needed: []
		};
		for (const { has } of different) {
			has[both.at] = has[one.at] || has[other.at];
			if (!has[both.at]) continue;
			for (const next of [...one.needed, ...other.needed]) has[next.at] = true;
		}
		chunks = [...chunks.filter((chunk) => chunk !== one && chunk !== other), both];
		linkChunks(chunks, now);
	};
	let places = chunks.length;
	for (;;) {
		const before = chunks;
		const pairs = before
			.flatMap((one, place) => before.slice(0, place).map((other) => ({ one, other })))
			.map((pair) => ({ ...pair, saved: savedBy(pair.one, pair.other) }))
			.filter(({ saved }) => saved > 0)
			.sort((a, b) => b.saved - a.saved);
		for (const { one, other, saved } of pairs) {
			if (saved < pairs[0].saved / 2) break;
			if (!chunks.includes(one) || !chunks.includes(other)) continue;
			if (isCircle(one, other) || isCircle(other, one) || savedBy(one, other) <= 0) continue;
			merge(one, other);
		}
		if (chunks === before) return chunks.map(({ modules }) => modules);
	}
}

/**
 * Finds what each imports. Returns the chunk of each module.
 * @param {readonly Chunk[]} chunks
 * @param {(id: string) => readonly string[]} now
 */
function linkChunks(chunks, now) {
	const chunkOf = new Map(chunks.flatMap((chunk) => chunk.modules.map((id) => [id, chunk])));
	const imports = new Map(
		chunks.map((chunk) => [
			chunk,
			new Set(chunk.modules.flatMap(now).flatMap((id) => chunkOf.get(id) ?? []))
		])
	);
	for (const chunk of chunks) {
		chunk.needed = [...closureOf(chunk, (one) => imports.get(one) ?? [])];
	}
	return chunkOf;
}

const sum = (/** @type {readonly number[]} */ numbers) =>
	numbers.reduce((total, one) => total + one, 0);
