import { randomUUID } from 'node:crypto';
import {
	closeSync,
	fsyncSync,
	openSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { fileProblem, Problem } from '../problem.ts';

/** Whether a file is one that lies on a disk, or can be made there, not a pipe or a device. Throws a `Problem`
 * where it cannot be written. */
export function isOnDisk(file: string): boolean {
	if (file === '') throw new Problem('The name of the file is missing.');
	if (file === '-') throw new Problem('“-” is no name of a file: without one it is printed.');
	try {
		const found = statSync(file, { throwIfNoEntry: false });
		if (!found?.isDirectory()) return found?.isFile() ?? true;
	} catch (error) {
		throw fileProblem(`${file} cannot be written`, error);
	}
	throw new Problem(`${file} cannot be written: it is a folder.`);
}

/** Writes the whole file or leaves it as it was, whoever writes it at the same time. */
export function writeWhole(file: string, text: string | Uint8Array): void {
	const written = `${file}.${randomUUID().slice(0, 8)}.new`;
	try {
		if (!isOnDisk(file)) return writeFileSync(file, text);
		const handle = openSync(written, 'w');
		try {
			writeFileSync(handle, text);
			fsyncSync(handle);
		} finally {
			closeSync(handle);
		}
		renameSync(written, file);
	} catch (error) {
		rmSync(written, { force: true });
		throw fileProblem(`${file} cannot be written`, error);
	}
}

/** Resolves when all of it has been taken. */
export function print(text: string): Promise<void> {
	return new Promise((resolve, reject) => {
		process.stdout.write(text, (error) =>
			error ? reject(fileProblem('The output cannot be written', error)) : resolve()
		);
	});
}
