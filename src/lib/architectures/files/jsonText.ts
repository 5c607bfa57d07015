import { formatBytes, formatCount } from '../../format.ts';
import { Refusal } from '../../network/exact.ts';
import type { FileBytes } from './fileBytes.ts';
import { jsonFault } from './jsonFault.ts';

/** A longer text would hold the page up while it is read. */
export const longestJson = 32 * 2 ** 20;

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object in JSON, `what`, which stands between two bytes of a file. */
export async function readJsonObject(
	bytes: FileBytes,
	start: number,
	end: number,
	what: string
): Promise<JsonObject> {
	if (end - start > longestJson) {
		throw new Refusal(
			`${what} is said to be ${formatCount(end - start)} bytes long. Up to ${formatBytes(longestJson)} are read here.`
		);
	}
	return parseJsonObject(await bytes.read(start, end, what), what, start);
}

/** `offset` is where in the file the text begins. */
export function parseJsonObject(text: Uint8Array, what: string, offset = 0): JsonObject {
	const value = parse(text, what, offset);
	if (!isObject(value)) throw new Refusal(`${what} is no object of JSON, in braces.`);
	return value;
}

function parse(text: Uint8Array, what: string, offset: number): unknown {
	const place = (at: number) => `byte ${formatCount(offset + at)}`;
	const decoded = new TextDecoder().decode(text);
	try {
		return JSON.parse(decoded);
	} catch {
		const { at, isCut } = jsonFault(text);
		throw new Refusal(
			isCut
				? `${what} is cut off: it ends at ${place(at)} in the middle of its JSON.`
				: `${what} is not JSON: ${place(at)} does not fit.`
		);
	}
}
