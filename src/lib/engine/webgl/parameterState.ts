import type { Device, Framebuffer, Texture } from './device.ts';
import { packParameters, unpackParameters } from './layout/matrix.ts';
import type { ParameterLayout } from './layout/parameterLayout.ts';
import type { ReadRequest } from './readback.ts';

/** Weights and both moments of all members, twice: a step reads one side and writes the other. */
export class ParameterState {
	readonly layout: ParameterLayout;
	/** Weights, first and second moments of each side. */
	readonly textures: readonly [Texture[], Texture[]];
	readonly framebuffers: readonly [Framebuffer, Framebuffer];
	/** The side that holds the values of now. */
	side: 0 | 1 = 0;
	readonly #device: Device;

	constructor(device: Device, layout: ParameterLayout) {
		this.#device = device;
		this.layout = layout;
		const { width, height } = layout.atlas;
		const three = () => [0, 1, 2].map(() => device.texture(width, height));
		this.textures = [three(), three()];
		this.framebuffers = [
			device.framebuffer(...this.textures[0]),
			device.framebuffer(...this.textures[1])
		];
	}

	/**
	 * Puts numbers into one of a member's arrays, 0: weights, 1 and 2: moments. Both sides take them,
	 * because a member that rests is not drawn again.
	 */
	write(member: number, array: 0 | 1 | 2, values: Float32Array): void {
		const { layers, places } = this.layout.members[member];
		for (const layer of layers) {
			const texels = packParameters(values, layer);
			for (const side of this.textures) {
				this.#device.upload(side[array], places[layer.index], texels);
			}
		}
	}

	/** A request for the first `arrays` arrays of these members. */
	reading(members: readonly number[], arrays: number): ReadRequest<Float32Array[][]> {
		const framebuffer = this.framebuffers[this.side];
		const { atlas } = this.layout;
		const isWhole = members.length > 1;
		const whole = { x: 0, y: 0, width: atlas.width, height: atlas.height };
		const places = isWhole ? [whole] : members.flatMap((i) => this.layout.members[i].places);
		const readings = places.map((place) => ({
			...place,
			framebuffer,
			attachment: 0,
			attachments: arrays
		}));
		const unpack = (texels: Float32Array[]) =>
			members.map((member) => {
				const { layers, places } = this.layout.members[member];
				return Array.from({ length: arrays }, (_, array) => {
					const flat = new Float32Array(layers[layers.length - 1].end);
					for (const layer of layers) {
						const { x, y } = isWhole ? places[layer.index] : { x: 0, y: 0 };
						const area = isWhole ? whole : places[layer.index];
						const source = texels[isWhole ? 0 : layer.index];
						const start = 4 * (array * area.width * area.height + y * area.width + x);
						unpackParameters(source.subarray(start), area.width, layer, flat);
					}
					return flat;
				});
			});
		return { readings, unpack };
	}
}
