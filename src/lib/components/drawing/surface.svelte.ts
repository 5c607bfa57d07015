import { tick } from 'svelte';
import { context2d } from './context2d.ts';
import type { Attachment } from 'svelte/attachments';
import { devicePixelRatio } from 'svelte/reactivity/window';
import { preferences } from '$lib/state/preferences.svelte.ts';
import { paletteOf, type Palette } from '../palette.ts';

/** What a drawing needs to know: where to draw, how large in CSS pixels, in which colours. */
export interface Pen {
	/** Cleared, and scaled so that one unit is one CSS pixel. */
	context: CanvasRenderingContext2D;
	width: number;
	height: number;
	/** Device pixels a CSS pixel. */
	ratio: number;
	/** The same object as long as theme and fonts stay as they are. */
	palette: Palette;
	/** Text size in CSS pixels. */
	fontSize: number;
}

interface Look {
	palette: Palette;
	fontSize: number;
}

/** The drawing surface of one canvas: follows its size, the screen's pixels and the theme. */
export class Surface {
	#canvas: HTMLCanvasElement | undefined;
	#size = $state.raw({ width: 0, height: 0 });
	#look = $state.raw<Look | null>(null);

	/** Null until the canvas is on the page and the theme's colours are known. */
	get look(): Look | null {
		return this.#look;
	}

	/** `{@attach surface.attach}` on the canvas, whose size must come from CSS. */
	readonly attach: Attachment<HTMLCanvasElement> = (canvas) => {
		this.#canvas = canvas;
		const observer = new ResizeObserver(([{ contentRect }]) => {
			const { width, height } = contentRect;
			if (width !== this.#size.width || height !== this.#size.height) {
				this.#size = { width, height };
			}
		});
		observer.observe(canvas);

		void preferences.theme;
		let attached = true;
		const look = () => {
			if (!attached) return;
			const fontSize = parseFloat(getComputedStyle(canvas).fontSize);
			this.#look = { palette: paletteOf(canvas), fontSize };
		};
		// The page sets the theme on its root in an effect of its own, after those of its children.
		void tick().then(look);
		if (document.fonts.status !== 'loaded') void document.fonts.ready.then(look);
		return () => {
			attached = false;
			observer.disconnect();
		};
	};

	/** Clears the canvas. Read in an effect, it makes the effect run anew when anything changes. */
	pen(): Pen | null {
		const { width, height } = this.#size;
		const ratio = Math.min(devicePixelRatio.current ?? 1, 3);
		const context = this.#look && width > 0 ? this.#canvas && context2d(this.#canvas) : null;
		if (!this.#look || !context) return null;
		const { canvas } = context;
		const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
		if (canvas.width !== columns || canvas.height !== rows) {
			canvas.width = columns;
			canvas.height = rows;
		}
		context.setTransform(columns / width, 0, 0, rows / height, 0, 0);
		context.clearRect(0, 0, width, height);
		return { context, width, height, ratio, ...this.#look };
	}
}
