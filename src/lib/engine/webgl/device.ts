/**
 * Textures, framebuffers and programs on a WebGL2 context that is shared with tfjs. tfjs uses texture
 * units from 0 up and sets viewport, scissor rectangle, program and framebuffer before each of its own
 * draws; what it takes for granted is put back by `finish`.
 */
import { rendererOf } from '../device/webglContext.ts';
import type { DeviceLimits } from './layout/slots.ts';
import { texelText, type ShaderSource } from './programs/program.ts';

/** First of the texture units that tfjs leaves alone. */
export const firstUnit = 8;

const version = '#version 300 es\n';

export interface Program {
	handle: WebGLProgram;
	/** Null for programs that take one step at a time. */
	steps: WebGLUniformLocation | null;
	tileCount: WebGLUniformLocation | null;
	/** The value that `tileCount` has now. */
	tiles: number;
	samplers: ReadonlyMap<string, WebGLUniformLocation>;
	/** The unit that each sampler reads now. */
	units: Map<string, number>;
}

export interface Texture {
	handle: WebGLTexture;
	target: number;
	width: number;
	height: number;
	/** Array layers; 0 for a texture that is no array. */
	layers: number;
}

export interface Framebuffer {
	handle: WebGLFramebuffer;
	width: number;
	height: number;
}

/** Each context's programs, compiled once; they live as long as it does. */
const programs = new WeakMap<WebGL2RenderingContext, Map<string, Program>>();

export class Device implements DeviceLimits {
	readonly gl: WebGL2RenderingContext;
	readonly rowsPerBlock: number;
	readonly largestTexture: number;
	/** GLSL by which programs fetch texels. */
	readonly #reading: string;
	readonly #textures = new Set<WebGLTexture>();
	readonly #framebuffers = new Set<WebGLFramebuffer>();

	constructor(gl: WebGL2RenderingContext) {
		this.gl = gl;
		this.rowsPerBlock = gl.getParameter(gl.MAX_DRAW_BUFFERS) >= 8 ? 8 : 4;
		this.largestTexture = gl.getParameter(gl.MAX_TEXTURE_SIZE);
		this.#reading = texelText(/swiftshader/i.test(rendererOf(gl)));
	}

