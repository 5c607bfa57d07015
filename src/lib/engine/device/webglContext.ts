/**
 * The thread's one WebGL 2 context, which all its trainers share: whether it can train, and what draws
 * in it. Nothing is ever drawn to the screen.
 */
import { fencesPass } from './fenceCheck.ts';
import { drawsSlowly } from './drawingSpeed.ts';

const contextAttributes: WebGLContextAttributes = {
	alpha: false,
	antialias: false,
	premultipliedAlpha: false,
	depth: false,
	stencil: false
};

/**
 * By itself tfjs goes by the browser's name: in what it takes for Safari it wants a canvas element, as
 * fences there never passed on another canvas, and so has nothing in a worker.
 */
function newContext(): WebGL2RenderingContext | null {
	const isPage = typeof document !== 'undefined';
	if (!isPage && typeof OffscreenCanvas === 'undefined') return null;
	const canvas = isPage ? document.createElement('canvas') : new OffscreenCanvas(1, 1);
	return canvas.getContext('webgl2', contextAttributes) as WebGL2RenderingContext | null;
}

let context: WebGL2RenderingContext | null = null;

/** A new one where there is none yet, or where the browser took it away; null where it gives none. */
export function openContext(): WebGL2RenderingContext | null {
	if (context === null || context.isContextLost()) context = newContext();
	return context;
}

/** Why there is no training in WebGL 2 on this thread, in a sentence, or null. */
export async function webglProblem(): Promise<string | null> {
	const gl = openContext();
	if (gl === null) return 'There is no WebGL 2 here.';
	if (!gl.getExtension('EXT_color_buffer_float')) {
		return 'WebGL has no 32-bit floating point on this device.';
	}
	return (await fencesPass(gl)) ? null : 'WebGL never says here that it has done its work.';
}

export function rendererOf(gl: WebGL2RenderingContext): string {
	// Firefox says it in RENDERER itself and warns about the extension.
	const masked = String(gl.getParameter(gl.RENDERER));
	if (!/^(webkit )?webgl/i.test(masked)) return masked;
	const info = gl.getExtension('WEBGL_debug_renderer_info');
	return info ? String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)) : masked;
}

/** What draws in WebGL. */
export type Drawer = 'graphics chip' | 'processor';

const software = /swiftshader|llvmpipe|softpipe|basic render|software/i;
/** Names that stand for any device: WebKit says “Apple GPU” wherever it runs. */
const masked = /^(|(webkit )?webgl|mozilla|apple gpu)$/i;

const drawers = new WeakMap<WebGL2RenderingContext, Drawer>();

/** By the renderer's name; where that is masked, by how fast it draws. */
export function drawerOf(gl: WebGL2RenderingContext): Drawer {
	const known = drawers.get(gl);
	if (known) return known;
	const name = rendererOf(gl).trim();
	const isProcessor = masked.test(name) ? drawsSlowly(gl) : software.test(name);
	const drawer = isProcessor ? 'processor' : 'graphics chip';
	drawers.set(gl, drawer);
	return drawer;
}
