import { readFileSync } from 'node:fs';
import { BaseSequencer } from 'vitest/node';

/** @param {import('vitest/node').TestSpecification} file */
const losesContext = ({ moduleId }) => readFileSync(moduleId, 'utf8').includes('loseContext');

/** Files that lose the WebGL context come last: the next one has to compile every program anew. */
export class TestOrder extends BaseSequencer {
	/** @param {import('vitest/node').TestSpecification[]} files */
	async sort(files) {
		const sorted = await super.sort(files);
		return [
			...sorted.filter((file) => !losesContext(file)),
			...sorted.filter((file) => losesContext(file))
		];
	}
}
