import type { Page } from '@playwright/test';
import axe, { type AxeResults, type ElementContext, type RunOptions } from 'axe-core';

type Theme = 'light' | 'dark';

/** Without a word about all that passes, and asking the host for nothing. */
const options: RunOptions = { resultTypes: ['violations'], preload: false };
/** Its rules that look at colours: what it calls "cat.color", at the levels that the pages keep. */
const colourRules = ['color-contrast', 'link-in-text-block'];
const ofColours: RunOptions = {
	resultTypes: ['violations', 'incomplete'],
	elementRef: true,
	preload: false,
	runOnly: { type: 'rule', values: colourRules }
};
const ofAllElse: RunOptions = {
	...options,
	rules: Object.fromEntries(colourRules.map((rule) => [rule, { enabled: false }]))
};

/**
 * Of all pages of this process: kinds of elements of whose colours axe told that nothing is wrong, and elements
 * with their kind of which it could not tell.
 */
const known: Record<Theme, Set<string>> = { light: new Set(), dark: new Set() };

/**
 * What axe finds on the page, in both themes; ends in the light one. They differ in colours alone: what all
 * other rules hold is held in the first.
 */
export async function violations(page: Page, themes: readonly Theme[] = ['dark', 'light']) {
	const found = [];
	for (const [at, colorScheme] of themes.entries()) {
		await page.emulateMedia({ colorScheme });
		await page.waitForFunction(
			(colorScheme) => getComputedStyle(document.documentElement).colorScheme === colorScheme,
			colorScheme
		);
		if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
		const { violations, learned } = await page.evaluate(violationsOn, {
			options: at === 0 ? ofAllElse : null,
			ofColours,
			known: [...known[colorScheme]]
		});
		for (const kind of learned) known[colorScheme].add(kind);
		found.push(...violations.map((violation) => ({ colorScheme, ...violation })));
	}
	return found;
}

interface Asked {
	/** For the page as a whole. */
	options: RunOptions | null;
	ofColours: RunOptions;
	known: string[];
}

/**
 * In the page. Nine tenths of axe's time are contrasts, mostly of the same colours in row after row of a table
 * and page after page: it gets one element of each kind that is not known, as it is written and on what it
 * stands.
 */
async function violationsOn({ options, ofColours, known }: Asked) {
	const grounds = new Map<Element | null, string>([[null, '']]);
	/** The colours and effects of all that it stands on. */
	function groundOf(element: Element | null): string {
		const known = grounds.get(element);
		if (known !== undefined) return known;
		const style = getComputedStyle(element!);
		const { backgroundColor, backgroundImage, opacity, filter, mixBlendMode, position } = style;
		const own = [backgroundColor, backgroundImage, opacity, filter, mixBlendMode, position].join();
		const isPlain = own === 'rgba(0, 0, 0, 0),none,1,none,normal,static';
		const ground = groundOf(element!.parentElement) + (isPlain ? '' : `/${own}`);
		grounds.set(element, ground);
		return ground;
	}

	function writingOf(element: Element): string {
		const { color, fontSize, fontWeight, textShadow, textDecorationLine } =
			getComputedStyle(element);
		return [color, fontSize, fontWeight, textShadow, textDecorationLine].join();
	}

	const isWritten = (element: Element) =>
		element.matches('input, select, textarea, button, a') ||
		[...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');

	/** Whether there is more in its line or paragraph than itself. */
	function isAmongWords(link: Element): boolean {
		const block = link.closest(':not(a, span, em, strong, b, i, small, code, sub, sup)');
		return block?.textContent?.trim() !== link.textContent?.trim();
	}

	const isDisabled = (element: Element) =>
		(element.closest('label')?.control ?? element).matches(':disabled, [aria-disabled=true]');

	const isKnown = Set.prototype.has.bind(new Set(known));
	const kinds = new Map<string, Element>();
	for (const element of document.body.querySelectorAll('*')) {
		if (!isWritten(element) || !element.checkVisibility()) continue;
		const isLink = element.matches('a');
		if (element instanceof SVGElement && !isLink) continue; // axe cannot tell what is behind it.
		const asLink = isLink && [isAmongWords(element), writingOf(element.parentElement!)];
		const state = [isDisabled(element), asLink];
		const kind = [writingOf(element), groundOf(element), ...state].join(' ');
		if (kinds.has(kind) || isKnown(kind) || isKnown(kind + element.outerHTML)) continue;
		kinds.set(kind, element);
	}

	const found = ({ violations }: AxeResults) =>
		violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }));
	const violations = options === null ? [] : found(await window.axe.run(document, options));
	if (kinds.size === 0) return { violations, learned: [] };
	const context = { include: [...kinds.values()] } as ElementContext;
	const ofKinds = await window.axe.run(context, ofColours);
	const elementsOf = (results: AxeResults['violations']) =>
		new Set<unknown>(results.flatMap(({ nodes }) => nodes.map(({ element }) => element)));
	const wrong = elementsOf(ofKinds.violations);
	const untold = elementsOf(ofKinds.incomplete);
	const learned = [...kinds]
		.filter(([, element]) => !wrong.has(element))
		.map(([kind, element]) => (untold.has(element) ? kind + element.outerHTML : kind));
	return { violations: [...violations, ...found(ofKinds)], learned };
}

declare global {
	interface Window {
		axe: typeof import('axe-core');
	}
}
