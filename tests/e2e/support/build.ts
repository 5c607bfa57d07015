import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const build = fileURLToPath(new URL('../../../build', import.meta.url));

/** Every page of the build: "/", "/lessons/counting/". */
export const addresses = readdirSync(build, { recursive: true, encoding: 'utf8' })
	.map((path) => `/${path.replaceAll('\\', '/')}`)
	.filter((path) => path.endsWith('/index.html'))
	.map((path) => path.slice(0, -'index.html'.length))
	.toSorted();

/** "counting". */
export const lessonNames = addresses.flatMap(
	(address) => /^\/lessons\/([^/]+)\/$/.exec(address)?.[1] ?? []
);

/** All lessons, a few for each test: a test of its own costs as much as the page of a lesson. */
export const lessonGroups = Array.from({ length: Math.ceil(lessonNames.length / 5) }, (_, at) =>
	lessonNames.slice(5 * at, 5 * (at + 1))
);
