import { largestTile } from './programs/program.ts';

/** What this context lacks, in a sentence; null where it lacks nothing. */
export function webglLack(gl: WebGL2RenderingContext): string | null {
	if (!gl.getExtension('EXT_color_buffer_float')) {
		return 'WebGL cannot draw 32-bit floating point numbers on this device.';
	}
	for (const shader of [gl.VERTEX_SHADER, gl.FRAGMENT_SHADER]) {
		const format = gl.getShaderPrecisionFormat(shader, gl.HIGH_FLOAT);
		if (!format || format.precision < 23) return 'WebGL has less than 32-bit precision here.';
	}
	if (gl.getParameter(gl.MAX_DRAW_BUFFERS) < 4) return 'WebGL has too few render targets here.';
	if (gl.getParameter(gl.MAX_VERTEX_TEXTURE_IMAGE_UNITS) < 2) {
		return 'WebGL has no textures in vertex shaders here.';
	}
	if (gl.getParameter(gl.ALIASED_POINT_SIZE_RANGE)[1] < largestTile) {
		return 'WebGL cannot draw large enough points here.';
	}
	return drawsFloats(gl) ? null : 'WebGL cannot draw into floating point textures here.';
}

function drawsFloats(gl: WebGL2RenderingContext): boolean {
	const texture = gl.createTexture();
	const framebuffer = gl.createFramebuffer();
	gl.bindTexture(gl.TEXTURE_2D_ARRAY, texture);
	gl.texStorage3D(gl.TEXTURE_2D_ARRAY, 1, gl.RGBA32F, 2, 2, 4);
	gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
	for (let layer = 0; layer < 4; layer++) {
		const attachment = gl.COLOR_ATTACHMENT0 + layer;
		gl.framebufferTextureLayer(gl.FRAMEBUFFER, attachment, texture, 0, layer);
	}
	const isComplete = gl.checkFramebufferStatus(gl.FRAMEBUFFER) === gl.FRAMEBUFFER_COMPLETE;
	gl.bindFramebuffer(gl.FRAMEBUFFER, null);
	gl.deleteFramebuffer(framebuffer);
	gl.deleteTexture(texture);
	return isComplete;
}
