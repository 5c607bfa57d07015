/** A stack as `model.summary()` of Keras 3 prints it, characters and all. */
import type { Shape } from '../network/shape.ts';
import { kindOf, type CountedStack, type Stack, type StackKind } from './stack.ts';
import { formatCount } from '../format.ts';

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
	return `${size.toFixed(2)} ${units[unit]}`;
}

function snakeCase(name: string): string {
	return name
		.replace(/([a-z])([A-Z])/g, '$1_$2')
		.replace('2D', '2d')
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

export function kerasSummary({ layers, count }: CountedStack): string {
	const seen = new Map<string, number>();
	const rows = layers.map(({ layer, shape, count: own }) => {
		const type = kindOf(layer).keras;
		const before = seen.get(type) ?? 0;
		seen.set(type, before + 1);
		const name = snakeCase(type) + (before > 0 ? `_${before}` : '');
		return row('│', [`${name} (${type})`, `(None, ${shape.join(', ')})`, formatCount(own)]);
	});
	const total = `${formatCount(count)} (${kerasSize(bytesPerParameter * count)})`;
	return [
		'Model: "sequential"',
		rule('┏━┳┓'),
		row('┃', ['Layer (type)', 'Output Shape', 'Param #']),
		rule('┡━╇┩'),
		rows.join(`\n${rule('├─┼┤')}\n`),
		rule('└─┴┘'),
		` Total params: ${total}`,
		` Trainable params: ${total}`,
		' Non-trainable params: 0 (0.00 B)'
	].join('\n');
}

/** Python that builds the stack and prints its summary. Attention blocks come from KerasHub. */
export function kerasCode({ input, layers }: Stack, { layers: counted }: CountedStack): string {
	const lines = counted.map(({ layer }, at) => {
		const before: Shape = at === 0 ? input : counted[at - 1].shape;
		return `    ${kerasCall(layer.kind, layer.numbers, before)},`;
	});
	const usesHub = layers.some(({ kind }) => kind === 'attention');
	const tuple = input.length === 1 ? `(${input[0]},)` : `(${input.join(', ')})`;
	return [
		'import keras',
		'from keras import layers',
		...(usesHub ? ['import keras_hub'] : []),
		'',
		'model = keras.Sequential([',
		`    keras.Input(${tuple}),`,
		...lines,
		'])',
		'model.summary()'
	].join('\n');
}

function kerasCall(kind: StackKind, [first, second]: readonly number[], before: Shape): string {
	switch (kind) {
		case 'dense':
			return `layers.Dense(${first})`;
		case 'convolution':
			return `layers.Conv2D(${first}, ${second}, padding="same")`;
		case 'embedding':
			return `layers.Embedding(${first}, ${second})`;
		case 'attention':
			return `keras_hub.layers.TransformerEncoder(intermediate_dim=${4 * before[before.length - 1]}, num_heads=1)`;
		case 'normalisation':
			return 'layers.LayerNormalization()';
		case 'flatten':
			return 'layers.Flatten()';
	}
}
