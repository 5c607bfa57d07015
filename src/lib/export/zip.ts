import { zipSync, type Zippable } from 'fflate';
import { zipDate } from './npz.ts';

/** A file by its path in the zip. */
export interface ZippedFile {
	path: string;
	bytes: Uint8Array;
}

/** What is made of numbers and pixels hardly gets smaller. */
const dense = /\.(safetensors|onnx|bin|npz|png)$/;

/** The same files are the same bytes, whenever they are made. */
export function writeZip(files: readonly ZippedFile[]): Uint8Array<ArrayBuffer> {
	const entries: Zippable = {};
	for (const { path, bytes } of files) {
		const safe = path.split('/').map(safeName).join('/');
		entries[safe] = [bytes, { level: dense.test(path) ? 0 : 6, mtime: zipDate }];
	}
	return zipSync(entries);
}

/** What stands in a name without being a folder or markup anywhere. */
export function safeName(name: string): string {
	const safe = name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+|[.-]+$/g, '');
	return safe.slice(0, 80) || 'file';
}
