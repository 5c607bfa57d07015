/** What only the build does: texts are taken apart, and their formulas become MathML. */
import temml from 'temml';
import { readProse, type ProsePart } from '../../lessons/prose.ts';
import type { Lesson, Step } from '../../lessons/lesson.ts';

/** As `ProsePart`, but a formula is MathML. */
export type RenderedPart = ProsePart;

export interface RenderedStep {
	text: RenderedPart[];
	/** MathML, or null. */
	formula: string | null;
	task: RenderedPart[];
	hint: RenderedPart[];
}

export function renderFormula(tex: string): string {
	const mathml = temml.renderToString(tex, { throwOnError: true });
	if (mathml.includes('style=')) {
		throw new Error(`The page's policy allows no inline styles, which “${tex}” would need.`);
	}
	return mathml;
}

export function renderProse(text: string): RenderedPart[] {
	return readProse(text).map((part) =>
		part.kind === 'formula' ? { ...part, text: renderFormula(part.text) } : part
	);
}

function renderStep({ text, formula, task, hint }: Step): RenderedStep {
	return {
		text: renderProse(text),
		formula: formula === undefined ? null : renderFormula(formula),
		task: renderProse(task),
		hint: renderProse(hint)
	};
}

export function renderSteps({ steps }: Lesson): RenderedStep[] {
	return steps.map(renderStep);
}
