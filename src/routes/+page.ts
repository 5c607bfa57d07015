import { browser } from '$app/environment';
import type { PageLoadEvent } from './$types';

/**
 * What reads a link is loaded with the page where another page of the site led here, so that the link's experiment
 * shows at once; on arrival it comes while the page comes alive, and only for a link.
 */
export async function load({ data }: PageLoadEvent) {
	if (!browser) return data;
	const isOpen = 'alive' in document.documentElement.dataset;
	if (isOpen || location.hash.length > 1) {
		const reader = import('$lib/state/class/taskLinks.ts').catch(() => null); // Then the page says so.
		if (isOpen) await reader;
	}
	return data;
}
