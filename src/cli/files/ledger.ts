/**
 * What has finished so far of a file that takes long to make: FILE.part, a line for each piece of work,
 * written at once. So nothing that has finished is done again, however the program ended.
 *
 * The first line says what it is of, the others are `[key, result, digest]`, all in JSON. A line that was
 * torn when the program was killed, or changed since, is dropped, and its work begins again.
 */
import { createHash } from 'node:crypto';
import {
	closeSync,
	fsyncSync,
	ftruncateSync,
	openSync,
	readFileSync,
	rmSync,
	writeSync
} from 'node:fs';
import { fileProblem, Problem } from '../problem.ts';

/** What a part file is of: the command, its link, its shard. */
export type Origin = Readonly<Record<string, string | number | null>>;

function parsed(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}

/** Of a line, and of the first one, to which it belongs. */
function digestOf(first: string, key: string, result: unknown): string {
	const text = `${first}\n${JSON.stringify([key, result])}`;
	return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Whole lines, and how many bytes they take. */
function wholeLines(content: Buffer): { lines: string[]; bytes: number } {
	const bytes = content.lastIndexOf('\n') + 1;
	return { lines: content.subarray(0, bytes).toString('utf8').split('\n').slice(0, -1), bytes };
}

export class Ledger<Result> {
	readonly path: string;
	readonly #first: string;
	readonly #results = new Map<string, Result>();
	#file: number;

	/** Opens FILE.part, or begins it. */
	constructor(file: string, origin: Origin) {
		this.path = `${file}.part`;
		const first = JSON.stringify({ program: 'Wiggle Room', version: 2, ...origin });
		this.#first = first;
		let content = Buffer.alloc(0);
		try {
			this.#file = openSync(this.path, 'a+');
			content = readFileSync(this.path);
		} catch (error) {
			throw fileProblem(`${this.path} cannot be written`, error);
		}
		const { lines, bytes } = wholeLines(content);
		// Torn at its very first line it holds nothing yet; anything else is not ours to touch.
		const isBegun = lines.length > 0 || !first.startsWith(content.toString('utf8'));
		if (isBegun && lines[0] !== first) throw this.#foreign(parsed(lines[0] ?? ''), origin);
		for (const line of lines.slice(1)) {
			const entry = parsed(line);
			if (!Array.isArray(entry)) continue;
			const [key, result, digest] = entry;
			if (digest === digestOf(first, key, result)) this.#results.set(key, result as Result);
		}
		if (bytes < content.length) ftruncateSync(this.#file, bytes);
		if (lines.length === 0) this.#write(first);
	}

	#foreign(found: unknown, origin: Origin): Problem {
		closeSync(this.#file);
		const other = found as Origin | undefined;
		if (other?.program !== 'Wiggle Room') {
			return new Problem(`${this.path} is something else than this program's: it stays as it is.`);
		}
		const what = Object.keys({ ...origin, ...other })
			.filter((key) => !['program', 'version'].includes(key) && other[key] !== origin[key])
			.map((key) => `${key} ${JSON.stringify(other[key] ?? null)}`);
		return new Problem(
			`${this.path} holds what has finished of another work (${what.join(', ') || 'another version'}). Finish that one, ` +
				'name another file, or remove it.'
		);
	}

	get(key: string): Result | undefined {
		return this.#results.get(key);
	}

	add(key: string, result: Result): void {
		this.#write(JSON.stringify([key, result, digestOf(this.#first, key, result)]));
		this.#results.set(key, result);
	}

	#write(line: string): void {
		const bytes = Buffer.from(line + '\n');
		try {
			// A disk that fills up takes a part of it, and refuses the rest.
			for (let at = 0; at < bytes.length;) at += writeSync(this.#file, bytes, at);
			// Without it the file would be nobody's, so this much outlasts the power.
			if (line === this.#first) fsyncSync(this.#file);
		} catch (error) {
			throw fileProblem(`${this.path} cannot be written`, error);
		}
	}

	/** Once its file is written. */
	remove(): void {
		closeSync(this.#file);
		rmSync(this.path, { force: true });
	}
}
