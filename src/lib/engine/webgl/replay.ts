/**
 * A draw list bound to textures, to be drawn again and again. It is bound once for each side of the
 * parameters, and every texture has a unit of its own.
 */
import { firstUnit, type Device, type Framebuffer, type Program, type Texture } from './device.ts';
import type { DrawList, Texels, TextureName } from './layout/drawList.ts';

export interface Bindings {
	textures: Partial<Record<TextureName, Texture>>;
	framebuffers: Partial<Record<TextureName, Framebuffer>>;
}

interface BoundDraw {
	program: Program;
	framebuffer: WebGLFramebuffer;
	/** Each sampler's name, its location and the unit that it reads. */
	samplers: [name: string, location: WebGLUniformLocation, unit: number][];
	first: number;
	count: number;
}

export class Replay {
	readonly #device: Device;
	readonly #rectangles: Texture;
	readonly #tiles: Texture;
	readonly #tileCount: number;
	readonly #units = new Map<Texture, number>();
	/** The draws for each side of the parameters. */
	readonly #sides: BoundDraw[][];

	constructor(device: Device, list: DrawList, table: Texture, sides: readonly Bindings[]) {
		this.#device = device;
		const upload = ({ width, height, values }: Texels) => {
			const texture = device.texture(width, height, 0, device.gl.RGBA32I);
			device.upload(texture, { x: 0, y: 0, width, height }, values);
			return texture;
		};
		this.#tileCount = list.tileCount;
		const rectangles = (this.#rectangles = upload(list.rectangles));
		const tiles = (this.#tiles = upload(list.tiles));
		for (const texture of [rectangles, tiles, table, ...sides.flatMap(texturesOf)]) {
			if (!this.#units.has(texture)) this.#units.set(texture, firstUnit + this.#units.size);
		}
		this.#sides = sides.map(({ textures, framebuffers }) =>
			list.draws.map((draw) => {
				const program = device.program(draw.program);
				const read = { rectangles, tiles, table } as Record<string, Texture>;
				for (const [name, part] of Object.entries(draw.samplers)) read[name] = textures[part]!;
				const samplers = [...program.samplers].map(
					([name, location]): BoundDraw['samplers'][number] => [
						name,
						location,
						this.#units.get(read[name])!
					]
				);
				const framebuffer = framebuffers[draw.target]!.handle;
				return { program, framebuffer, samplers, first: draw.first, count: draw.count };
			})
		);
	}

	get isEmpty(): boolean {
		return this.#sides[0].length === 0;
	}

	/** Sets what the draws take for granted; to be called again after anything else was drawn. */
	begin(): void {
		this.#device.begin(this.#units);
	}

	/**
	 * Draws the list once. Members' numbers are read from the step table at `row`. `steps` is for
	 * programs that take many steps at once.
	 */
	draw(row: number, side = 0, steps = 0): void {
		for (const draw of this.#sides[side]) this.#draw(draw, row, steps);
	}

	#draw({ program, framebuffer, samplers, first, count }: BoundDraw, row: number, steps: number) {
		const { gl } = this.#device;
		const tiles = this.#tileCount;
		gl.useProgram(program.handle);
		for (const [name, location, unit] of samplers) {
			if (program.units.get(name) === unit) continue;
			program.units.set(name, unit);
			gl.uniform1i(location, unit);
		}
		if (program.tiles !== tiles) gl.uniform1i(program.tileCount, (program.tiles = tiles));
		if (program.steps) gl.uniform1i(program.steps, steps);
		gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
		gl.drawArrays(gl.POINTS, row * tiles + first, count);
	}

	/**
	 * Compiles the program of draw `index` to the end, which browsers put off until it is first drawn,
	 * and draws nothing. Returns whether there are more draws.
	 */
	prepare(index: number): boolean {
		const [draws] = this.#sides;
		if (index >= draws.length) return false;
		const { gl } = this.#device;
		this.begin();
		gl.enable(gl.SCISSOR_TEST);
		gl.scissor(0, 0, 0, 0);
		this.#draw(draws[index], 0, 0);
		this.#device.finish();
		return index + 1 < draws.length;
	}

	dispose(): void {
		this.#device.free(this.#rectangles, this.#tiles);
	}
}

const texturesOf = ({ textures }: Bindings) => Object.values(textures) as Texture[];