	texture(width: number, height: number, layers = 0, format: number = this.gl.RGBA32F): Texture {
		const { gl } = this;
		const handle = gl.createTexture();
		this.#textures.add(handle);
		const target = layers > 0 ? gl.TEXTURE_2D_ARRAY : gl.TEXTURE_2D;
		gl.activeTexture(gl.TEXTURE0 + firstUnit);
		gl.bindTexture(target, handle);
		for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
			gl.texParameteri(target, name, gl.NEAREST);
		}
		if (layers > 0) gl.texStorage3D(target, 1, format, width, height, layers);
		else gl.texStorage2D(target, 1, format, width, height);
		return { handle, target, width, height, layers };
	}

	/** A framebuffer that draws into every layer of an array texture, or into several textures at once. */
	framebuffer(...textures: Texture[]): Framebuffer {
		const { gl } = this;
		const handle = gl.createFramebuffer();
		this.#framebuffers.add(handle);
		gl.bindFramebuffer(gl.FRAMEBUFFER, handle);
		const attachments: number[] = [];
		for (const { handle: texture, layers } of textures) {
			for (let layer = 0; layer < Math.max(1, layers); layer++) {
				const attachment = gl.COLOR_ATTACHMENT0 + attachments.length;
				attachments.push(attachment);
				if (layers > 0) {
					gl.framebufferTextureLayer(gl.FRAMEBUFFER, attachment, texture, 0, layer);
				} else {
					gl.framebufferTexture2D(gl.FRAMEBUFFER, attachment, gl.TEXTURE_2D, texture, 0);
				}
			}
		}
		gl.drawBuffers(attachments);
		return { handle, width: textures[0].width, height: textures[0].height };
	}

	/** Puts numbers into a part of a texture, array layer after array layer. */
	upload(
		texture: Texture,
		place: { x: number; y: number; width: number; height: number },
		values: Float32Array | Int32Array | Uint8Array
	): void {
		const { gl } = this;
		const { x, y, width, height } = place;
		gl.activeTexture(gl.TEXTURE0 + firstUnit);
		gl.bindTexture(texture.target, texture.handle);
		gl.bindBuffer(gl.PIXEL_UNPACK_BUFFER, null);
		gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
		gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
		const format = values instanceof Int32Array ? gl.RGBA_INTEGER : gl.RGBA;
		const type =
			values instanceof Float32Array
				? gl.FLOAT
				: values instanceof Int32Array
					? gl.INT
					: gl.UNSIGNED_BYTE;
		if (texture.layers > 0) {
			const { target, layers } = texture;
			gl.texSubImage3D(target, 0, x, y, 0, width, height, layers, format, type, values);
		} else {
			gl.texSubImage2D(texture.target, 0, x, y, width, height, format, type, values);
		}
	}

	program({ vertex, fragment, samplers }: ShaderSource): Program {
		const { gl } = this;
		let compiled = programs.get(gl);
		if (!compiled) programs.set(gl, (compiled = new Map()));
		const key = vertex + fragment;
		const known = compiled.get(key);
		if (known) return known;
		const handle = gl.createProgram();
		const shaders = [
			this.#shader(gl.VERTEX_SHADER, `${version}${vertex}`),
			this.#shader(gl.FRAGMENT_SHADER, `${version}${this.#reading}\n${fragment}`)
		];
		for (const shader of shaders) gl.attachShader(handle, shader);
		gl.linkProgram(handle);
		for (const shader of shaders) gl.deleteShader(shader);
		if (!gl.getProgramParameter(handle, gl.LINK_STATUS) && !gl.isContextLost()) {
			const logs = shaders.map((shader) => gl.getShaderInfoLog(shader)).join('\n');
			throw new Error(`A GPU program did not compile: ${logs} ${gl.getProgramInfoLog(handle)}`);
		}
		const locations = new Map<string, WebGLUniformLocation>();
		for (const name of ['rectangles', 'tiles', 'table', ...samplers]) {
			const location = gl.getUniformLocation(handle, name);
			if (location) locations.set(name, location);
		}
		gl.useProgram(handle);
		gl.uniform1f(gl.getUniformLocation(handle, 'viewport'), this.largestTexture);
		const program: Program = {
			handle,
			steps: gl.getUniformLocation(handle, 'steps'),
			tileCount: gl.getUniformLocation(handle, 'tileCount'),
			tiles: NaN,
			samplers: locations,
			units: new Map()
		};
		compiled.set(key, program);
		return program;
	}

	#shader(type: number, text: string): WebGLShader {
		const { gl } = this;
		const shader = gl.createShader(type)!;
		gl.shaderSource(shader, text);
		gl.compileShader(shader);
		return shader;
	}

	/** Sets what all draws here take for granted. */
	begin(textures: ReadonlyMap<Texture, number>): void {
		const { gl } = this;
		for (const [{ target, handle }, unit] of textures) {
			gl.activeTexture(gl.TEXTURE0 + unit);
			gl.bindTexture(target, handle);
		}
		gl.bindVertexArray(null);
		gl.disable(gl.SCISSOR_TEST);
		gl.disable(gl.CULL_FACE);
		gl.viewport(0, 0, this.largestTexture, this.largestTexture);
	}

	/** Puts back what tfjs takes for granted. */
	finish(): void {
		const { gl } = this;
		gl.bindFramebuffer(gl.FRAMEBUFFER, null);
		gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
		gl.enable(gl.SCISSOR_TEST);
		gl.enable(gl.CULL_FACE);
		gl.activeTexture(gl.TEXTURE0);
	}

	free(...objects: (Texture | Framebuffer)[]): void {
		for (const object of objects) {
			if ('layers' in object) {
				this.gl.deleteTexture(object.handle);
				this.#textures.delete(object.handle);
			} else {
				this.gl.deleteFramebuffer(object.handle);
				this.#framebuffers.delete(object.handle);
			}
		}
	}

	/** Frees every texture and framebuffer made here. */
	dispose(): void {
		for (const framebuffer of this.#framebuffers) this.gl.deleteFramebuffer(framebuffer);
		for (const texture of this.#textures) this.gl.deleteTexture(texture);
		this.#framebuffers.clear();
		this.#textures.clear();
	}
}
