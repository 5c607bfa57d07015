/**
 * The head of a NumPy array: its type, its order and its shape, as a dictionary in Python's words.
 * https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
import { formatCount } from '../../../format.ts';
import { Refusal } from '../../../network/exact.ts';
import { bytesOf, namedBits } from '../elementTypes.ts';
import { cleanName, shownName } from '../names.ts';
import { countOf, type Tensor } from '../tensor.ts';

const magic = [0x93, ...new TextEncoder().encode('NUMPY')];
/** Most are 128 bytes long, and those of records some thousand. */
const longestHead = 2 ** 20;

export function isNpy(start: Uint8Array): boolean {
	return magic.every((byte, at) => start[at] === byte);
}

/** How long the head is, of an array of which `start` has the first bytes. */
export function npyHeadBytes(name: string, start: Uint8Array): number {
	if (start.length < 12 || !isNpy(start)) {
		throw new Refusal(`${shownName(name)} does not begin as an array of NumPy does.`);
	}
	const view = new DataView(start.buffer, start.byteOffset, start.length);
	const textStart = textStartOf(start);
	const length = textStart === 10 ? view.getUint16(8, true) : view.getUint32(8, true);
	if (length <= longestHead) return textStart + length;
	throw new Refusal(
		`The head of ${shownName(name)} is said to be ${formatCount(length)} bytes long: it is damaged.`
	);
}

/** Since version 2 the length takes four bytes. */
function textStartOf(head: Uint8Array): number {
	return head[6] === 1 ? 10 : 12;
}

/** `head` has all of it. */
export function readNpyHeader(name: string, head: Uint8Array): Tensor {
	const length = npyHeadBytes(name, head);
	if (length > head.length) {
		throw new Refusal(
			`The head of ${shownName(name)} is said to end at byte ${formatCount(length)}, and only ${formatCount(head.length)} are there: it is cut off.`
		);
	}
	return tensorOf(name, new TextDecoder().decode(head.subarray(textStartOf(head), length)));
}

function tensorOf(name: string, header: string): Tensor {
	const shapeText = /'shape'\s*:\s*\(([\d\sL,]*)\)/.exec(header)?.[1];
	if (shapeText === undefined) throw new Refusal(`The head of ${shownName(name)} has no “shape”.`);
	const shape = shapeText
		.split(',')
		.map((side) => side.trim().replace(/L$/, ''))
		.filter((side) => side !== '')
		.map(Number);
	const count = countOf(name, shape);
	const description = /'descr'\s*:\s*'([^']*)'/.exec(header)?.[1];
	if (description === undefined) {
		if (!/'descr'\s*:\s*\[/.test(header)) {
			throw new Refusal(`The head of ${shownName(name)} has no “descr”.`);
		}
		return { name, shape, type: 'records', count: null, bytes: null };
	}
	const type = numberType(description);
	if (type === null) {
		return { name, shape, type: cleanName(description), count: null, bytes: null };
	}
	return { name, shape, type, count, bytes: bytesOf(count, namedBits[type]) };
}

const kinds: Readonly<Record<string, string>> = {
	b: 'bool',
	i: 'int',
	u: 'uint',
	f: 'float',
	c: 'complex'
};

/** `<f4` is float32; null for what is no number. */
function numberType(description: string): string | null {
	const [, kind, size] = /^[<>|=]?([biufc])(\d{1,2})$/.exec(description) ?? [];
	if (kind === undefined) return null;
	return kind === 'b' ? 'bool' : `${kinds[kind]}${8 * Number(size)}`;
}
