/**
 * Inverted dropout by the hash of `engine/step/dropout`: of (seed, step, layer, row of the batch,
 * unit). A unit that is kept is multiplied by `scale`, the others by zero.
 */
import { at } from './network';

// @ts-ignore: decorator
@inline
function mix(value: u32): u32 {
	let x = value + 0x9e3779b9;
	x = (x ^ (x >> 16)) * 0x7feb352d;
	x = (x ^ (x >> 15)) * 0x846ca68b;
	return x ^ (x >> 16);
}

/** to = values · (0 or scale) for [rows, places, stride]; `hash` is that of seed and step. Both may be one. */
export function dropUnits(
	values: usize,
	to: usize,
	hash: u32,
	layer: u32,
	rows: i32,
	places: i32,
	units: i32,
	stride: i32,
	threshold: u32,
	scale: f32
): void {
	const ofLayer = mix(layer ^ hash);
	for (let row = 0; row < rows; row++) {
		const ofRow = mix(<u32>row ^ ofLayer);
		for (let place = 0; place < places; place++) {
			const start = (row * places + place) * stride;
			const first = place * units;
			for (let unit = 0; unit < units; unit++) {
				const factor: f32 = mix(<u32>(first + unit) ^ ofRow) >= threshold ? scale : 0;
				store<f32>(at(to, start + unit), load<f32>(at(values, start + unit)) * factor);
			}
		}
	}
}
