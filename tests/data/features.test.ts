import { describe, expect, test } from 'vitest';
import { drawData } from '../../src/lib/data/draw.ts';
import { featureKeys, features, seenInputs } from '../../src/lib/data/features.ts';
import { lossOf, newDraw, setData, setFeatures, specOf } from '../../src/lib/experiment/edits.ts';
import { startsAnew } from '../../src/lib/experiment/consequence.ts';
import { differences } from '../../src/lib/experiment/difference.ts';
import { toLink } from '../../src/lib/experiment/link/link.ts';
import { fromLink } from '../../src/lib/experiment/link/readLink.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { checkExperiment } from '../../src/lib/experiment/schema.ts';
import { membersOf } from '../../src/lib/members/experimentMembers.ts';
import { countParameters } from '../../src/lib/network/cost.ts';
import { describeParameter } from '../../src/lib/network/describeParameter.ts';

const squares = setFeatures(firstScreen, ['x2x2', 'x1x1']);
const bare = { ...squares, networks: [{ ...squares.networks[0], depth: 0 }] };

describe('features', () => {
	test('are what their names say', () => {
		const at = (key: keyof typeof features) => features[key].of(0.5, -2);
		expect(featureKeys.map(at)).toEqual([0.5, -2, 0.25, 4, -1, Math.sin(0.5), Math.sin(-2)]);
	});

	test('leave the points where they are, and change what networks see', () => {
		const drawn = drawData(squares.data);
		expect(drawn).toEqual(drawData(firstScreen.data));
		const [member] = membersOf(squares, drawn);
		const { inputs } = drawn.training;
		expect(member.data.training.inputs.length).toBe(inputs.length);
		expect(member.data.training.inputs[0]).toBe(Math.fround(inputs[0] ** 2));
		expect(member.data.training.inputs[1]).toBe(Math.fround(inputs[1] ** 2));
		expect(seenInputs(firstScreen.data, inputs)).toBe(inputs);
	});

	test('decide the count: three parameters with two squares and no hidden layer', () => {
		expect(countParameters(specOf(bare, 0))).toBe(3);
		expect(lossOf(bare)).toBe('binaryCrossEntropy');
		const all = setFeatures(firstScreen, featureKeys);
		expect(countParameters(specOf(all, 0))).toBe(7 * 3 + 3 + 3 * 3 + 3 + 3 + 1);
	});

	test('name the inputs of a weight', () => {
		expect(describeParameter(specOf(bare, 0), 0).sentence).toContain('x₁²');
		expect(describeParameter(specOf(firstScreen, 0), 0).sentence).toContain('input 1');
	});

	test('are kept in a link in one order, and the coordinates go without saying', () => {
		expect(toLink(squares)).toBe('sees=x1x1,x2x2&v=1');
		expect(fromLink('sees=x2x2,x1x1&v=1').experiment).toEqual(squares);
		expect(fromLink('sees=x1,x2&v=1').experiment).toEqual(firstScreen);
		const wrong = fromLink('sees=x1,zebra&v=1');
		expect(wrong.experiment).toEqual(setFeatures(firstScreen, ['x1']));
		expect(wrong.dropped[0]).toContain('must be one or more of');
		expect(fromLink('data=cosine&sees=x1x1&v=1').experiment.data).not.toHaveProperty('features');
	});

	test('stay on other points of the plane, and go where there is none', () => {
		expect(newDraw(squares).data.features).toEqual(['x1x1', 'x2x2']);
		expect(setData(squares, 'spiral').data.features).toEqual(['x1x1', 'x2x2']);
		expect(setData(squares, 'cosine').data).not.toHaveProperty('features');
		expect(setFeatures(squares, [])).toBe(squares);
		expect(setFeatures(squares, ['x2', 'x1'])).toEqual(firstScreen);
	});

	test('begin the run anew, and are told as a difference', () => {
		expect(startsAnew(firstScreen, squares)).toBe(true);
		expect(differences(firstScreen, squares)).toEqual(['inputs of the networks x₁, x₂ → x₁², x₂²']);
	});

	test('are checked in a document', () => {
		expect(checkExperiment(JSON.parse(JSON.stringify(squares)))).toEqual({ experiment: squares });
		const onLine = { ...firstScreen, data: { ...setData(firstScreen, 'cosine').data } };
		const wrong = { ...onLine, data: { ...onLine.data, features: ['x1x1'] } };
		expect(checkExperiment(wrong)).toHaveProperty('problems');
	});
});
