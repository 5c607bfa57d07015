import type { Attachment } from 'svelte/attachments';

/** What is too wide for its place is scrolled by keyboard too; what fits is no stop of the Tab key. */
export function scrollable(label: string): Attachment<HTMLElement> {
	return (element) => {
		const observer = new ResizeObserver(() => {
			const isCut = element.scrollWidth > element.clientWidth;
			const attributes = { tabindex: '0', role: 'group', 'aria-label': label };
			for (const [name, value] of Object.entries(attributes)) {
				if (isCut) element.setAttribute(name, value);
				else element.removeAttribute(name);
			}
		});
		for (const box of [element, ...element.children]) observer.observe(box);
		return () => observer.disconnect();
	};
}
