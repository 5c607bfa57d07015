/** What was dropped on the page. */
export interface Dropped {
	files: readonly File[];
	/** The name of a folder among them. */
	folder: string | null;
}

/** Whether files are being dragged, not text or a link. */
export function hasFiles(transfer: DataTransfer | null): transfer is DataTransfer {
	return transfer?.types.includes('Files') ?? false;
}

/** A folder looks like a file, but for its entry. */
export function droppedFiles({ items, files }: Pick<DataTransfer, 'items' | 'files'>): Dropped {
	const entries = [...items].map((item) => item.webkitGetAsEntry?.() ?? null);
	const folder = entries.find((entry) => entry?.isDirectory)?.name ?? null;
	return { files: [...files], folder };
}

/** How many parts of the page take up files that are dropped anywhere on it. */
let takers = 0;

/** One more does, until what it gets is called. */
export function takeFiles(): () => void {
	takers++;
	return () => takers--;
}

export const areFilesTaken = () => takers > 0;
