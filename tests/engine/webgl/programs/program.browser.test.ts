import { describe, expect, test } from 'vitest';
import { dropoutBits } from '../../../../src/lib/engine/step/dropout.ts';
import {
	fragmentProgram,
	hashText,
	integersPerRectangle,
	membersPerRow,
	oncePerKind,
	rectanglesPerRow,
	tilesPerRow
} from '../../../../src/lib/engine/webgl/programs/program.ts';
import { randomStream } from '../../../../src/lib/random/randomStream.ts';
import { draw, openDevice, type StepNumbers } from './draw.ts';
import { eighths, expectTexels, Texels } from './texels.ts';

const device = await openDevice();

/** Tells all that a fragment is told but dropout's hash, whose bits `hashProgram` tells. */
const tellingProgram = fragmentProgram({
	targets: 4,
	samplers: [],
	arguments: { corner: 'point', far: 'point', number: 'count', isSo: 'flag' },
	main: `
	result0 = vec4(corner, far);
	result1 = vec4(number, isSo ? 1 : 0, local);
	result2 = vec4(batch.xyz, layer);
	result3 = vec4(rates.x + penalties.x, rates.yz + penalties.yz, rates.w * float(member + 1));`
});

const hashProgram = fragmentProgram({
	targets: 1,
	samplers: [],
	arguments: {},
	functions: [hashText],
	main: `
	uint bits = mixed(uint(local.x) ^ mixed(uint(local.y) ^ dropout.x));
	result0 = vec4(bits >> 16, bits & 0xffffu, dropout.y >> 16, dropout.y & 0xffffu);`
});

/** What the table says of a member at a slot, all of it exact in float32. */
const numbersOf = (slot: number, member: number): Partial<StepNumbers> => ({
	rows: member + 1,
	batchOffset: 1000 * slot + member,
	dropout: 0.5,
	learningRate: member / 8,
	corrections: [slot, member],
	rests: member % 3 === 0,
	l1: 1 / 4,
	l2: slot / 2,
	decay: member / 2
});

function told(slot: number, count: number, members: number, side: number) {
	const table = [0, 1, 2].map((slot) =>
		Array.from({ length: members }, (_, member) => numbersOf(slot, member))
	);
	const across = Math.min(32, count);
	const height = Math.ceil(count / across) * side;
	const background = new Texels(across * side, height, 4, () => 9.5);
	const expected = background.copy();
	const rectangles = Array.from({ length: count }, (_, i) => {
		const place = {
			...{ x: side * (i % across), y: side * Math.floor(i / across) },
			...{ width: side - 1, height: side - 1 }
		};
		const member = (7 * i) % members;
		const numbers = numbersOf(slot, member);
		const values = {
			corner: { x: i, y: i + 1 },
			far: { x: -i, y: 2 ** 20 },
			number: 3 * i,
			isSo: i % 2 === 1
		};
		for (let y = 0; y < place.height; y++) {
			for (let x = 0; x < place.width; x++) {
				const texels = [
					[i, i + 1, -i, 2 ** 20],
					[3 * i, i % 2, x, y],
					[numbers.rows!, numbers.batchOffset!, 2, i % 5],
					[
						numbers.learningRate! + numbers.l1!,
						numbers.corrections![0] + numbers.l2!,
						numbers.corrections![1] + numbers.decay!,
						numbers.rests ? 0 : member + 1
					]
				];
				texels.forEach((texel, layer) =>
					expected.values.set(texel, expected.at({ x: place.x + x, y: place.y + y }, layer))
				);
			}
		}
		return { place, values, layer: i % 5, member };
	});
	const row = slot * Math.ceil(members / membersPerRow);
	const actual = draw(device, tellingProgram, { textures: {}, background, rectangles, table, row });
	expectTexels(actual, expected);
}

describe('fragmentProgram(text)', () => {
	test('tells each fragment its arguments, its layer and its member’s numbers of the step', () =>
		told(1, 40, 5, 4));

	test('reads on in the next rows of its textures', () => {
		expect(1100).toBeGreaterThan(Math.max(rectanglesPerRow, tilesPerRow));
		told(2, 1100, membersPerRow + 44, 2);
	});

	test('covers a rectangle by several tiles and nothing outside it', () => told(0, 2, 1, 140));

	test('hashes seed, step and layer as every executor does', () => {
		const table = [[{ dropout: 0.3, seed: 0xdeadbeef, step: 123456 }]];
		const background = new Texels(4, 4);
		const expected = background.copy();
		for (let y = 0; y < 4; y++) {
			for (let x = 0; x < 4; x++) {
				const bits = dropoutBits(0xdeadbeef, 123456, 2, y, x);
				const threshold = Math.floor(0.3 * 2 ** 32);
				const halves = [bits, threshold].flatMap((value) => [value >>> 16, value & 0xffff]);
				expected.values.set(halves, expected.at({ x, y }));
			}
		}
		const place = { x: 0, y: 0, width: 4, height: 4 };
		const rectangles = [{ place, values: {}, layer: 2 }];
		const actual = draw(device, hashProgram, { textures: {}, background, rectangles, table });
		expectTexels(actual, expected);
	});

	test('reads texels at their middle, of flat textures and of arrays', () => {
		const next = eighths(randomStream(1, 'program'));
		const weights = new Texels(5, 7, 1, next);
		const source = new Texels(5, 7, 4, next);
		const program = fragmentProgram({
			targets: 4,
			samplers: [
				['sampler2D', 'weights'],
				['sampler2DArray', 'source']
			],
			arguments: {},
			main: [0, 1, 2, 3]
				.map((r) => `result${r} = weightsAt(local) + 8.0 * sourceAt(ivec3(local, ${r}));`)
				.join('\n')
		});
		const expected = source.copy();
		source.values.forEach((value, i) => {
			expected.values[i] = weights.values[i % weights.values.length] + 8 * value;
		});
		const actual = draw(device, program, {
			textures: { weights, source },
			background: new Texels(5, 7, 4),
			rectangles: [{ place: { x: 0, y: 0, width: 5, height: 7 }, values: {} }]
		});
		expectTexels(actual, expected);
	});
});

test('oncePerKind(make) makes each kind once', () => {
	let made = 0;
	const programOf = oncePerKind((_targets: number, _kind: { isMasked: boolean }) => {
		made++;
		return { ...hashProgram };
	});
	expect(programOf(4, { isMasked: true })).toBe(programOf(4, { isMasked: true }));
	expect(programOf(8, { isMasked: true })).not.toBe(programOf(4, { isMasked: true }));
	expect(programOf(4, { isMasked: false })).not.toBe(programOf(4, { isMasked: true }));
	expect(made).toBe(3);
	expect(integersPerRectangle).toBe(16);
});
