/**
 * Every canvas of ours is drawn by the processor: `willReadFrequently` asks for that. They are small,
 * and the graphics chip, where a browser would draw them else, belongs to the training.
 */
export function context2d(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
	return canvas.getContext('2d', { willReadFrequently: true })!;
}
