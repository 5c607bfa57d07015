import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { slides } from '../../src/routes/teach/slides.ts';

const folder = join(import.meta.dirname, '../../static/slides');

it('every picture for slides is there, is small, and is offered; the licence lies beside them', () => {
	const files = readdirSync(folder);
	expect(files.toSorted()).toEqual(['LICENSE.txt', ...slides.map(({ file }) => file)].toSorted());
	for (const file of files) expect(statSync(join(folder, file)).size).toBeLessThan(150_000);
});
