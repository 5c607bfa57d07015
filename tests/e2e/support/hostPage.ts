import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { FrameLocator, Page } from '@playwright/test';

async function listening(server: Server): Promise<string> {
	await new Promise<void>((done) => server.listen(0, done));
	return `http://localhost:${(server.address() as AddressInfo).port}/`;
}

/** A page of another origin that shows this address in a frame with these attributes. */
export async function inFrame(
	page: Page,
	address: string,
	attributes = ''
): Promise<{ frame: FrameLocator; close: () => void }> {
	const source = address.replaceAll('&', '&amp;');
	const server = createServer((_, response) => {
		response.setHeader('Content-Type', 'text/html');
		response.end(
			'<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">' +
				`<iframe title="Wiggle Room" src="${source}" ${attributes} width="1000" height="700"></iframe>`
		);
	});
	await page.goto(await listening(server));
	return { frame: page.frameLocator('iframe'), close: () => server.close() };
}

const types: Record<string, string> = {
	'.html': 'text/html',
	'.js': 'text/javascript',
	'.svg': 'image/svg+xml',
	'.wasm': 'application/wasm',
	'.woff2': 'font/woff2'
};

/** The built site on a host that lets every origin read it, as many do. */
export async function openHost(): Promise<{ site: string; close: () => void }> {
	const server = createServer(async ({ url }, response) => {
		const path = new URL(url!, 'http://localhost').pathname.replace(/\/$/, '/index.html');
		response.setHeader('Access-Control-Allow-Origin', '*');
		response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream');
		const file = await readFile(join('build', path)).catch(() => null);
		response.writeHead(file === null ? 404 : 200).end(file);
	});
	return { site: await listening(server), close: () => server.close() };
}
