import { small } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';

const ways: Record<string, () => void> = {
	'throws on sight': () => {
		for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
			Object.defineProperty(window, name, {
				get() {
					throw new DOMException('Access is denied for this document.', 'SecurityError');
				}
			});
		}
	},
	'throws when opened': () => {
		const deny = () => {
			throw new DOMException('Access is denied for this document.', 'SecurityError');
		};
		IDBFactory.prototype.open = deny;
		Storage.prototype.getItem = deny;
		Storage.prototype.setItem = deny;
	},
	'is full': () => {
		const full = () => {
			throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
		};
		IDBObjectStore.prototype.put = full;
		Storage.prototype.setItem = full;
	}
};

for (const [what, deny] of Object.entries(ways)) {
	test(`storage that ${what} costs nothing but memory, and the page says so`, async ({
		page,
		playground
	}) => {
		await page.addInitScript(deny);
		await playground.open(small);
		await playground.train('60');
		await expect(page.getByText('does not let the page store runs')).toBeVisible();
		await expect(playground.runs).toHaveCount(1);
		await playground.button('Dark').click();
		await expect(playground.button('Light')).toBeVisible();
		await playground.reset();
		await playground.train('60');
	});
}
