import { describe, expect, test } from 'vitest';
import {
	argumentIntegers,
	argumentsText,
	packArguments
} from '../../../../src/lib/engine/webgl/programs/arguments.ts';

const declared = { units: 'count', place: 'point', hasOne: 'flag', end: 'point' } as const;

describe('packArguments(declared, values)', () => {
	test('puts points first, then the rest in their order, and zeros after them', () => {
		const values = { units: 5, place: { x: 1, y: 2 }, hasOne: true, end: { x: 3, y: 4 } };
		expect(packArguments(declared, values)).toEqual([1, 2, 3, 4, 5, 1, 0, 0, 0, 0]);
	});

	test('takes of a place where it begins', () => {
		const place = { x: 6, y: 7, width: 8, height: 9 };
		expect(packArguments({ place: 'point' }, { place }).slice(0, 3)).toEqual([6, 7, 0]);
	});
});

describe('argumentsText(declared)', () => {
	test('names each argument where it is packed', () => {
		expect(argumentsText(declared).split('\n')).toEqual([
			'ivec2 place = first.xy;',
			'ivec2 end = first.zw;',
			'int units = second.x;',
			'bool hasOne = second.y == 1;'
		]);
	});

	test('has room for as many integers as a rectangle has, and throws for one more', () => {
		const points = { a: 'point', b: 'point', c: 'point', d: 'point', e: 'point' } as const;
		expect(argumentIntegers).toBe(10);
		expect(argumentsText(points)).toContain('ivec2 e = third.xy;');
		expect(() => argumentsText({ ...points, one: 'flag' })).toThrow('No room');
	});
});
