/** What a file seems to be that is not read here, by how it begins. */

const beginnings: [bytes: number[], what: string][] = [
	[[0x89, 0x50, 0x4e, 0x47], 'a picture (PNG)'],
	[[0xff, 0xd8, 0xff], 'a picture (JPEG)'],
	[[0x47, 0x49, 0x46], 'a picture (GIF)'],
	[[0x25, 0x50, 0x44, 0x46], 'a PDF'],
	[[0x89, 0x48, 0x44, 0x46], 'an HDF5 file, as Keras saves weights: save them with numpy.savez'],
	[[0x47, 0x47, 0x55, 0x46], 'a language model (GGUF)'],
	[[0x1f, 0x8b], 'packed with gzip: unpack it first'],
	[[0x80, 0x02], 'a Python pickle, which can run code: save the weights as safetensors'],
	[[0x08], 'an ONNX file, which this page writes and does not read']
];

export const readHere =
	'What is read here: experiment.json, safetensors, npz, a tfjs model.json with its weights, a zip that this page made, and a sweep’s CSV.';

export function seemsToBe(bytes: Uint8Array): string {
	const known = beginnings.find(([begin]) => begin.every((byte, at) => bytes[at] === byte));
	if (known !== undefined) return `It seems to be ${known[1]}.`;
	return bytes.length === 0 ? 'It is empty.' : 'It is of a kind that is not known here.';
}
