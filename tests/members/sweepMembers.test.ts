import { beforeAll, describe, expect, it } from 'vitest';
import { endOf } from '../../src/cli/jobs/history.ts';
import { learnedParameters, preparedMember } from '../../src/cli/jobs/preparedMember.ts';
import { drawData } from '../../src/lib/data/draw.ts';
import { fromSweepLink } from '../../src/lib/experiment/link/sweepLink.ts';
import type { Sweep } from '../../src/lib/experiment/sweep/sweep.ts';
import {
	computedOf,
	countTrained,
	lastStepOf,
	planSweep,
	pretrainedOf
} from '../../src/lib/experiment/sweep/sweepPlan.ts';
import { resumedMembers, trainAlong } from '../../src/lib/members/pretrainedMembers.ts';
import { sweepMembers } from '../../src/lib/members/sweepMembers.ts';
import { createWasmTrainer } from '../../src/lib/engine/wasm/wasmTrainer.ts';

const source =
	'data=spiral&n=40&new=60&flips=0&turns=1.5&noise=.02&seeds=2&stop=50&' +
	'p.data=spiral&p.n=40&p.new=60&p.flips=0&p.turns=1.5&p.noise=.02&p.a=relu:8x2&p.stop=40&v=1';
const swept = (link: string): Sweep => {
	const { sweep, dropped } = fromSweepLink(`${link}&${source}`);
	expect(dropped).toEqual([]);
	return sweep;
};

const sweeps = {
	pruned: swept(
		'axis=pruned&values=50,90&a=pruned:.9~all&b=pruned:.9:random~all&c=scratch&c.lr=.02'
	),
	bits: swept('axis=bits&values=1.58,3&a=quantized:3~nothing&b=quantized:3:unit~all'),
	rank: swept('axis=rank&values=1,2&a=lora:2&b=biases&c=scratch'),
	training: swept(
		'axis=training&values=4,16&moved=swap&a=fresh:1&a.lr=.03&b=untrained~fresh:1&c=all'
	)
};

let learned: Record<string, Float32Array[]>;
beforeAll(async () => {
	learned = {};
	for (const [axis, { after, seeds }] of Object.entries(sweeps)) {
		learned[axis] = [];
		for (let seed = 0; seed < seeds; seed++) {
			learned[axis].push(await learnedParameters(pretrainedOf(after!, seed)));
		}
	}
});

describe('sweepMembers(planned, learned)', () => {
	it.each(Object.keys(sweeps) as (keyof typeof sweeps)[])(
		'are the playground’s networks of the same experiments, along %s',
		(axis) => {
			for (const planned of planSweep(sweeps[axis])) {
				const { experiment, seed } = planned;
				const { members, resume } = sweepMembers([planned], learned[axis]);
				const isAlong = trainAlong(experiment).includes(0);
				const own = resumedMembers(experiment, drawData(experiment.data), {
					learned: learned[axis][seed],
					along: new Map()
				});
				const { steps: _, ...member } = members[0];
				const { steps: __, ...theirs } = own.members[0];
				expect(member).toEqual(theirs);
				if (isAlong) expect(resume).toBeNull();
				else expect(resume).toEqual(own.resume);
			}
		}
	);

	it.each(Object.keys(sweeps) as (keyof typeof sweeps)[])(
		'end together as each ends alone, to the last bit, along %s',
		async (axis) => {
			const all = planSweep(sweeps[axis]).filter(
				({ experiment }) => !trainAlong(experiment).length
			);
			const { members, resume } = sweepMembers(all, learned[axis]);
			const trainer = await createWasmTrainer(members, { threads: 1 });
			await trainer.restore(resume!);
			await trainer.train(sweeps[axis].steps - resume!.step);
			const evaluations = await trainer.evaluate();
			const { members: ended } = await trainer.snapshot();
			for (const [i, planned] of all.entries()) {
				const { member, resume } = await preparedMember(planned.experiment, 0);
				const { stopAt } = planned.experiment;
				const options = { stopAt, stopAtBest: false, record: 'losses', resume } as const;
				const alone = await endOf(member, { ...options, onStep() {} });
				const last = alone.history.at(-1)!;
				expect(last.step).toBe(lastStepOf(planned));
				expect(evaluations[i].validation).toEqual(last.validation);
				expect(ended[i].parameters).toHaveLength(countTrained(planned));
				const computed = computedOf(planned, ended[i].parameters);
				// The kernels add an update in an order of their own.
				if (axis !== 'rank') expect(computed).toEqual(alone.parameters);
				else computed.forEach((value, at) => expect(value).toBeCloseTo(alone.parameters[at], 5));
			}
			trainer.dispose();
		}
	);
});
