/**
 * How fast WebGL draws, for browsers that do not say what draws there.
 */

const side = 256;
const rounds = 512;
/** A round multiplies and adds two vectors of four. */
const multiplyAdds = side * side * rounds * 8;

/**
 * Multiply-adds a millisecond and core. Where the processor draws they were 0.7 (SwiftShader) to 10
 * million (llvmpipe, with the widest vectors); a laptop's weakest graphics chips do 60 to 150 million in
 * all, for two to four cores.
 */
const mostOfCore = 15e6;

const vertexShader = `#version 300 es
void main() {
	vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
	gl_Position = vec4(4.0 * corner - 1.0, 0.0, 1.0);
}`;

const fragmentShader = `#version 300 es
precision highp float;
uniform int rounds;
out vec4 color;
void main() {
	vec4 a = gl_FragCoord.xyxy;
	vec4 b = gl_FragCoord.yxyx;
	for (int i = 0; i < rounds; i++) {
		a = a * 0.9999 + b;
		b = b * 0.9998 - a;
	}
	color = a + b;
}`;

function compile(gl: WebGL2RenderingContext, type: GLenum, source: string): WebGLShader {
	const shader = gl.createShader(type)!;
	gl.shaderSource(shader, source);
	gl.compileShader(shader);
	return shader;
}

/** Milliseconds that `draw` takes, to the end. */
function timed(gl: WebGL2RenderingContext, draw: () => void): number {
	const start = performance.now();
	draw();
	// What is read has been drawn.
	gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
	return performance.now() - start;
}

/** Pictures are drawn until they took so long, or there are so many of them: some clocks are coarse. */
const longEnoughMs = 60;
const mostPictures = 16;

/** Milliseconds of a picture, without what a call and a wait cost. */
function drawingMs(gl: WebGL2RenderingContext): number {
	const program = gl.createProgram()!;
	gl.attachShader(program, compile(gl, gl.VERTEX_SHADER, vertexShader));
	gl.attachShader(program, compile(gl, gl.FRAGMENT_SHADER, fragmentShader));
	gl.linkProgram(program);
	const picture = gl.createRenderbuffer();
	gl.bindRenderbuffer(gl.RENDERBUFFER, picture);
	gl.renderbufferStorage(gl.RENDERBUFFER, gl.RGBA8, side, side);
	const framebuffer = gl.createFramebuffer();
	gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
	gl.framebufferRenderbuffer(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.RENDERBUFFER, picture);
	gl.viewport(0, 0, side, side);
	gl.useProgram(program);
	const of = gl.getUniformLocation(program, 'rounds');
	const draw = (count: number) =>
		timed(gl, () => {
			gl.uniform1i(of, count);
			gl.drawArrays(gl.TRIANGLES, 0, 3);
		});
	draw(rounds); // Only then is the program ready.
	const waits = [1, 1, 1, 1].map(draw);
	let [ms, pictures] = [0, 0];
	for (; ms < longEnoughMs && pictures < mostPictures; pictures++) ms += draw(rounds);
	gl.bindFramebuffer(gl.FRAMEBUFFER, null);
	gl.useProgram(null);
	gl.deleteFramebuffer(framebuffer);
	gl.deleteRenderbuffer(picture);
	gl.deleteProgram(program);
	const waitMs = waits.reduce((sum, one) => sum + one, 0) / waits.length;
	return Math.max(0, ms / pictures - waitMs);
}

/** Whether a picture that took so long was drawn no faster than by a processor of so many cores. */
export function isSlow(ms: number, cores: number): boolean {
	return multiplyAdds / ms < mostOfCore * cores;
}

export function drawsSlowly(gl: WebGL2RenderingContext): boolean {
	return isSlow(drawingMs(gl), navigator.hardwareConcurrency);
}
