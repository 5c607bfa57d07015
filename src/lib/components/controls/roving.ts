import type { Attachment } from 'svelte/attachments';

/** Many buttons as one stop of the Tab key: the arrow keys, Home and End go from one to another. */
export function roving(selector: string): Attachment<HTMLElement> {
	return (element) => {
		const all = () => [...element.querySelectorAll<HTMLElement>(selector)];
		const settle = (stop: HTMLElement | undefined = undefined) => {
			const buttons = all();
			const present = stop ?? buttons.find(({ tabIndex }) => tabIndex === 0) ?? buttons[0];
			for (const button of buttons) button.tabIndex = button === present ? 0 : -1;
		};
		const onfocusin = ({ target }: FocusEvent) => {
			if (target instanceof HTMLElement && target.matches(selector)) settle(target);
		};
		const onkeydown = (event: KeyboardEvent) => {
			const buttons = all();
			const at = buttons.indexOf(event.target as HTMLElement);
			if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
			const last = buttons.length - 1;
			const next = {
				ArrowLeft: at - 1,
				ArrowUp: at - 1,
				ArrowRight: at + 1,
				ArrowDown: at + 1,
				Home: 0,
				End: last
			}[event.key];
			if (next === undefined) return;
			event.preventDefault();
			buttons[Math.max(0, Math.min(last, next))].focus();
		};
		const observer = new MutationObserver(() => settle());
		observer.observe(element, { childList: true, subtree: true });
		settle();
		element.addEventListener('focusin', onfocusin);
		element.addEventListener('keydown', onkeydown);
		return () => {
			observer.disconnect();
			element.removeEventListener('focusin', onfocusin);
			element.removeEventListener('keydown', onkeydown);
		};
	};
}
