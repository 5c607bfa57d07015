/** Of one example, without the batch: `[2]` inputs, `[40, 1]` positions × channels, `[28, 28, 1]`. */
export type Shape = readonly number[];

/** Numbers of one example. */
export function sizeOf(shape: Shape): number {
	return shape.reduce((size, side) => size * side, 1);
}
