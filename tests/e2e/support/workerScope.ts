import type { Page } from '@playwright/test';

/**
 * Has the engine's worker, in pages to come, begin with this script. One of a file is a text, and may
 * import nothing; a served one imports its parts by where it is.
 */
export async function beginWorkersWith(page: Page, script: string) {
	await page.addInitScript((script) => {
		const textOf = (url: string) => {
			if (!url.startsWith('blob:')) return `await import(${JSON.stringify(url)});`;
			const request = new XMLHttpRequest();
			request.open('GET', url, false);
			request.send();
			return request.responseText;
		};
		window.Worker = class extends Worker {
			constructor(url: string | URL, options?: WorkerOptions) {
				const text = `${script}\n${textOf(String(url))}`;
				super(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })), options);
			}
		};
	}, script);
}

/** What a worker says in the console for each worker that it starts, once that answers. */
export const furtherWorker = 'A further worker has started.';

/** A processor of four cores. Every further worker says so. */
export const fourCores = `
	Object.defineProperty(navigator, 'hardwareConcurrency', { value: 4 });
	self.Worker &&= class extends Worker {
		constructor(...settings) {
			super(...settings);
			this.addEventListener('message', ({ data }) => {
				if (data.type === 'ready') console.log(${JSON.stringify(furtherWorker)});
			});
		}
	};
`;

/** A worker that can start none. */
export const noFurtherWorkers = `delete self.Worker; ${fourCores}`;
