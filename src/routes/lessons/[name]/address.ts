import { resolve } from '$app/paths';

/** In the browser: the whole address at which the playground opens this link. */
export function playgroundAddress(link: string): string {
	const address = new URL(resolve('/'), location.href);
	address.hash = link;
	return address.href;
}
