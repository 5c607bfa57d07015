import { fileURLToPath } from 'node:url';
import { expect, type Locator, type Page } from '@playwright/test';

/** The dialog in which readers bring a table, by the names that a screen reader says. */
export class OwnDataDialog {
	readonly dialog: Locator;

	constructor(private readonly page: Page) {
		this.dialog = page.getByRole('dialog', { name: 'Your own data' });
	}

	async open() {
		const data = this.page.getByRole('region', { name: 'Data', exact: true });
		await data.getByRole('button', { name: 'Your own', exact: true }).click();
		await expect(this.dialog).toBeVisible();
	}

	get text(): Locator {
		return this.dialog.getByRole('textbox', { name: 'Paste a table' });
	}

	get alert(): Locator {
		return this.dialog.getByRole('alert');
	}

	get use(): Locator {
		return this.dialog.getByRole('button', { name: 'Use these data' });
	}

	kind(column: string): Locator {
		return this.dialog.getByRole('combobox', { name: `Kind of ${column}`, exact: true });
	}

	role(column: string): Locator {
		return this.dialog.getByRole('combobox', { name: `Role of ${column}`, exact: true });
	}

	/** Its name heads the table once that has been read. */
	heading(name: string): Locator {
		return this.dialog.getByRole('heading', { name, exact: true });
	}

	/** "342 rows, 2 inputs, 3 classes." */
	summary(text: string): Locator {
		return this.dialog.getByText(text);
	}

	async chooseFile(name: string) {
		const path = fileURLToPath(new URL(`../../fixtures/tables/${name}`, import.meta.url));
		await this.dialog.getByLabel('Choose a file').setInputFiles(path);
		await expect(this.heading(name)).toBeVisible();
	}

	/** The samples are folded away where a table is open. */
	async openSample(name: string) {
		const samples = this.dialog.getByText('Sample tables', { exact: true });
		if (await samples.isVisible()) await samples.click();
		await this.dialog.getByRole('button', { name, exact: true }).click();
		await expect(this.heading(name)).toBeVisible();
	}

	async takeUp() {
		await this.use.click();
		await expect(this.dialog).toBeHidden();
	}
}
