import { describe, expect, it } from 'vitest';
import { lesson as stopping } from '../../src/lessons/14-early-stopping/lesson.ts';
import { lesson as regularization } from '../../src/lessons/15-weight-decay-and-dropout/lesson.ts';
import { lesson as golf } from '../../src/lessons/20-parameter-golf/lesson.ts';
import type { Lesson, PlaygroundStep, Watch } from '../../src/lessons/lesson.ts';
import {
	addNetwork,
	newDraw,
	newWeights,
	setDepth,
	setHyperparameter,
	setStopAtBest,
	setWidth
} from '../../src/lib/experiment/edits.ts';
import type { Experiment } from '../../src/lib/experiment/experiment.ts';
import { toLink } from '../../src/lib/experiment/link/link.ts';
import { midway } from './watches.ts';
import { describeSteps, ended, runs, turning } from './stepCases.ts';

/** Against the true curve, of a network whose parameters are all −1. */
const error = '4,214';

const stopped = (it: Experiment, changes: Partial<Watch> = {}) =>
	turning(it, { experiment: setStopAtBest(it, true), step: 250, ...changes });

describeSteps(stopping, {
	'the-turn': runs(turning, /lowest at step 50, with 0\.400; after all 3,000 steps it is 0\.600/),
	'go-back': {
		done: [
			[
				(it) => turning(it, { lookedAt: 52, earlier: () => ({ error: 0.3 }) }),
				new RegExp(`At step 52 the error .* was ${error}; at the end it was 0\\.300\\.`)
			],
			[(it) => turning(it, { lookedAt: 45 }), new RegExp(`was ${error}\\.$`)]
		],
		open: [
			[
				'not looking',
				turning,
				/^you look at the end of the run, step 3,000\. Drag along the chart/
			],
			[
				'looking elsewhere',
				(it) => turning(it, { lookedAt: 200 }),
				/^at step 200, .* new points was 0\.400; at its lowest it was 0\.400\. Drag to where/
			],
			[
				'before the end',
				(it) => turning(it, { lookedAt: 50, hasEnded: false, step: 90 }),
				/step 90/
			]
		]
	},
	'stop-by-itself': {
		done: [
			[
				(it) => stopped(it, { earlier: () => ({ error: 0.3 }) }),
				new RegExp(`stopped at step 250 and went back to step 50, .* ${error}; after 3,000 steps`)
			],
			[stopped, new RegExp(`of ${error}\\.$`)]
		],
		open: [
			[
				'a run to its end',
				turning,
				/^“Stop at best validation” is not ticked\. Press “Reset”, tick it/
			],
			[
				'ticked, but run to the end',
				(it) => stopped(it, { step: it.stopAt }),
				/went to its end, step 3,000, and did not stop by itself/
			],
			['paused by hand', (it) => stopped(it, { hasEnded: false }), /stands at step 250/],
			['stopped without the tick', (it) => stopped(it, { experiment: it }), /is not ticked/],
			['ticked on the way', (it) => stopped(it, { changes: [midway] }), /changed on the way/],
			[
				'other points',
				(it) => stopped(it, { experiment: setStopAtBest(newDraw(it), true) }),
				/no longer the one of this task \(data seed 1 → 2/
			],
			['looking back', (it) => stopped(it, { lookedAt: 20 }), /^you look back at step 20\./]
		]
	}
});

const tamed = ended([0.001, 1.57, [1, 0.81]], [0.23, 0.42, [0.91, 0.87]]);
const collapsed = ended([0.001, 1.57, [1, 0.81]], [0.69, 0.69, [0.52, 0.5]]);
const halfway = ended([0.001, 1.57, [1, 0.81]], [0.02, 1.1, [1, 0.81]]);
const setOfB =
	(key: 'l2' | 'weightDecay' | 'dropout' | 'learningRate', value: number) => (it: Experiment) =>
		setHyperparameter(it, key, value, 1);

describeSteps(regularization, {
	penalty: runs(
		tamed,
		/4,417 parameters\. Of its own points B leaves 11 wrong, and A 0; .* 0\.420 for B and 1\.57 for A/
	),
	'too-much': {
		done: [
			[
				(it) => collapsed(it, { experiment: setOfB('l2', 0.01)(it) }),
				/penalty of 0\.01 B is wrong on 58 of 120 .* 150 of 300 new ones: its 4,417/
			]
		],
		open: [
			[
				'a penalty that is fine',
				tamed,
				/^with a penalty of 0\.001 B gets 109 of its own 120 points right, where fewer than 80 are asked/
			],
			[
				'another learning rate',
				(it) => collapsed(it, { experiment: setOfB('learningRate', 1)(it) }),
				/\(learning rate of B 0\.01 → 1/
			],
			[
				'a smaller network',
				(it) => collapsed(it, { experiment: setWidth(it, 1, 2) }),
				/\(width of B 64 → 2\)/
			],
			['a change on the way', (it) => collapsed(it, { changes: [midway] }), /changed on the way/],
			[
				'a loss that is no number',
				ended([0.001, 1.57, [1, 0.8]], [NaN, NaN, [0.5, 0.5]]),
				/^with a penalty of 0\.001 training diverged/
			]
		]
	},
	'two-more-ways': {
		done: [
			[
				(it) => tamed(it, { experiment: setOfB('weightDecay', 1)(it) }),
				/With a weight decay of 1, .* at 0\.420 and its gap at 0\.190; those of A are 1\.57 and 1\.57/
			],
			[
				(it) => tamed(it, { experiment: setOfB('dropout', 0.3)(setOfB('weightDecay', 1)(it)) }),
				/With a weight decay of 1 and a dropout of 30\s%/
			]
		],
		open: [
			[
				'too little of it',
				(it) => halfway(it, { experiment: setOfB('weightDecay', 0.1)(it) }),
				/^B’s gap is 1\.08 \(at most 0\.785, half of A’s, is asked\)\. Press “Reset”, and try/
			],
			[
				'far too little of it',
				(it) => ended([0.001, 1.57, [1, 0.81]], [0.01, 1.5, [1, 0.81]])(it),
				/^B’s loss on new points is 1\.50 \(at most 1\.26, 0\.8 times A’s, is asked\), and its gap is 1\.49/
			],
			[
				'the penalty',
				(it) => tamed(it, { experiment: setOfB('l2', 0.001)(it) }),
				/\(L2 of B off → 0\.001\)/
			],
			[
				'a smaller network',
				(it) => tamed(it, { experiment: setWidth(it, 1, 3) }),
				/\(width of B 64 → 3\)/
			],
			[
				'a smaller network twice',
				(it) => tamed(it, { experiment: setWidth(setWidth(it, 0, 3), 1, 3) }),
				/\(width of A 64 → 3/
			],
			[
				'a shallower network',
				(it) => tamed(it, { experiment: setDepth(it, 1, 1) }),
				/\(depth of B 2 → 1\)/
			]
		]
	}
});

const under = ended([0.3, 0.4, [0.9, 0.87]]);
const over = ended([0.3, 0.4, [0.9, 0.84]]);
const small = (width: number) => (it: Experiment) => setDepth(setWidth(it, 0, width), 0, 1);
const round = (it: Experiment, parameters: number, wrong = 40) => ({
	parameters,
	wrong,
	link: toLink(small((parameters - 1) / 4)(it))
});

/** Tries at other draws, as the page keeps them: how many they were wrong on. */
const tried =
	(it: Experiment, ...wrong: number[]) =>
	() =>
		wrong.map((count, at) => ({
			text: '',
			counts: false,
			facts: { link: toLink(it), seed: it.data.seed + 1 + at, wrong: count }
		}));
const draw = (it: Experiment, number: number) => ({
	...it,
	data: { ...it.data, seed: it.data.seed + number }
});
const asksFor = /has 4,417 parameters \(at most 25 are asked\)/;

describeSteps(golf, {
	round: {
		done: [
			[(it) => under(it, { experiment: small(5)(it) }), /21 parameters, wrong on 39 of 300/],
			[
				(it) => under(it, { experiment: small(4)(it), earlier: () => round(it, 21) }),
				/17 parameters, wrong on 39/
			],
			[
				(it) => under(it, { experiment: small(4)(it), earlier: () => round(it, 17) }),
				/17 parameters, wrong on 39/
			]
		],
		open: [
			['too many parameters', (it) => under(it, { experiment: setWidth(it, 0, 64) }), asksFor],
			[
				'too many wrong',
				(it) => over(it, { experiment: small(5)(it) }),
				/^this network is wrong on 48 of 300 new points \(at most 45 are asked\)\. Change its shape/
			],
			[
				'too many of both',
				(it) => over(it, { experiment: setWidth(it, 0, 64) }),
				/\(at most 25 are asked\) and is wrong on 48 of 300 new points \(at most 45 are asked\)/
			],
			[
				'a worse round',
				(it) => under(it, { experiment: small(5)(it), earlier: () => round(it, 17) }),
				/^this network needs 21 parameters, and your score card keeps one with 17/
			],
			[
				'other points',
				(it) => under(it, { experiment: newDraw(small(5)(it)) }),
				/\(data seed 1 → 2/
			],
			[
				'another training',
				(it) => under(it, { experiment: setHyperparameter(small(5)(it), 'learningRate', 0.1, 0) }),
				/\(learning rate of A 0\.01 → 0\.1/
			],
			['two networks', (it) => under(it, { experiment: addNetwork(it) }), /\(network B added/],
			[
				'a pause',
				(it) => under(it, { experiment: small(5)(it), hasEnded: false, step: 99 }),
				/step 99/
			]
		]
	},
	'another-draw': {
		done: [
			[
				(it) =>
					over(it, {
						experiment: draw(small(4)(it), 3),
						earlier: (step) => (step === 'round' ? round(it, 17) : undefined),
						tries: tried(small(4)(it), 39, 50)
					}),
				/With 17 parameters it was wrong on 40 on the course, and is wrong on 39, 50, 48 on 3 other draws: 45 or fewer in 1 of 3\./
			],
			[
				(it) => under(it, { experiment: draw(it, 2), tries: tried(it, 50, 39, 44, 46) }),
				/it is wrong on 50, 39, 44, 46 on 4 other draws: 45 or fewer in 2 of 4/
			],
			[
				(it) =>
					under(it, {
						experiment: draw(it, 9),
						earlier: (step) =>
							step === 'another-draw'
								? { link: toLink(it), draws: [{ seed: 2, wrong: 50 }] }
								: undefined
					}),
				/is wrong on 50, 39 on 2 other draws: 45 or fewer in 1 of 2/
			]
		],
		open: [
			['the same draw', under, /^these are the points of the course\. Press “New draw”/],
			['one draw', (it) => under(it, { experiment: draw(it, 1) }), /^1 of 3 draws is judged/],
			[
				'the same draw twice',
				(it) => under(it, { experiment: draw(it, 1), tries: tried(it, 39) }),
				/^1 of 3 draws is judged\. Press “New draw”, then “Train”/
			],
			[
				'draws of another network',
				(it) => under(it, { experiment: draw(it, 3), tries: tried(small(5)(it), 39, 39) }),
				/^1 of 3 draws/
			],
			[
				'two draws',
				(it) => under(it, { experiment: draw(it, 2), tries: tried(it, 39) }),
				/^2 of 3 draws are judged/
			],
			[
				'another network',
				(it) => under(it, { experiment: newDraw(setWidth(it, 0, 4)) }),
				/\(width of A 8 → 4/
			],
			[
				'other weights',
				(it) => under(it, { experiment: newDraw(newWeights(it)) }),
				/\(weight seed 1 → 2/
			],
			[
				'a pause',
				(it) => under(it, { experiment: newDraw(it), hasEnded: false, step: 99 }),
				/stands at step 99/
			]
		]
	}
});

describe('the attempts that are listed', () => {
	const attemptAt = (lesson: Lesson, id: string, make: (it: Experiment) => Watch) => {
		const step = lesson.steps.find((candidate) => candidate.id === id) as PlaygroundStep;
		return step.attempt!(make(step.experiment));
	};

	it.each<[string, Lesson, string, (it: Experiment) => Watch, string, boolean]>([
		[
			'round',
			golf,
			'round',
			(it) => over(it, { experiment: small(5)(it) }),
			'tanh 5: 21 parameters, wrong on 48 of 300',
			false
		],
		[
			'better round',
			golf,
			'round',
			(it) => under(it, { experiment: small(5)(it) }),
			'tanh 5: 21 parameters, wrong on 39 of 300',
			true
		],
		[
			'penalty',
			regularization,
			'too-much',
			tamed,
			'L2 penalty 0.001: 109 of 120 of its own points right',
			false
		],
		[
			'decay',
			regularization,
			'two-more-ways',
			(it) => tamed(it, { experiment: setOfB('weightDecay', 1)(it) }),
			'With a weight decay of 1: loss on new points 0.420, gap 0.190',
			true
		]
	])('tell of a %s', (_, lesson, id, make, text, counts) => {
		expect(attemptAt(lesson, id, make)).toEqual({ text, counts });
		expect(attemptAt(lesson, id, (it) => ({ ...make(it), hasEnded: false }))).toBeNull();
		expect(attemptAt(lesson, id, (it) => ({ ...make(it), changes: [midway] }))).toBeNull();
	});

	it('tell of a draw, and remember it', () => {
		const attempt = attemptAt(golf, 'another-draw', (it) => under(it, { experiment: draw(it, 1) }));
		expect(attempt).toMatchObject({
			text: expect.stringMatching(/parameters on the draw 2: wrong on 39 of 300$/),
			facts: { seed: 2, wrong: 39 }
		});
		expect(attemptAt(golf, 'another-draw', under)).toBeNull();
	});
});
