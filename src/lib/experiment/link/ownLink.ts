import { mendedHash } from './mendedHash.ts';

/** A link of this site, as a reader pastes it into the page. */
export interface OwnLink {
	/** The page that it opens, as its address names it; null for the playground. */
	page: string | null;
	/** Without `#`. */
	hash: string;
}

const pages = /\/(sweep|scale|lessons|class|teach|worksheet)(?:\/|$)/;

/** Null for any other text. By its last part, the version, a link of this site is told from others. */
export function ownLinkIn(text: string): OwnLink | null {
	const [, address, rest] = /^\s*([^\s#]*)#(\S+)\s*$/.exec(text) ?? [];
	if (rest === undefined) return null;
	const { hash } = mendedHash(rest);
	if (!/(?:^|&)v=\d{1,4}$/.test(hash)) return null;
	return { page: pages.exec(address)?.[1] ?? null, hash };
}
