import { expect, type Page } from '@playwright/test';
import axe, { type ElementContext, type RunOptions } from 'axe-core';

type Theme = 'light' | 'dark';

/** Without a word about all that passes, and asking the host for nothing. */
const options: RunOptions = { resultTypes: ['violations'], preload: false };
/** Its rules that look at colours: what it calls "cat.color", at the levels that the pages keep. */
const colourRules = ['color-contrast', 'link-in-text-block'];
const ofColours: RunOptions = { ...options, runOnly: { type: 'rule', values: colourRules } };
const ofAllElse: RunOptions = {
	...options,
	rules: Object.fromEntries(colourRules.map((rule) => [rule, { enabled: false }]))
};

/**
 * What axe finds on the page, in both themes; ends in the light one. They differ in colours alone: what all
 * other rules hold is held in the first.
 */
export async function violations(page: Page, themes: readonly Theme[] = ['dark', 'light']) {
	const found = [];
	for (const [at, colorScheme] of themes.entries()) {
		await page.emulateMedia({ colorScheme });
		await expect(page.locator('html')).toHaveCSS('color-scheme', colorScheme);
		if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
		const violations = await page.evaluate(violationsOn, {
			options: at === 0 ? ofAllElse : null,
			ofColours
		});
		found.push(...violations.map((violation) => ({ colorScheme, ...violation })));
	}
	return found;
}

interface Asked {
	/** For the page as a whole. */
	options: RunOptions | null;
	ofColours: RunOptions;
}

/**
 * In the page. Nine tenths of axe's time are contrasts, mostly of the same colours in row after row of a table:
 * it gets one element of each kind, as it is written and on what it stands.
 */
async function violationsOn({ options, ofColours }: Asked) {
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

	const kinds = new Map<string, Element>();
	for (const element of document.body.querySelectorAll('*')) {
		if (!isWritten(element) || !element.checkVisibility()) continue;
		const around = element.parentElement!;
		const isLink = element.matches('a');
		const kind = [isLink, writingOf(element), groundOf(element), isLink && writingOf(around)];
		const key = kind.join(' ');
		if (!kinds.has(key)) kinds.set(key, element);
	}

	const run = async (context: ElementContext, options: RunOptions) =>
		(await window.axe.run(context, options)).violations.map(({ id, nodes }) => ({
			id,
			nodes: nodes.map(({ html }) => html)
		}));
	return [
		...(options === null ? [] : await run(document, options)),
		...(await run({ include: [...kinds.values()] } as ElementContext, ofColours))
	];
}

declare global {
	interface Window {
		axe: typeof import('axe-core');
	}
}
