/** A stack as `model.summary()` of Keras 3 prints it, characters and all. */
import { formatCount } from '../../format.ts';
import { kerasLayer } from './kerasCode.ts';
import type { CountedStack } from './stack.ts';

const widths = [33, 24, 15];
const bytesPerParameter = 4;

/** Keras counts in steps of 1,024 and still says KB. */
export function kerasSize(bytes: number): string {
	const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];
	let size = bytes;
	let unit = 0;
	while (size >= 1024 && unit < units.length - 1) {
		size /= 1024;
		unit++;
	}
	return `${twoDecimals(size)} ${units[unit]}`;
}

/** As Python rounds: halves to the even digit. Of what a power of two divides, only eighths are halves. */
function twoDecimals(size: number): string {
	const isHalf = (8 * size) % 2 === 1;
	const hundredths = Math.floor(100 * size);
	return isHalf && hundredths % 2 === 0 ? (hundredths / 100).toFixed(2) : size.toFixed(2);
}

/** As Keras names a layer after its class: `max_pooling2d`. */
function snakeCase(name: string): string {
	return name
		.replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
		.replace(/([a-z])([A-Z])/g, '$1_$2')
		.toLowerCase();
}

function rule([left, fill, middle, right]: string): string {
	return left + widths.map((width) => fill.repeat(width)).join(middle) + right;
}

/** Between words, where a cell has no room for all of them. */
function wrapped(text: string, room: number): string[] {
	return text.split(' ').reduce<string[]>((lines, word) => {
		const line = lines.at(-1);
		if (line === undefined || line.length + 1 + word.length > room) return [...lines, word];
		return [...lines.slice(0, -1), `${line} ${word}`];
	}, []);
}

function row(edge: string, texts: [string, string, string]): string {
	const cells = texts.map((text, at) => wrapped(text, widths[at] - 2));
	const height = Math.max(...cells.map((lines) => lines.length));
	return Array.from({ length: height }, (_, at) => {
		const line = cells.map((lines, column) => {
			const text = lines[at] ?? '';
			const room = widths[column] - 2;
			return ` ${column === 2 ? text.padStart(room) : text.padEnd(room)} `;
		});
		return edge + line.join(edge) + edge;
	}).join('\n');
}

export function kerasSummary({ layers, count, trainable }: CountedStack): string {
	const seen = new Map<string, number>();
	const rows = layers.map((counted) => {
		const { shape, count: own } = counted;
		const { type, within = [] } = kerasLayer(counted);
		const before = seen.get(type) ?? 0;
		for (const one of [type, ...within]) seen.set(one, (seen.get(one) ?? 0) + 1);
		const name = snakeCase(type) + (before > 0 ? `_${before}` : '');
		return row('│', [`${name} (${type})`, `(None, ${shape.join(', ')})`, formatCount(own)]);
	});
	const sized = (parameters: number) =>
		`${formatCount(parameters)} (${kerasSize(bytesPerParameter * parameters)})`;
	return [
		'Model: "sequential"',
		rule('┏━┳┓'),
		row('┃', ['Layer (type)', 'Output Shape', 'Param #']),
		rule('┡━╇┩'),
		rows.join(`\n${rule('├─┼┤')}\n`),
		rule('└─┴┘'),
		` Total params: ${sized(count)}`,
		` Trainable params: ${sized(trainable)}`,
		` Non-trainable params: ${sized(count - trainable)}`
	].join('\n');
}
