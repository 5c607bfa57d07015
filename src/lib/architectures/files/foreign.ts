/** Files that people take for weights that can be read here, by their first bytes, and what to do with them. */
import { Refusal } from '../../network/exact.ts';

const bytes = (...values: number[]) => String.fromCharCode(...values);

const kinds: readonly [start: string, sentence: string][] = [
	[
		bytes(0x89) + 'HDF\r\n',
		'It is HDF5, which is not read here. Keras saves a model as “.keras” instead, which is.'
	],
	[
		bytes(0x80, 2),
		'It is a pickle of Python, a program rather than a table of weights, and not read here. Save the weights as safetensors.'
	],
	[
		'version https://git-lfs',
		'It is a pointer of Git LFS, which stands for a large file that was not downloaded.'
	],
	['<!doctype', 'It is a web page, not a file of weights: perhaps the download went wrong.'],
	['<html', 'It is a web page, not a file of weights: perhaps the download went wrong.'],
	[bytes(0x1f, 0x8b), 'It is packed by gzip. Unpack it first.'],
	['7z' + bytes(0xbc, 0xaf), 'It is packed by 7-Zip. Unpack it first.'],
	[bytes(0xfd) + '7zXZ', 'It is packed by xz. Unpack it first.'],
	...['lmgg', 'fmgg', 'tjgg'].map((start): [string, string] => [
		start,
		'It is GGML, which came before GGUF and does not say the shape of a model. It is not read here.'
	])
];

/** Throws a `Refusal` for a file that is known and not read. */
export function refuseForeign(start: Uint8Array) {
	const text = String.fromCharCode(...start.subarray(0, 32)).toLowerCase();
	const found = kinds.find(([sign]) => text.startsWith(sign.toLowerCase()));
	if (found) throw new Refusal(found[1]);
	if (text.slice(4, 8) === 'tfl3')
		throw new Refusal('It is a TFLite model, which is not read here.');
}
