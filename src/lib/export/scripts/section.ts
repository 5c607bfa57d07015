/** A script as its parts, each with its heading: one file, or the cells of a notebook. */

export interface Section {
	heading: string;
	/** Python, without an empty line at either end. */
	code: string;
}

export interface Script {
	/** Packages that `pip install` brings. */
	packages: string;
	/** What it is, in lines for a reader. */
	introduction: readonly string[];
	/** The first loads the numbers, as `loading` says. */
	sections: readonly Section[];
}

/** Lines of Python, of which the empty ones and those that are null are left out. */
export function lines(...all: readonly (string | null)[]): string {
	return all.filter((line) => line !== null).join('\n');
}

/** More bytes than this are not written into a script. */
export const mostInside = 400_000;

const charactersALine = 96;

export function base64(bytes: Uint8Array): string {
	let text = '';
	const most = 0x8000;
	for (let at = 0; at < bytes.length; at += most) {
		text += String.fromCharCode(...bytes.subarray(at, at + most));
	}
	return btoa(text);
}

export function base64Lines(bytes: Uint8Array): string[] {
	return base64(bytes).match(new RegExp(`.{1,${charactersALine}}`, 'g')) ?? [];
}
