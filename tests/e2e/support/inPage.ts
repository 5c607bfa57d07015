import type { Locator } from '@playwright/test';

/**
 * What a test does to a run under way is done in the page, in the moment in which it is due: a run that
 * is fast, or a test that is slow, cannot end the run before.
 */
export type Act =
	/** Presses the button of this name. */
	| { press: string }
	/** Presses a key, with the focus where it is. */
	| { key: string }
	/** Moves a slider there, or by so much. */
	| { slider: Locator; to: number }
	| { slider: Locator; by: number };

export interface DueAct {
	/** Due as soon as a step after this one is shown. */
	past: number;
	/** Of a run that begins anew. */
	anew?: boolean;
	act: Act;
}

/** Carries them out one after another; `step` is the output that shows the step. */
export async function actWhen(step: Locator, due: readonly DueAct[]): Promise<void> {
	for (const { act } of due) if ('slider' in act) await act.slider.scrollIntoViewIfNeeded();
	const output = (await step.elementHandle())!;
	const acts = await Promise.all(
		due.map(async ({ past, anew = false, act }) => ({
			past,
			anew,
			press: 'press' in act ? act.press : null,
			key: 'key' in act ? act.key : null,
			slider: 'slider' in act ? await act.slider.elementHandle() : null,
			to: 'to' in act ? act.to : null,
			by: 'by' in act ? act.by : 0
		}))
	);
	await step.page().evaluate(
		({ output, acts }) =>
			new Promise<void>((resolve) => {
				const shown = () => Number(output.textContent!.replace(/\D/g, ''));
				const buttons = () => [...document.querySelectorAll('button')];
				const look = () => {
					const { past, anew, press, key, slider, to, by } = acts[0];
					if (shown() <= past) acts[0].anew = false;
					if (shown() <= past || anew) return;
					if (press !== null) {
						buttons()
							.find(({ textContent }) => textContent?.trim() === press)!
							.click();
					}
					if (key !== null) {
						const target = document.activeElement ?? document.body;
						target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
					}
					if (slider !== null) {
						const input = slider as HTMLInputElement;
						input.value = String(to ?? input.valueAsNumber + by);
						slider.dispatchEvent(new Event('input', { bubbles: true }));
					}
					acts.shift();
					if (acts.length > 0) return;
					observer.disconnect();
					resolve();
				};
				const observer = new MutationObserver(look);
				observer.observe(output, { characterData: true, childList: true, subtree: true });
				look();
			}),
		{ output, acts }
	);
}

/** Notes every step shown from now on, however briefly; the function that comes back gives the least. */
export async function leastStepShown(step: Locator): Promise<() => Promise<number>> {
	const noted = await step.evaluateHandle((output) => {
		const steps: number[] = [];
		const note = () => steps.push(Number(output.textContent!.replace(/\D/g, '')));
		new MutationObserver(note).observe(output, {
			characterData: true,
			childList: true,
			subtree: true
		});
		return steps;
	});
	return () => noted.evaluate((steps) => Math.min(...steps));
}
