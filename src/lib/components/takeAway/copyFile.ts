/** Pictures and tables on the clipboard, where the browser can put them there. */

const kinds: readonly [ending: string, type: string][] = [
	['.png', 'image/png'],
	['.csv', 'text/plain']
];

function kindOf(name: string): string | undefined {
	return kinds.find(([ending]) => name.endsWith(ending))?.[1];
}

export function canCopy(name: string): boolean {
	const hasClipboard =
		typeof ClipboardItem === 'function' && 'write' in (navigator.clipboard ?? {});
	return hasClipboard && kindOf(name) !== undefined;
}

/** A table goes with tabs, as spreadsheets take it. Whether the browser let it. */
export async function copyFile(name: string, bytes: Uint8Array): Promise<boolean> {
	const type = kindOf(name) ?? 'text/plain';
	const content =
		type === 'text/plain'
			? new TextDecoder().decode(bytes).replaceAll(',', '\t')
			: new Uint8Array(bytes);
	try {
		await navigator.clipboard.write([new ClipboardItem({ [type]: new Blob([content], { type }) })]);
		return true;
	} catch {
		return false;
	}
}
