import { test } from 'vitest';
import {
	activationText,
	derivativeText,
	lanesText
} from '../../../../src/lib/engine/webgl/programs/activation.ts';
import { each, fragmentProgram } from '../../../../src/lib/engine/webgl/programs/program.ts';
import {
	loadText,
	shareText,
	tinyMemoryArguments
} from '../../../../src/lib/engine/webgl/programs/tinyMemory.ts';
import { backwardText, forwardText } from '../../../../src/lib/engine/webgl/programs/tinyPasses.ts';
import { randomStream } from '../../../../src/lib/random/randomStream.ts';
import { draw, openDevice } from './draw.ts';
import { eighths, expectTexels, Texels } from './texels.ts';
import { plainBackward, plainForward } from './tinyPlain.ts';
import { parameterTexels, TinyNetwork, tinyWidths } from './tinyNetwork.ts';

const device = await openDevice();
const targets = 4;

/** A program that takes one row forward and, with `δ = z`, back; gradients in place of moments. */
const passesProgram = ({ tiny, texels }: TinyNetwork) =>
	fragmentProgram({
		targets,
		samplers: [
			['sampler2D', 'weights'],
			['sampler2D', 'moments1'],
			['sampler2D', 'moments2']
		],
		arguments: { ...tinyMemoryArguments, inputTexel: 'point' },
		functions: [activationText, derivativeText, lanesText],
		main: `
	${each(texels, (i) => `vec4 p${i}, m${i}, v${i}, g${i} = vec4(0.0);`)}
	${tiny.map(loadText).join('\n')}
	vec4 h0_0 = weightsAt(inputTexel);
	${tiny.map((layer, i) => forwardText(layer, i, i === tiny.length - 1, 'relu', false)).join('\n')}
	vec4 d${tiny.length}_0 = z;
	${[...tiny.keys()]
		.reverse()
		.map((i) => backwardText(tiny[i], i, 'relu'))
		.join('\n')}
	${each(texels, (i) => `m${i} = g${i};`)}
	${each(targets, (i) => `result${i} = vec4(0.0);`)}
	int share = 2 * local.y + local.x;
	${shareText(targets, texels)}`
	});

test.each(tinyWidths)('forwardText and backwardText take a row through %o', (widths) => {
	const network = new TinyNetwork(widths, 0);
	const weights = parameterTexels(1);
	const next = eighths(randomStream(1, 'tiny passes'));
	network.fill(weights, next);
	const inputs = Array.from({ length: widths.inputs }, next);
	const inputTexel = { x: 9, y: 11 };
	weights.values.set(inputs, weights.at(inputTexel));

	const gradient = parameterTexels(1);
	const pass = plainForward(network, weights, inputs, 'relu', null);
	plainBackward(network, weights, pass, pass.outputs, 'relu', gradient);
	const place = network.fragments(0, 0, targets);
	const background = new Texels(4, place.height + 2, targets, () => 9.5);
	const expected = background.copy();
	const zeros = parameterTexels(1);
	network.pack(expected, place, [weights, gradient, zeros]);
	const actual = draw(device, passesProgram(network), {
		textures: { weights, moments1: zeros, moments2: zeros },
		background,
		rectangles: [{ place, values: { ...network.memory, inputTexel } }]
	});
	expectTexels(actual, expected);
});
