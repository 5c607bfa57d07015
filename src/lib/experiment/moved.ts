/** How the points were moved, as a value of an experiment: `turn:90~size:1.6~swap` in a link. */
import type { DataSettings } from '../data/draw.ts';
import { unmoved, type Moved } from '../data/moved.ts';
import { formatExact } from '../format.ts';
import { numberForm, readNumber, writeNumber, type Form } from './form.ts';
import { clamp, isWithin, real } from './limit.ts';

/** What its numbers may be, for sliders and fields. */
export const movedLimits = {
	turn: real('turn', -180, 180),
	size: real('size', 0.25, 4),
	right: real('move to the right', -2, 2),
	up: real('move up', -2, 2)
};

type NumberName = keyof typeof movedLimits;
const numberNames = Object.keys(movedLimits) as NumberName[];
const swap = 'swap';
/** In a link, where nothing is moved. */
const none = 'none';

const isUnmoved = (moved: Moved) =>
	!moved.swapped && numberNames.every((name) => moved[name] === unmoved[name]);

function accepts(value: unknown): value is Moved {
	if (typeof value !== 'object' || value === null) return false;
	const { swapped, ...numbers } = value as Moved;
	return (
		typeof swapped === 'boolean' &&
		Object.keys(numbers).length === numberNames.length &&
		numberNames.every((name) => isWithin(movedLimits[name], numbers[name])) &&
		!isUnmoved(value as Moved)
	);
}

const nearest = (moved: Moved): Moved => ({
	turn: clamp(movedLimits.turn, moved.turn) + 0,
	size: clamp(movedLimits.size, moved.size),
	right: clamp(movedLimits.right, moved.right) + 0,
	up: clamp(movedLimits.up, moved.up) + 0,
	swapped: moved.swapped
});

function write(moved: Moved): string {
	const parts = numberNames
		.filter((name) => moved[name] !== unmoved[name])
		.map((name) => `${name}:${writeNumber(moved[name])}`);
	return [...parts, ...(moved.swapped ? [swap] : [])].join('~') || none;
}

function read(text: string): Moved | undefined {
	const moved = { ...unmoved };
	if (text === none) return moved;
	const seen = new Set<string>();
	for (const part of text.split('~')) {
		const [word, number = '', ...more] = part.split(':');
		const value = readNumber(number);
		const name = numberNames.find((one) => one === word);
		if (seen.has(word) || more.length > 0) return undefined;
		seen.add(word);
		if (part === swap) moved.swapped = true;
		else if (name && value !== undefined) moved[name] = value;
		else return undefined;
	}
	return moved;
}

/** "turned by 90°, 1.6 times as large, labels swapped". */
export function movedInWords(moved: Moved): string {
	const { turn, size, right, up, swapped } = moved;
	const parts = [
		...(size === 1 ? [] : [`${formatExact(size)} times as large`]),
		...(turn === 0 ? [] : [`turned by ${formatExact(turn)}°`]),
		...(right === 0 ? [] : [`moved by ${formatExact(right)} to the right`]),
		...(up === 0 ? [] : [`moved by ${formatExact(up)} up`]),
		...(swapped ? ['labels swapped'] : [])
	];
	return parts.join(', ') || 'as they are';
}

/** Points that are not moved say nothing of it. */
export function withMoved<D extends Pick<DataSettings, 'moved'>>(data: D, moved: Moved): D {
	const { moved: _, ...rest } = data;
	const settled = nearest(moved);
	return (isUnmoved(settled) ? rest : { ...rest, moved: settled }) as D;
}

export const movedForm: Form<Moved> = {
	name: 'how points are moved',
	mustBe: `must be some of turn:90, size:1.6, right:.8, up:.8 and ${swap}, or ${none}`,
	accepts,
	nearest,
	write,
	read,
	show: movedInWords
};

/** The same as one text, for where single values are compared. */
export const movedTextForm: Form<string> = {
	name: movedForm.name,
	mustBe: movedForm.mustBe,
	accepts(value): value is string {
		const moved = typeof value === 'string' ? read(value) : undefined;
		return moved !== undefined && (isUnmoved(moved) || accepts(moved)) && write(moved) === value;
	},
	nearest: (text) => write(nearest(read(text) ?? unmoved)),
	write: (text) => text,
	read: (text) => {
		const moved = read(text);
		return moved && write(moved);
	},
	show: (text) => movedInWords(read(text) ?? unmoved)
};

export const movedText = ({ moved }: Pick<DataSettings, 'moved'>) => write(moved ?? unmoved);
export const movedOf = (text: string) => read(text) ?? unmoved;

/** Of one number, for its slider. */
export const movedNumberForm = (name: NumberName) => numberForm(movedLimits[name]);
