/**
 * `npm run pretrain`: trains the networks that lessons and questions start from, and writes those that
 * come with the page. Files of networks that nothing starts from any more go.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vite';
import { root } from '../support/root.js';

const server = await createServer({
	root,
	logLevel: 'error',
	appType: 'custom',
	server: { middlewareMode: true, watch: null, hmr: false },
	optimizeDeps: { noDiscovery: true }
});
const { experimentsThatStartTrained, filesOf, folder, trainedParts } =
	/** @type {typeof import('./parts.ts')} */ (
		await server.ssrLoadModule('/tests/pretrain/parts.ts')
	);
const files = filesOf(await trainedParts(await experimentsThatStartTrained()));
rmSync(join(root, folder, 'networks'), { recursive: true, force: true });
mkdirSync(join(root, folder, 'networks'));
for (const [path, bytes] of files) {
	writeFileSync(join(root, folder, path), bytes);
	console.log(`${join(folder, path)}: ${bytes.length} bytes`);
}
await server.close();
process.exit();
