import { describe, expect, test } from 'vitest';
import { batchOf } from '../../../src/lib/engine/step/batches.ts';
import type { Member } from '../../../src/lib/engine/trainer.ts';
import type { Place } from '../../../src/lib/engine/webgl/layout/atlas.ts';
import { layOutParameters } from '../../../src/lib/engine/webgl/layout/parameterLayout.ts';
import { layOutTraining } from '../../../src/lib/engine/webgl/layout/trainingLayout.ts';
import { member, randomMember } from '../../support/population.ts';

const slots = 4;

function layoutOf(members: Member[]) {
	const parameters = layOutParameters(members.map(({ network }) => network));
	const trained = members.map((one, i) => ({
		parameters: parameters.members[i],
		loss: one.loss,
		...batchOf(one)
	}));
	return layOutTraining(trained, 8, slots);
}

const overlap = (a: Place, b: Place) =>
	a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function expectApart(places: readonly Place[]): void {
	for (const [i, a] of places.entries()) {
		for (const b of places.slice(i + 1)) expect(overlap(a, b)).toBe(false);
	}
}

describe('layOutTraining(members)', () => {
	const members = Array.from({ length: 40 }, (_, i) => randomMember(i));
	const { members: placed, batches } = layoutOf(members);
	const parityOf = (i: number, layer: number) => (placed[i].inputs.length - 1 - layer) % 2;

	test.each([0, 1])('lets nothing that is drawn at parity %i overlap', (parity) => {
		const inputs = placed.flatMap(({ inputs, softmaxOutputs }, i) => [
			...inputs.filter((_, layer) => layer > 0 && parityOf(i, layer) === parity),
			...(softmaxOutputs && parity === 1 ? [softmaxOutputs] : [])
		]);
		expectApart(inputs);
		const deltas = placed.flatMap(({ deltas, gradients, isFused }, i) => [
			...deltas.filter(
				(_, layer) => parityOf(i, layer) === parity && !(isFused && layer === deltas.length - 1)
			),
			...gradients.filter((place, layer) => place && parityOf(i, layer) !== parity)
		]) as Place[];
		expectApart(deltas);
	});

	test('gives every step of every member a batch of its own', () => {
		const all = batches.members.flatMap(({ region, inputs, targets }) =>
			Array.from({ length: region.isConstant ? 1 : slots }, (_, slot) => [
				{ ...inputs, y: inputs.y + slot * region.blocks },
				{ ...targets, y: targets.y + slot * region.blocks }
			]).flat()
		);
		expectApart(all);
		expect(batches.members.map(({ inputs }) => inputs.height)).toEqual(
			members.map((one) => Math.ceil(batchOf(one).rows / 8))
		);
	});

	test('joins the last two layers of small networks alone', () => {
		const network = (width: number, outputs = 1) => ({
			inputs: 1,
			hidden: [width, width],
			outputs,
			activation: 'tanh' as const
		});
		const isFused = (one: Member) => layoutOf([one]).members[0].isFused;
		expect(isFused(member(network(64), 'meanSquaredError', {}, 64))).toBe(true);
		expect(isFused(member(network(64), 'meanSquaredError', {}, 65))).toBe(false);
		expect(isFused(member(network(80), 'meanSquaredError', {}, 64))).toBe(false);
		expect(isFused(member(network(9, 5), 'softmaxCrossEntropy', {}, 8))).toBe(false);
		expect(isFused(member({ ...network(1), hidden: [] }))).toBe(false);
	});

	test('places a member the same alone as among others', () => {
		for (const [i, one] of members.entries()) {
			const alone = layoutOf([one]).members[0];
			expect(alone.isFused).toBe(placed[i].isFused);
			expect(alone.gradients.map(Boolean)).toEqual(placed[i].gradients.map(Boolean));
		}
	});
});
