import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { notFoundPage } from './support/siteAddress.ts';

const policy = /Content-Security-Policy"\s+content="([^"]*)"/.exec(notFoundPage)![1];
const hashOf = (text: string) => createHash('sha256').update(text).digest('base64');

describe('404.html', () => {
	it.each(['script', 'style'])('allows its one %s and no other', (tag) => {
		const found = [...notFoundPage.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, 'g'))];
		expect(found).toHaveLength(1);
		expect(policy).toContain(`${tag}-src 'sha256-${hashOf(found[0][1])}';`);
	});

	it('loads nothing from elsewhere, in whatever folder it is shown', () => {
		const loaded = [...notFoundPage.matchAll(/\s(?:src|srcset|href)="([^"]*)"/g)].map(
			([, url]) => url
		);
		const links = [...notFoundPage.matchAll(/<a href="([^"]*)"/g)].map(([, url]) => url);
		expect(loaded.filter((url) => !url.startsWith('data:'))).toEqual(links);
		expect(notFoundPage).not.toMatch(/@import|url\(|\sstyle=/);
		expect(policy).toMatch(/^default-src 'none';/);
	});
});
