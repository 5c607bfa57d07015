/**
 * What a browser does with an address of the site, as far as the hash that its page reads: the scripts
 * of `404.html` and of `app.html` run as they are, on a host that has the site below some path.
 */
import { readFileSync } from 'node:fs';

const fileOf = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const firstScript = (html: string) => /<script>([^]*?)<\/script>/.exec(html)![1];

export const notFoundPage = fileOf('static/404.html');
const frame = new Function(
	'document, location, history, localStorage, matchMedia, addEventListener, self, top',
	firstScript(fileOf('src/app.html'))
);
const notFound = new Function(
	'document, location, localStorage, fetch, addEventListener',
	firstScript(notFoundPage)
);

export const site = 'https://example.org/some/sub-path/';
const noStorage = { getItem: () => null };

/** A page of the site as a script of it finds it. */
function documentOf() {
	const hidden: Record<string, { hidden: boolean; textContent: string }> = {};
	for (const id of ['address', 'pages', 'lost']) hidden[id] = { hidden: false, textContent: '' };
	const links = ['', 'sweep/', 'lessons/', 'scale/'].map((page) => ({
		href: '',
		dataset: { page }
	}));
	return {
		documentElement: { dataset: {} as Record<string, string> },
		getElementById: (id: string) => hidden[id],
		querySelectorAll: () => links,
		hidden,
		links
	};
}

export interface Opened {
	/** Below the site; null where the host has no such page. */
	page: string | null;
	hash: string;
	isEmbedded: boolean;
	/** Where the page that is not there leads. */
	links: string[];
}

/** `pages` are below the site, `''` among them. */
export async function open(address: string, pages: ReadonlySet<string>): Promise<Opened> {
	const url = new URL(address);
	const pageAt = ({ pathname }: URL) => {
		const path = pathname.replace(/index\.html$/, '');
		const root = new URL(site).pathname;
		return path.startsWith(root) && pages.has(path.slice(root.length))
			? path.slice(root.length)
			: null;
	};
	const page = pageAt(url);
	if (page !== null) return openPage(url, page);

	const document = documentOf();
	return new Promise((opened) => {
		const told = new Proxy(document.documentElement.dataset, {
			deleteProperty: () => {
				const links = document.links.map(({ href }) => new URL(href, url).href);
				opened({ page: null, hash: '', isEmbedded: false, links });
				return true;
			}
		});
		const location = {
			...Object.fromEntries(
				(['href', 'origin', 'pathname', 'search', 'hash'] as const).map((key) => [key, url[key]])
			),
			replace: (next: string) => opened(open(next, pages))
		};
		const fetch = async (asked: string) => {
			const isMark = asked === `${site}wiggle-room.txt`;
			const ok = isMark || pageAt(new URL(asked)) !== null;
			return { ok, text: async () => (isMark ? 'Wiggle Room: …' : '') };
		};
		notFound(
			{ ...document, documentElement: { dataset: told } },
			location,
			noStorage,
			fetch,
			(_: string, begin: () => void) => begin()
		);
	});
}

function openPage(url: URL, page: string): Opened {
	const { documentElement, ...document } = documentOf();
	const history = { replaceState: (_: unknown, __: string, href: string) => (url.href = href) };
	const matchMedia = () => ({ matches: false });
	frame({ ...document, documentElement }, url, history, noStorage, matchMedia, () => {}, 0, 0);
	const isEmbedded = 'embed' in documentElement.dataset;
	return { page, hash: url.hash, isEmbedded, links: [] };
}
