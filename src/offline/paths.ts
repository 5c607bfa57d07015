import { resolve as resolvePage } from '$app/paths';

export * from '$app/paths';

/** A link to a page names its file. */
export const resolve = ((...page: Parameters<typeof resolvePage>) =>
	resolvePage(...page).replace(/\/$/, '/index.html')) as typeof resolvePage;
