import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/lib/analysis/sentence.ts';
import { notYet } from '../../src/lessons/notYet.ts';
import { setWidth } from '../../src/lib/experiment/edits.ts';
import { renderSteps } from '../../src/routes/lessons/rendered.server.ts';
import { lesson } from './example/lesson.ts';
import { watchOf } from './watches.ts';

describe('the example of CONTRIBUTING', () => {
	it('is this very file, but for where it stands', () => {
		const contributing = readFileSync(new URL('../../CONTRIBUTING.md', import.meta.url), 'utf8');
		const [, example] = /```ts\n\/\/ src\/lessons\/[^\n]*\n([^]*?)```/.exec(contributing) ?? [];
		const file = readFileSync(new URL('./example/lesson.ts', import.meta.url), 'utf8');
		expect(example).toBe(file.replaceAll('../../../src/lessons/', '../'));
	});

	it('is a lesson whose step is done by doing it', () => {
		const [step] = lesson.steps.filter((step) => 'experiment' in step);
		expect(step.check(watchOf(step.experiment))).toEqual(
			notYet('A has 25 parameters, and it is to have more than 25.')
		);
		const facts = step.check(watchOf(setWidth(step.experiment, 0, 4)));
		expect(plainText(step.seen(facts))).toBe('A has 37 parameters now.');
		expect(renderSteps(lesson)[0].formula).toContain('<math>');
	});
});
