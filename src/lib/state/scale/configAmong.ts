/** A config among files that a reader dropped or chose. */
export interface FoundConfig {
	file: File;
	text: string;
}

/** A longer one is none: most have a few kilobytes. */
const mostBytes = 1_000_000;

async function configIn(file: File): Promise<FoundConfig | null> {
	if (!file.name.endsWith('.json') || file.size > mostBytes) return null;
	try {
		const text = await file.text();
		const json: unknown = JSON.parse(text);
		const isConfig = typeof json === 'object' && json !== null && 'model_type' in json;
		return isConfig ? { file, text } : null;
	} catch {
		return null;
	}
}

/** The first that is one; null where none is. */
export async function configAmong(files: readonly File[]): Promise<FoundConfig | null> {
	const found = await Promise.all(files.map(configIn));
	return found.find((config) => config !== null) ?? null;
}
