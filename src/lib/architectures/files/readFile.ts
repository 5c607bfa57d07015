import { Refusal } from '../../network/exact.ts';
import type { FileBytes } from './fileBytes.ts';
import { refuseForeign } from './foreign.ts';
import { readGguf } from './gguf/gguf.ts';
import { readJsonObject, type JsonObject } from './jsonText.ts';
import { readKeras } from './keras/keras.ts';
import { endingOf } from './names.ts';
import { readOnnx } from './onnx/onnx.ts';
import { readSafetensors } from './safetensors.ts';
import { isShardIndex, readShardIndex, type ShardIndex } from './safetensorsIndex.ts';
import type { Contents } from './tensor.ts';
import { isTfjsModel, readTfjsModel } from './tfjsModel.ts';
import { isNpy } from './zip/npyHeader.ts';
import { readNpy, readNpz } from './zip/npz.ts';
import { readZipDirectory } from './zip/zip.ts';

/** The kinds of files that are read, with how their names end. */
export const fileKinds = {
	safetensors: '.safetensors',
	'an index of shards': '.json',
	GGUF: '.gguf',
	ONNX: '.onnx',
	'a tfjs model': '.json',
	'a Keras model': '.keras',
	npz: '.npz',
	npy: '.npy'
} as const;

export type FileKind = keyof typeof fileKinds;

export type ReadFile =
	| ({ kind: Exclude<FileKind, 'an index of shards'> } & Contents)
	| { kind: 'an index of shards'; index: ShardIndex };

/** A file that is none of those that are read. Where others are, it is left out. */
export class NotWeights extends Refusal {}

const firstBytes = 512;
const brace = '{'.charCodeAt(0);
/** The tag of `ir_version`, with which an ONNX model begins. */
const onnxStart = 8;

/** What a file is, it tells by its content: its name only serves where that says nothing. */
export async function readFile(bytes: FileBytes): Promise<ReadFile> {
	if (bytes.size === 0) throw new Refusal('It is empty.');
	const start = await bytes.read(0, Math.min(bytes.size, firstBytes), 'its beginning');
	const begins = (text: string) => [...text].every((sign, at) => start[at] === sign.charCodeAt(0));
	refuseForeign(start);
	if (begins('GGUF')) return { kind: 'GGUF', ...(await readGguf(bytes)) };
	if (begins('PK\x03\x04') || begins('PK\x05\x06')) return readArchive(bytes);
	if (isNpy(start)) return { kind: 'npy', ...(await readNpy(bytes)) };
	if (isSafetensors(start)) return { kind: 'safetensors', ...(await readSafetensors(bytes)) };
	if (start[firstInk(start)] === brace) return readJson(bytes);
	if (start[0] === onnxStart || endingOf(bytes.name) === '.onnx') {
		return { kind: 'ONNX', ...(await readOnnx(bytes)) };
	}
	throw new NotWeights(unknown(bytes));
}

/** After the eight bytes of a length, which are no text, the header's first brace. */
function isSafetensors(start: Uint8Array): boolean {
	const isText = start.subarray(0, 8).every((byte) => byte >= 9 && byte < 127);
	return start[8] === brace && !isText;
}

function firstInk(start: Uint8Array): number {
	const mark = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? 3 : 0;
	const at = start
		.subarray(mark)
		.findIndex((byte) => !' \t\r\n'.includes(String.fromCharCode(byte)));
	return at < 0 ? 0 : mark + at;
}

async function readArchive(bytes: FileBytes): Promise<ReadFile> {
	const entries = await readZipDirectory(bytes);
	if (entries.some(({ name }) => /(^|\/)data\.pkl$/.test(name))) {
		throw new Refusal(
			'It is a checkpoint of PyTorch, which holds a pickle, a program rather than a table of weights. Save the weights as safetensors.'
		);
	}
	const config = entries.find(({ name }) => name === 'config.json');
	if (config) return { kind: 'a Keras model', ...(await readKeras(bytes, config, entries)) };
	if (entries.some(({ name }) => name.endsWith('.npy'))) {
		return { kind: 'npz', ...(await readNpz(bytes, entries)) };
	}
	throw new Refusal(
		'It is a zip with neither a “config.json”, as “.keras” has, nor arrays of NumPy, as “.npz” has.'
	);
}

async function readJson(bytes: FileBytes): Promise<ReadFile> {
	const json: JsonObject = await readJsonObject(bytes, 0, bytes.size, 'The file');
	if (isTfjsModel(json)) return { kind: 'a tfjs model', ...readTfjsModel(json) };
	if (isShardIndex(json)) return { kind: 'an index of shards', index: readShardIndex(json) };
	throw new NotWeights(
		'model_type' in json || 'architectures' in json
			? 'It is the config of a model, which says how it is built, and no file of weights.'
			: 'It is JSON with neither “weightsManifest”, as a tfjs model has, nor “weight_map”, as the index of a sharded model has.'
	);
}

const signs: Readonly<Record<string, string>> = {
	'.safetensors': 'with the length of a header and a brace',
	'.gguf': 'with the letters GGUF',
	'.json': 'with a brace',
	'.keras': 'with the letters PK, as a zip does',
	'.npz': 'with the letters PK, as a zip does',
	'.npy': 'with \\x93NUMPY'
};

function unknown({ name }: FileBytes): string {
	const ending = endingOf(name);
	return Object.hasOwn(signs, ending)
		? `From byte 0 on it should begin ${signs[ending]}, as a file named “${ending}” does, and it does not.`
		: 'By its content it is none of the files that are read here.';
}
