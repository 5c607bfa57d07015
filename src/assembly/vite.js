import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from 'assemblyscript/asc';

const query = '?assembly';
const options = ['-O3', '--enable', 'simd', '--runtime', 'stub', '--noAssert'];
const here = dirname(fileURLToPath(import.meta.url));
const cache = join(here, '../../node_modules/.cache/wiggle-room');

/** All files of the kernels' folder and below, by path. @param {string} entry */
function sourcesOf(entry) {
	const folder = dirname(entry);
	const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.ts'))
		.sort();
	return new Map(
		paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')])
	);
}

/**
 * WebAssembly in base64; throws what the compiler says.
 * @param {string} entry
 * @param {ReadonlyMap<string, string>} sources
 */
async function compile(entry, sources) {
	/** @type {Uint8Array | undefined} */
	let binary;
	const { error, stderr } = await main([basename(entry), ...options, '--outFile', 'kernels.wasm'], {
		readFile: (name) => sources.get(name) ?? null,
		writeFile: (_name, contents) => void (binary = /** @type {Uint8Array} */ (contents)),
		listFiles: () => []
	});
	if (error || !binary) throw new Error(`${error?.message}\n${stderr.toString()}`);
	return Buffer.from(binary).toString('base64');
}

/** A file in AssemblyScript, imported with `?assembly`, is the module that it compiles to: its bytes
 * in base64. They are part of the script, since a page opened from a disk may fetch nothing.
 * @type {import('vite').Plugin} */
export const assembly = {
	name: 'assembly',
	enforce: 'pre',
	async load(id) {
		if (!id.endsWith(query)) return null;
		const entry = id.slice(0, -query.length);
		const sources = sourcesOf(entry);
		for (const name of sources.keys()) this.addWatchFile(join(dirname(entry), name));
		const hash = createHash('sha256')
			.update(JSON.stringify([options, basename(entry), ...sources]))
			.digest('hex');
		const file = join(cache, `${hash}.txt`);
		let bytes;
		try {
			bytes = readFileSync(file, 'utf8');
		} catch {
			bytes = await compile(entry, sources);
			mkdirSync(cache, { recursive: true });
			writeFileSync(file, bytes);
		}
		return `export default ${JSON.stringify(bytes)};`;
	}
};
