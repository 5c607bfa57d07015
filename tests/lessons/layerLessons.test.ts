import { describe, expect, it } from 'vitest';
import { lesson as kinds } from '../../src/lessons/27-same-count-other-layers/lesson.ts';
import { fifty, four, lesson as deep } from '../../src/lessons/28-fifty-layers/lesson.ts';
import type { PlaygroundStep } from '../../src/lessons/lesson.ts';
import { convolution } from '../../src/lib/claims/convolution.ts';
import { residualConnections } from '../../src/lib/claims/residual.ts';
import { newDraw, setDepth, specOf } from '../../src/lib/experiment/edits.ts';
import { presetNamed, setStack } from '../../src/lib/experiment/layers/layerEdits.ts';
import { countParameters } from '../../src/lib/network/cost.ts';
import { membersOf } from '../../src/lib/members/experimentMembers.ts';
import { drawData } from '../../src/lib/data/draw.ts';
import { describeSteps, ended, type Cases, type Make } from './stepCases.ts';

const run = ended([0.1, 0.3, [1, 0.9]], [0.1, 0.9, [1, 0.6]]);
const level = ended([0.1, 0.3, [1, 0.6]], [0.1, 0.9, [1, 0.62]]);

const open: Cases['open'] = [
	['paused on the way', (it) => run(it, { hasEnded: false, step: 599 }), /stands at step 599/],
	['of other points', (it) => run(it, { experiment: newDraw(it) }), /\(data seed 1 → 2\)/],
	[
		'of other layers',
		(it) => run(it, { experiment: setDepth(it, 0, 1) }),
		/no longer the one of this task \(layers of A.*\)\. Press “Set up again”/
	]
];

const cases = (said: RegExp, make: Make = run): Cases => ({ done: [[make, said]], open });

/** What the step before has found. */
const afterFewRows = (id: string) =>
	id === 'fewer' ? { a: { parameters: 116, wrongValidation: 50 } } : undefined;

describeSteps(kinds, {
	'same-count': cases(/A, with 412 parameters, is wrong on 100, and B, with 409, on 400\./),
	fewer: {
		done: [[run, /A, with 116 parameters, is wrong on 100, and B, with 3,964, on 400\./]],
		open: open.slice(0, 2)
	},
	'more-rows': {
		done: [
			[
				(it) => run(it, { earlier: afterFewRows }),
				/B, with 3,964 parameters and 1,000 rows, is wrong on 400\. A, with 116 parameters, was wrong on 50 after 200 rows\./
			]
		],
		open: [
			...open.slice(0, 2),
			[
				'before the step before',
				(it) => run(it),
				/compared as it was on 200 rows\. Do the step before/
			]
		]
	},
	'other-order': cases(/412 parameters, is wrong on 400, and B, with 409, on 380\./, level),
	place: cases(/412 parameters, is wrong on 100, and B, with 409, on 400\./)
});

describeSteps(deep, {
	fifty: cases(/Both have 2,125 parameters\. Of 500 new points A is wrong on 50, and B on 200\./),
	four: cases(/Both have 193 parameters\. Of 500 new points A is wrong on 50, and B on 200\./)
});

const answerOf = (step: PlaygroundStep, make: typeof run) =>
	step.prediction!.answer(step.check(make(step.experiment)));
const stepsOf = kinds.steps as PlaygroundStep[];

describe('the predictions', () => {
	it.each([
		[stepsOf[0], run, 0],
		[stepsOf[0], level, 2],
		[stepsOf[3], level, 1],
		[stepsOf[3], run, 0],
		[deep.steps[0] as PlaygroundStep, ended([0.7, 0.7, [0.5, 0.5]], [0.1, 0.1, [1, 1]]), 1],
		[deep.steps[1] as PlaygroundStep, ended([0.1, 0.1, [1, 0.98]], [0.1, 0.1, [1, 1]]), 2],
		[deep.steps[0] as PlaygroundStep, run, 3]
	])('are answered by the run: %#', (step, make, answer) => {
		expect(answerOf(step, make)).toBe(answer);
	});
});

describe('the experiments', () => {
	it('are the networks of the claims, on their points', () => {
		const { two, small } = convolution.networks(1);
		const [first] = stepsOf;
		[two, small].forEach(({ experiment }, index) => {
			expect(specOf(first.experiment, index)).toEqual(specOf(experiment, 0));
			expect(first.experiment.data).toEqual(experiment.data);
		});
		const claimed = residualConnections.networks(1);
		for (const [experiment, names] of [
			[fifty, ['plain', 'residual']],
			[four, ['plainOfFour', 'residualOfFour']]
		] as const) {
			const members = membersOf(experiment, drawData(experiment.data));
			names.forEach((name, index) => {
				const own = claimed[name].experiment;
				expect(members[index]).toEqual(membersOf(own, drawData(own.data))[0]);
			});
		}
	});

	it('are on the same new points with more rows, and the same first ones', () => {
		const [few, more] = [stepsOf[1], stepsOf[2]].map(({ experiment }) => drawData(experiment.data));
		expect([few.training.rows, more.training.rows]).toEqual([200, 1000]);
		expect(more.validation).toEqual(few.validation);
		expect(more.training.inputs.subarray(0, few.training.inputs.length)).toEqual(
			few.training.inputs
		);
	});

	it('count what their texts say', () => {
		const counts = (experiment: PlaygroundStep['experiment']) =>
			experiment.networks.map((_, index) => countParameters(specOf(experiment, index)));
		expect(stepsOf.map(({ experiment }) => counts(experiment))).toEqual([
			[412, 409],
			[116, 3964],
			[116, 3964],
			[412, 409],
			[412, 409]
		]);
		expect(counts(fifty)).toEqual([2125, 2125]);
	});

	it('say of changed layers whose they are, and not all of them', () => {
		const [first] = stepsOf;
		const changed = setStack(first.experiment, 0, presetNamed('dense'));
		const outcome = first.check(run(first.experiment, { experiment: changed }));
		expect((outcome as { why: string }).why).toContain('(layers of A)');
	});
});
