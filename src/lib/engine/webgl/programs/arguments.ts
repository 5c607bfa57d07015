/**
 * What a GPU program is told of a rectangle. A program declares its arguments once, by name; their
 * GLSL names and the integers that the device is handed follow from that.
 */

/** Where a matrix begins, in texels; how many there are of something; whether something is so. */
export type ArgumentKind = 'point' | 'count' | 'flag';

export type Declaration = Readonly<Record<string, ArgumentKind>>;

interface Point {
	x: number;
	y: number;
}

interface ValueOf {
	point: Readonly<Point>;
	count: number;
	flag: boolean;
}

export type Arguments<Declared extends Declaration> = {
	readonly [Name in keyof Declared]: ValueOf[Declared[Name]];
};

/** Integers that a rectangle has for its arguments: a point takes two, all others one each. */
export const argumentIntegers = 10;

const sizeOf = (kind: ArgumentKind) => (kind === 'point' ? 2 : 1);

/** Each argument with its first integer. Points come first, so that none is split over two vectors. */
function laidOut(declared: Declaration): { name: string; kind: ArgumentKind; start: number }[] {
	const entries = Object.entries(declared);
	const inOrder = [
		...entries.filter(([, kind]) => kind === 'point'),
		...entries.filter(([, kind]) => kind !== 'point')
	];
	let start = 0;
	return inOrder.map(([name, kind]) => {
		const argument = { name, kind, start };
		start += sizeOf(kind);
		if (start > argumentIntegers) throw new RangeError(`No room for the argument “${name}”.`);
		return argument;
	});
}

const vectors = ['first', 'second', 'third'];

/** GLSL that declares every argument as a local variable. */
export function argumentsText(declared: Declaration): string {
	const lines = laidOut(declared).map(({ name, kind, start }) => {
		const lanes = 'xyzw'.slice(start % 4, (start % 4) + sizeOf(kind));
		const value = `${vectors[start >> 2]}.${lanes}`;
		switch (kind) {
			case 'point':
				return `ivec2 ${name} = ${value};`;
			case 'count':
				return `int ${name} = ${value};`;
			case 'flag':
				return `bool ${name} = ${value} == 1;`;
		}
	});
	return lines.join('\n');
}

/** The integers that the device is handed, `[argumentIntegers]`. */
export function packArguments<Declared extends Declaration>(
	declared: Declared,
	values: Arguments<Declared>
): number[] {
	const integers = new Array<number>(argumentIntegers).fill(0);
	for (const { name, start } of laidOut(declared)) {
		const value = values[name];
		if (typeof value === 'object') integers.splice(start, 2, value.x, value.y);
		else integers[start] = Number(value);
	}
	return integers;
}
