/** What a file seems to be that is not read here, by how it begins, and where it is read instead. */

const onScale = ': the page Scale counts it';

const beginnings: [bytes: number[], what: string][] = [
	[[0x89, 0x50, 0x4e, 0x47], 'a picture (PNG)'],
	[[0xff, 0xd8, 0xff], 'a picture (JPEG)'],
	[[0x47, 0x49, 0x46], 'a picture (GIF)'],
	[[0x25, 0x50, 0x44, 0x46], 'a PDF'],
	[[0x89, 0x48, 0x44, 0x46], 'an HDF5 file, as Keras saves weights: save them with numpy.savez'],
	[[0x47, 0x47, 0x55, 0x46], `a language model (GGUF)${onScale}`],
	[[0x1f, 0x8b], 'packed with gzip: unpack it first'],
	[[0x80, 0x02], 'a Python pickle, which can run code: save the weights as safetensors'],
	[[0x08], 'an ONNX file, which this page writes and does not read']
];

export const readHere =
	'What is read here: experiment.json, safetensors, npz, a tfjs model.json with its weights, a zip that this page made, and a sweep’s CSV.';

const firstBytes = 4096;

export function seemsToBe(bytes: Uint8Array): string {
	const known = beginnings.find(([begin]) => begin.every((byte, at) => bytes[at] === byte));
	if (known !== undefined) return `It seems to be ${known[1]}.`;
	if (bytes.length === 0) return 'It is empty.';
	const text = new TextDecoder().decode(bytes.subarray(0, firstBytes));
	if (text.trimStart().startsWith('{')) {
		return 'It begins as JSON does, and cannot be read to its end: it is cut short or damaged.';
	}
	if (looksLikeTable(text)) return 'It seems to be a table: “Your own”, under Data, reads it.';
	return 'It is of a kind that is not known here.';
}

/** Whether its first three lines have as many separators each, and no sign that texts do not have. */
function looksLikeTable(text: string): boolean {
	const [first, ...others] = text.split(/\r?\n/).slice(0, 3);
	if (/[\0-\x08\ufffd]/.test(text.slice(0, -1)) || others.length === 0) return false;
	return [',', ';', '\t'].some((separator) => {
		const cells = first.split(separator).length;
		const isEven = (line: string) => line === '' || line.split(separator).length === cells;
		return cells > 1 && others[0] !== '' && others.every(isEven);
	});
}

/** What a whole JSON object is that is no experiment; null where that is not known. */
export function jsonSeemsToBe(json: object): string | null {
	if ('model_type' in json) return `It seems to be the config of a model${onScale}.`;
	if ('weight_map' in json) return `It seems to be the index of a large model${onScale}.`;
	if ('nbformat' in json)
		return 'It seems to be a notebook, which this page writes and does not read.';
	return null;
}
