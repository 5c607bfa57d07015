import type { Place } from './layout/atlas.ts';
import type { Device, Texture } from './device.ts';
import { quadruples, type TexelLayer } from './layout/matrix.ts';

/**
 * Writes the 1 after each row of a hidden layer's units where no draw does: units that fill their
 * texels leave it a texel of its own. `activations` has a texture for each parity of the distance from
 * the output.
 */
export function writeOnes(
	device: Device,
	activations: readonly [even: Texture, odd: Texture],
	layers: readonly TexelLayer[],
	inputs: readonly Place[]
): void {
	for (const { index, inputs: units } of layers.slice(1)) {
		if (units % 4 !== 0) continue;
		const { x, y, height } = inputs[index];
		const place = { x: x + quadruples(units), y, width: 1, height };
		const texels = new Float32Array(4 * height * device.rowsPerBlock);
		for (let i = 0; i < texels.length; i += 4) texels[i] = 1;
		device.upload(activations[(layers.length - 1 - index) % 2], place, texels);
	}
}
