import { test } from 'vitest';
import { lanesText } from '../../../../src/lib/engine/webgl/programs/activation.ts';
import { each, fragmentProgram } from '../../../../src/lib/engine/webgl/programs/program.ts';
import {
	loadMaskText,
	loadText,
	shareText,
	tinyMemoryArguments
} from '../../../../src/lib/engine/webgl/programs/tinyMemory.ts';
import { randomStream } from '../../../../src/lib/random/randomStream.ts';
import { draw, openDevice } from './draw.ts';
import { eighths, expectTexels, Texels } from './texels.ts';
import { parameterTexels, TinyNetwork, tinyWidths } from './tinyNetwork.ts';

const device = await openDevice();
const targets = 4;

/** A program that loads everything and shares it out again, the mask in place of second moments. */
const memoryProgram = ({ tiny, texels }: TinyNetwork) =>
	fragmentProgram({
		targets,
		samplers: [
			['sampler2D', 'weights'],
			['sampler2D', 'moments1'],
			['sampler2D', 'moments2'],
			['sampler2D', 'mask']
		],
		arguments: tinyMemoryArguments,
		functions: [lanesText],
		main: `
	${each(texels, (i) => `vec4 p${i}, m${i}, v${i}, k${i};`)}
	${tiny.map(loadText).join('\n')}
	${tiny.map(loadMaskText).join('\n')}
	${each(texels, (i) => `v${i} += 10.0 * k${i};`)}
	${each(targets, (i) => `result${i} = vec4(0.0);`)}
	int share = 2 * local.y + local.x;
	${shareText(targets, texels)}`
	});

test.each(tinyWidths)('loadText and shareText hand over every number of %o', (widths) => {
	const random = randomStream(1, 'tiny memory');
	const next = eighths(random);
	const network = new TinyNetwork(widths, 1);
	const [weights, moments1, moments2, mask] = [0, 1, 2, 3].map(() => parameterTexels(2));
	for (const texels of [weights, moments1, moments2]) network.fill(texels, next);
	network.fill(mask, () => Number(random.uniform() < 0.5));
	const place = network.fragments(2, 2, targets);
	const background = new Texels(6, place.height + 4, targets, () => 9.5);
	const expected = background.copy();
	const third = moments2.copy();
	mask.values.forEach((trains, i) => (third.values[i] += 10 * trains));
	network.pack(expected, place, [weights, moments1, third]);
	const actual = draw(device, memoryProgram(network), {
		textures: { weights, moments1, moments2, mask },
		background,
		rectangles: [{ place, values: network.memory }]
	});
	expectTexels(actual, expected);
});
