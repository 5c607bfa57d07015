import fc from 'fast-check';
import { joined, u64 } from './bytes.ts';

type Damage = (bytes: Uint8Array) => Uint8Array;

/** From none to all of the bytes. */
const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (bytes: Uint8Array, share: number) => Math.floor(share * bytes.length);

function overwritten(bytes: Uint8Array, start: number, by: Uint8Array): Uint8Array {
	const copy = bytes.slice();
	copy.set(by.subarray(0, Math.max(0, copy.length - start)), start);
	return copy;
}

const sizes = [0, 1, 255, 65_536, 2 ** 31, 2 ** 32 - 1, 2 ** 53, 2 ** 60, 2 ** 63];

const damages: fc.Arbitrary<Damage>[] = [
	fc.tuple(place, fc.integer({ min: 0, max: 255 })).map(
		([share, value]) =>
			(bytes) =>
				overwritten(bytes, at(bytes, share), Uint8Array.of(value))
	),
	fc.tuple(place, fc.constantFrom(...sizes)).map(
		([share, value]) =>
			(bytes) =>
				overwritten(bytes, at(bytes, share), u64(value))
	),
	place.map((share) => (bytes) => bytes.slice(0, at(bytes, share))),
	fc.tuple(place, fc.integer({ min: 1, max: 40 })).map(([share, count]) => (bytes) => {
		const start = at(bytes, share);
		return joined(bytes.slice(0, start), bytes.slice(start + count));
	}),
	fc.tuple(place, fc.uint8Array({ maxLength: 40 })).map(([share, more]) => (bytes) => {
		const start = at(bytes, share);
		return joined(bytes.slice(0, start), more, bytes.slice(start));
	}),
	fc.tuple(place, place).map(([from, to]) => (bytes) => {
		return overwritten(bytes, at(bytes, to), bytes.slice(at(bytes, from)));
	})
];

/** One to four kinds of damage, one after the other. */
export const damage: fc.Arbitrary<Damage> = fc
	.array(fc.oneof(...damages), { minLength: 1, maxLength: 4 })
	.map((all) => (bytes) => all.reduce((damaged, one) => one(damaged), bytes));

const values: readonly unknown[] = [
	null,
	true,
	0,
	-1,
	0.5,
	2 ** 53,
	2 ** 60,
	1e308,
	'',
	'x',
	[],
	{},
	[null],
	[0, 0],
	[2 ** 40, 2 ** 40],
	{ class_name: 'Dense', config: {} }
];

/** Another value, or none, in place of one somewhere within a JSON value. */
export const jsonDamage: fc.Arbitrary<(json: unknown) => unknown> = fc
	.tuple(fc.nat(), fc.option(fc.constantFrom(...values), { nil: undefined }))
	.map(([number, value]) => (json) => {
		const copy = structuredClone({ json });
		const places: [Record<string, unknown>, string][] = [];
		const visit = (inner: unknown) => {
			if (typeof inner !== 'object' || inner === null) return;
			for (const key of Object.keys(inner)) {
				places.push([inner as Record<string, unknown>, key]);
				visit((inner as Record<string, unknown>)[key]);
			}
		};
		visit(copy);
		const [holder, key] = places[number % places.length];
		if (value === undefined && !Array.isArray(holder)) delete holder[key];
		else holder[key] = value;
		return copy.json ?? null;
	});
