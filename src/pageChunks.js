/**
 * The scripts that a page starts with, in few files. Modules lie together that the same pages need at once and the
 * same further ones may ask for later: so a page starts with what it needs, and no two such files import each
 * other. Rolldown by itself makes a file for each set of parts that are loaded later, too: sixty to a page, most
 * of them below a kilobyte, and each is named wherever anything that needs it is imported.
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
 * One, and all that it leads to.
 * @param {string} from
 * @param {(one: string) => readonly string[]} next
 */
function closureOf(from, next) {
	const found = new Set([from]);
	for (const one of found) for (const other of next(one)) found.add(other);
	return found;
}

/** @param {import('vite').Rollup.ModuleInfo} info */
const read = ({ id, isEntry, code, dynamicallyImportedIds }) => ({
	id,
	isEntry,
	size: code?.length ?? 0,
	later: [...dynamicallyImportedIds]
});

/** What a file costs a page beside its modules, in their characters: a request, its name, and that it is packed
 * alone. */
const costOfFile = 1500;

/** SvelteKit's entries that are on every page: its own, and the layout. */
const isOnEveryPage = (/** @type {string} */ id) => !/\/nodes\/(?!0\.js$)\d+\.js$/.test(id);
const isSvelte = (/** @type {string} */ id) => id.includes('/node_modules/svelte/');
const isLayout = (/** @type {string} */ id) => id.endsWith('/nodes/0.js');

/**
 * The file of each module that a page starts with, by a mark for each page: `n` where the page needs it now, `l`
 * where it may later, `-` where it does not.
 * @param {readonly Module[]} modules
 * @returns {Map<string, string>}
 */
function chunkNames(modules) {
	const byId = new Map(modules.map((module) => [module.id, module]));
	const entries = new Set(modules.filter(({ isEntry }) => isEntry).map(({ id }) => id));
	const everywhere = [...entries].filter(isOnEveryPage);

	/** What is loaded with a page, and with `isLater` what it may ask for. */
	const reached = (/** @type {string} */ page, isLater = false) => {
		const found = new Set();
		for (const entry of [page, ...everywhere]) {
			const of = closureOf(entry, (id) => {
				const { now = [], later = [] } = byId.get(id) ?? {};
				// SvelteKit's own would ask for every page.
				return isLater && (!everywhere.includes(id) || isLayout(id)) ? [...now, ...later] : now;
			});
			for (const id of of) found.add(id);
		}
		return found;
	};
	const pages = [...entries]
		.filter((id) => !isOnEveryPage(id))
		.map((page) => ({ now: reached(page), ever: reached(page, true) }));

	/** @type {Map<string, string>} */
	const names = new Map();
	for (const { id } of modules) {
		const marks = pages.map(({ now, ever }) => (now.has(id) ? 'n' : ever.has(id) ? 'l' : '-'));
		// Svelte's own parts come as they are used: its index imports them all.
		if (isSvelte(id)) continue;
		if (!entries.has(id) && marks.includes('n')) names.set(id, marks.join(''));
	}
	return merged(names, byId);
}

/** Whether every page that loads a file named `one` loads one named `other` no later. */
const isWithin = (/** @type {string} */ one, /** @type {string} */ other) =>
	[...one].every((mark, page) => mark === '-' || other[page] === 'n' || other[page] === mark);

const count = (/** @type {string} */ name, /** @type {string} */ mark) =>
	name.split(mark).length - 1;

/** @param {ReadonlyMap<string, number>} sizes @param {string} name */
const sizeOf = (sizes, name) => sizes.get(name) ?? 0;

/**
 * A file goes into another that is loaded wherever it is, where that saves files more than it adds to other pages,
 * and no circle of imports comes of it.
 * @param {Map<string, string>} names
 * @param {ReadonlyMap<string, Module>} byId
 */
function merged(names, byId) {
	/** @type {Map<string, number>} */
	const sizes = new Map();
	for (const [id, name] of names) {
		sizes.set(name, (sizes.get(name) ?? 0) + (byId.get(id)?.size ?? 0));
	}
	/** @type {Map<string, string>} */
	const into = new Map([...sizes.keys()].map((name) => [name, name]));
	const fileOf = (/** @type {string} */ id) => into.get(names.get(id) ?? '');
	for (const small of [...sizes.keys()].sort((a, b) => sizeOf(sizes, a) - sizeOf(sizes, b))) {
		const held = [...into].filter(([, file]) => file === small);
		const size = held.reduce((sum, [name]) => sum + sizeOf(sizes, name), 0);
		const pages = count(small, 'n');
		const larger = [...new Set(into.values())]
			.filter((name) => name !== small && isWithin(small, name))
			.filter((name) => size * (count(name, 'n') - pages) < costOfFile * pages)
			.sort((a, b) => count(a, 'n') - count(b, 'n') || count(a, 'l') - count(b, 'l'));
		const before = new Map(into);
		for (const name of larger) {
			for (const [one, file] of before) into.set(one, file === small ? name : file);
			if (!hasCircle(importsOf(names, byId, fileOf))) break;
			for (const [one, file] of before) into.set(one, file);
		}
	}
	return new Map([...names.keys()].map((id) => [id, fileOf(id) ?? '']));
}

/**
 * Which files each file imports.
 * @param {ReadonlyMap<string, string>} names
 * @param {ReadonlyMap<string, Module>} byId
 * @param {(id: string) => string | undefined} fileOf
 */
function importsOf(names, byId, fileOf) {
	/** @type {Map<string, Set<string>>} */
	const imports = new Map();
	for (const id of names.keys()) {
		const file = fileOf(id) ?? '';
		const others = imports.get(file) ?? new Set();
		imports.set(file, others);
		for (const next of byId.get(id)?.now ?? []) {
			const other = fileOf(next);
			if (other !== undefined && other !== file) others.add(other);
		}
	}
	return imports;
}

/** @param {ReadonlyMap<string, ReadonlySet<string>>} imports */
function hasCircle(imports) {
	/** @type {Set<string>} */
	const done = new Set();
	/** @type {(file: string, trail: readonly string[]) => boolean} */
	const visit = (file, trail) => {
		if (trail.includes(file)) return true;
		if (done.has(file)) return false;
		const found = [...(imports.get(file) ?? [])].some((next) => visit(next, [...trail, file]));
		done.add(file);
		return found;
	};
	return [...imports.keys()].some((file) => visit(file, []));
}
