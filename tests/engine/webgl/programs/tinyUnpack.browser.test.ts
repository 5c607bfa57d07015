import { describe, test } from 'vitest';
import { tinyUnpackProgram } from '../../../../src/lib/engine/webgl/programs/tinyUnpack.ts';
import { randomStream } from '../../../../src/lib/random/randomStream.ts';
import { blockSizes, draw, openDevice } from './draw.ts';
import { columnKernelAt, eighths, expectTexels, kernelAt, Texels } from './texels.ts';
import { TinyNetwork, tinyWidths } from './tinyNetwork.ts';

const device = await openDevice();

describe.each(blockSizes(device))('tinyUnpackProgram(%i, isColumn)', (targets) => {
	test.each([false, true])('puts every number back to where it lies: %s', (isColumn) => {
		const networks = tinyWidths.map((widths) => new TinyNetwork(widths, 0));
		const packed = new Texels(10, 24, targets, eighths(randomStream(1, 'unpack', targets)));
		const background = new Texels(32, 16, 3, () => 9.5);
		const expected = background.copy();
		let x = 0;
		const rectangles = networks.flatMap((network, index) => {
			const { tiny, layers, texels } = network;
			const fragmentsPlace = { x: 2 * index, y: 1 };
			return layers.flatMap(({ inputs }, layer) => {
				if (tiny[layer].isColumn !== isColumn) return [];
				const { start, bias, width } = tiny[layer];
				const rows = 4 * Math.ceil((inputs + 1) / 4);
				const place = isColumn
					? { x, y: 2, width: rows / 4, height: 1 }
					: { x, y: 2, width, height: rows };
				x += place.width + (place.width % 2);
				for (let kind = 0; kind < 3; kind++) {
					const result = (isColumn ? columnKernelAt : kernelAt)(expected, place, kind);
					for (let input = 0; input < rows; input++) {
						for (let unit = 0; unit < (isColumn ? 1 : 4 * width); unit++) {
							const at = network.packedAt(packed, fragmentsPlace, kind, layer, input, unit);
							result.set(input, unit, input <= inputs ? packed.values[at] : 0);
						}
					}
				}
				const positions = { kernelTexel: start, biasTexel: bias, texels, rowTexels: width };
				return [{ place, values: { fragmentsPlace, ...positions, inputs } }];
			});
		});
		const actual = draw(device, tinyUnpackProgram(targets, isColumn), {
			textures: { packed },
			background,
			rectangles
		});
		expectTexels(actual, expected);
	});
});
