import { lesson as parameter } from '../../src/lessons/01-what-is-a-parameter/lesson.ts';
import { lesson as neverSeen } from '../../src/lessons/02-points-it-has-never-seen/lesson.ts';
import { lesson as counting } from '../../src/lessons/03-counting/lesson.ts';
import { lesson as learns } from '../../src/lessons/04-how-a-parameter-learns/lesson.ts';
import { lesson as hyper } from '../../src/lessons/05-parameters-and-hyperparameters/lesson.ts';
import { lesson as few } from '../../src/lessons/06-too-few/lesson.ts';
import { lesson as many } from '../../src/lessons/07-too-many/lesson.ts';
import { lesson as against } from '../../src/lessons/08-small-against-wide/lesson.ts';
import { lesson as bigger } from '../../src/lessons/09-when-bigger-wins/lesson.ts';
import { lesson as depth } from '../../src/lessons/10-depth/lesson.ts';
import { lesson as wideOrDeep } from '../../src/lessons/11-wide-or-deep/lesson.ts';
import type { DrawnCurve, Lesson, PlaygroundStep } from '../../src/lessons/lesson.ts';
import { NotYet } from '../../src/lessons/notYet.ts';
import {
	newDraw,
	setDepth,
	setFlips,
	setHyperparameter,
	setStopAt,
	setWidth
} from '../../src/lib/experiment/edits.ts';
import type { Experiment } from '../../src/lib/experiment/experiment.ts';
import { describe, expect, it } from 'vitest';
import { describeSteps, ended, runs, turning, type AnsweredCases, type Make } from './stepCases.ts';
import { evaluation, midway, watchOf } from './watches.ts';

const drawn = (changes: Partial<DrawnCurve>): DrawnCurve => ({
	heights: [],
	moved: 0,
	training: 0.3,
	validation: 0.5,
	isJudged: false,
	before: { training: 0.3, validation: 0.5 },
	...changes
});

const withParameters = (a: number, b: number) => ({ parameters: [Float32Array.of(a, b)] });
const withLoss = (loss: number, step = 0) => ({ histories: [[evaluation(step, loss)]] });

/** After so many steps one by one, each network's parameters moved by these, with these losses. */
function afterSteps(
	experiment: Experiment,
	step: number,
	moves: readonly number[][],
	losses: readonly number[] = [2, 1]
) {
	const watch = watchOf(experiment);
	return {
		...watch,
		step,
		parameters: watch.initial.map((values, network) =>
			values.map((value, i) => value + (moves[network]?.[i] ?? 0))
		),
		histories: watch.counts.map(() => losses.map((loss, at) => evaluation(at, loss)))
	};
}

const one = ended([0.42, 0.54]);
const two = ended([0.42, 0.54], [0.1, 0.2]);
const rings = ended([0.6, 0.6, [0.6, 0.61]], [0.3, 0.35, [0.9, 0.87]]);
const bet = ended([0.21, 0.34, [0.94, 0.89]], [0.005, 0.89, [1, 0.86]]);

const reached = ended([0.01, 0.1, [1, 0.97]]);
const apart = ended([0.5, 0.6, [0.7, 0.65]], [0.01, 0.02, [1, 0.99]]);

const cases: [Lesson, Record<string, AnsweredCases>][] = [
	[
		parameter,
		{
			'two-numbers': {
				done: [[(it) => watchOf(it, withParameters(0.5, 0.25)), /answers 0\.75 where x is 1/]],
				open: [
					[
						'one parameter',
						(it) => watchOf(it, withParameters(0.5, -1)),
						/^a was moved by 1\.50 and b by 0\. Move each by 0\.3 or more\.$/
					],
					[
						'a little of both',
						(it) => watchOf(it, withParameters(-0.9, -0.9)),
						/^a was moved by 0\.100 and b by 0\.100/
					],
					[
						'after training',
						(it) => watchOf(it, { ...withParameters(0.5, 0.25), step: 3 }),
						/^training has moved a and b\. Press “Reset”/
					],
					[
						'on other points',
						(it) => watchOf(it, { ...withParameters(0.5, 0.25), experiment: newDraw(it) }),
						/no longer the one of this task/
					]
				]
			},
			'by-hand': {
				done: [[(it) => watchOf(it, { ...withParameters(1, 0), ...withLoss(0.04) }), /0\.040/]],
				open: [
					[
						'a loss that is too high',
						(it) => watchOf(it, withLoss(0.06)),
						/^the loss is 0\.060, and it must fall below 0\.05\.$/
					],
					[
						'a loss that is hardly too high',
						(it) => watchOf(it, withLoss(0.0503)),
						/^the loss is 0\.0503, and it must fall below 0\.05\.$/
					],
					[
						'training instead',
						(it) => watchOf(it, { ...withLoss(0.03, 9), step: 9 }),
						/^training has moved a and b/
					],
					[
						'a loss that is no number',
						(it) => watchOf(it, withLoss(NaN)),
						/^the loss is not a number/
					]
				]
			},
			downhill: {
				done: [
					[
						(it) => watchOf(it, { step: 5, histories: [[evaluation(0, 2.5), evaluation(5, 1)]] }),
						/5 steps moved both parameters, and the loss went from 2\.50 to 1\.00/
					]
				],
				open: [
					['four steps', (it) => watchOf(it, { step: 4 }), /^4 of 5 steps are taken/],
					['one step', (it) => watchOf(it, { step: 1 }), /^1 of 5 steps is taken/],
					[
						'a slider moved as well',
						(it) => watchOf(it, { step: 5, changes: [midway] }),
						/^a slider was moved in this run.* Press “Reset”, then “Step” five times\.$/
					],
					[
						'a slider moved before any step',
						(it) => watchOf(it, { changes: [{ step: 0, text: 'a set by hand' }] }),
						/^a slider was moved in this run/
					],
					['Train instead of Step', ended([0.03]), /^“Train” takes step after step/]
				]
			},
			'let-it-run': {
				done: [
					[ended([0.03]), /100 steps found/],
					[
						(it) => ended([0.03])(it, { earlier: () => ({ loss: 0.045 }) }),
						/by hand you reached 0\.045/
					]
				],
				open: [
					[
						'a pause',
						(it) => ended([0.03])(it, { hasEnded: false, step: 50 }),
						/^the run stands at step 50, and its end is step 100\./
					],
					[
						'a slider moved',
						(it) => ended([0.03])(it, { changes: [midway] }),
						/^a slider was moved in this run.* Press “Reset”, then “Train”\.$/
					],
					[
						'an end set earlier',
						(it) => ended([0.03])(it, { step: 5, experiment: setStopAt(it, 5) }),
						/^the run was to end at step 5, and the task needs 100 steps/
					],
					[
						'a step past the end',
						(it) => ended([0.03])(it, { step: 101, hasEnded: false }),
						/^the run was taken past its end, to step 101\./
					]
				]
			}
		}
	],
	[
		neverSeen,
		{
			'six-points': {
				done: [[(it) => watchOf(it, { curve: drawn({ moved: 6, training: 0.004 }) }), /0\.004/]],
				open: [
					[
						'a curve beside the points',
						(it) => watchOf(it, { curve: drawn({ moved: 6 }) }),
						/^the loss is 0\.300, and it must fall below 0\.01\.$/
					],
					[
						'a curve from before',
						(it) => watchOf(it, { curve: drawn({ training: 0.004 }) }),
						/^the curve was there when the step began/
					],
					['no curve', (it) => watchOf(it, { curve: null }), /^there is no curve/]
				]
			},
			'twenty-more': {
				done: [
					[
						(it) => watchOf(it, { curve: drawn({ training: 0.0004, isJudged: true }), guess: 2 }),
						/training loss of 0\.0004 and a validation loss of 0\.500/
					]
				],
				open: [
					[
						'not guessing',
						(it) => watchOf(it, { curve: drawn({ training: 0.004, isJudged: true }) }),
						/^the guess comes first/
					],
					[
						'not asking',
						(it) => watchOf(it, { curve: drawn({ training: 0.004 }), guess: 0 }),
						/^press “Show the new points”/
					],
					[
						'a curve beside the points',
						(it) => watchOf(it, { curve: drawn({ isJudged: true }), guess: 0 }),
						/its training loss is 0\.300, and it must be below 0\.01/
					]
				]
			},
			'draw-again': {
				done: [
					[
						(it) => watchOf(it, { curve: drawn({ moved: 3, validation: 0.3 }) }),
						/went from 0\.500 to 0\.300/
					]
				],
				open: [
					[
						'a twentieth',
						(it) => watchOf(it, { curve: drawn({ moved: 3, validation: 0.475 }) }),
						/^the validation loss is 0\.475\. It was 0\.500, and must come down to 0\.450\.$/
					],
					[
						'hardly too little',
						(it) => watchOf(it, { curve: drawn({ moved: 3, validation: 0.4501 }) }),
						/^the validation loss is 0\.4501\..* come down to 0\.450\.$/
					],
					[
						'not moving',
						(it) => watchOf(it, { curve: drawn({ validation: 0.3 }) }),
						/^no handle has been moved/
					]
				]
			},
			'a-network': {
				done: [
					[
						ended([0.001, 0.6]),
						/a loss of 0\.001 on its own points and 0\.600 on the new ones, 600 times as high\.$/
					],
					[
						ended([0.00042, 0.6]),
						/a loss of 0\.0004 on its own points and 0\.600 on the new ones, 1,429 times as high\.$/
					],
					[ended([0.5, 0.6]), /a loss of 0\.500 on its own points and 0\.600 on the new ones\.$/]
				],
				open: [
					[
						'a pause',
						(it) => ended([0.001, 0.6])(it, { hasEnded: false, step: 499 }),
						/^the run stands at step 499, and its end is step 500/
					],
					[
						'a small one',
						(it) => ended([0.1, 0.2])(it, { experiment: setWidth(it, 0, 2) }),
						/no longer the one of this task \(width of A 64 → 2\)/
					]
				]
			}
		}
	],
	[
		counting,
		{
			'one-layer': {
				done: [[(it) => watchOf(setWidth(it, 0, 8)), /together 33/]],
				open: [
					[
						'width 9',
						(it) => watchOf(setWidth(it, 0, 9)),
						/^at width 9 the network has 37 parameters, and it is to have 33\.$/
					],
					[
						'another depth',
						(it) => watchOf(setDepth(it, 0, 2)),
						/^there is to be one layer in the middle, and there are 2\./
					]
				]
			},
			'second-layer': {
				done: [[(it) => watchOf(setDepth(it, 0, 2)), /8 × 8 \+ 8 = 72.*33 became 105/]],
				open: [
					[
						'a third',
						(it) => watchOf(setDepth(it, 0, 3)),
						/^the network has 3 layers of 8 units, and it is to have 2 layers of 8 units\.$/
					],
					[
						'none',
						(it) => watchOf(setDepth(it, 0, 0)),
						/^the network has no hidden layer, and it is to have 2 layers/
					]
				]
			},
			'two-ways': {
				done: [
					[(it) => watchOf(setWidth(setWidth(it, 0, 26), 1, 8)), /26 units in A and of 8, 8 in B/]
				],
				open: [
					[
						'one of them',
						(it) => watchOf(setWidth(it, 0, 26)),
						/^A has 105 parameters and B 25\. Both are to have exactly 105\.$/
					],
					[
						'the same way twice',
						(it) => watchOf(setDepth(setWidth(setWidth(it, 0, 26), 1, 26), 1, 1)),
						/^both have 105 parameters, but in the same way, 1 layer of 26 units\./
					],
					[
						'one network',
						(it) => watchOf({ ...it, networks: it.networks.slice(1) }),
						/^there is 1 network, and the task is for 2\./
					]
				]
			},
			doubling: {
				done: [[(it) => watchOf(setWidth(setWidth(it, 0, 128), 1, 128)), /2\.0 times.*3\.9 times/]],
				open: [
					[
						'A alone',
						(it) => watchOf(setWidth(it, 0, 128)),
						/^A has 1 layer of 128 units and B 2 layers of 64 units\. A is to have 1 layer of 128 units, and B 2 layers of 128 units\.$/
					],
					[
						'another depth',
						(it) => watchOf(setDepth(setWidth(setWidth(it, 0, 128), 1, 128), 1, 1)),
						/and B 1 layer of 128 units\./
					]
				]
			}
		}
	],
	[
		learns,
		{
			against: {
				done: [
					[
						(it) => afterSteps(it, 1, [[0.2, 0]]),
						/went up, from −1\.000 to −0\.800: its gradient was −2\.000, and the step is 0\.1 times/
					]
				],
				open: [
					['no step', (it) => watchOf(it), /^no step is done so far\. Press “Do this step”\.$/],
					['two steps', (it) => afterSteps(it, 2, [[0.2, 0]]), /^2 steps are done, .* the first\./],
					[
						'looking back',
						(it) => ({ ...afterSteps(it, 1, [[0, 0]]), lookedAt: 0 }),
						/^you look back at what was before/
					],
					[
						'a parameter set by hand',
						(it) => ({ ...afterSteps(it, 1, [[0.2, 0]]), changes: [midway] }),
						/^something was changed on the way/
					],
					[
						'another learning rate',
						(it) => afterSteps(setHyperparameter(it, 'learningRate', 1), 1, [[0.2, 0]]),
						/no longer the one of this task/
					]
				]
			},
			'ten-times': {
				done: [
					[
						(it) =>
							afterSteps(setHyperparameter(it, 'learningRate', 0.1, 1), 1, [
								[0.02, 0],
								[0.2, 0]
							]),
						/moved by 0\.020, and that of B by 0\.200: 10\.0 times as far/
					]
				],
				open: [
					[
						'nothing',
						(it) => watchOf(it),
						/of B is 0\.01, and it is to be 0\.1, 10 times 0\.01\.$/
					],
					[
						'the rate alone',
						(it) => afterSteps(setHyperparameter(it, 'learningRate', 0.1, 1), 0, []),
						/^no step is done so far/
					],
					[
						'another rate',
						(it) => afterSteps(setHyperparameter(it, 'learningRate', 1, 1), 1, []),
						/^the learning rate of B is 1, /
					],
					[
						'the rate of A as well',
						(it) =>
							afterSteps(
								[0, 1].reduce((to, at) => setHyperparameter(to, 'learningRate', 0.1, at), it),
								1,
								[]
							),
						/no longer the one of this task/
					]
				]
			},
			'through-a-unit': {
				done: [
					[
						(it) => afterSteps(it, 1, [[0.1, 0, 0, 0, 0, 0, 0, -0.3, 0, 0.2]]),
						/^The weight from unit 2 of hidden layer 1 to the output moved furthest: down by 0\.300/
					]
				],
				open: [['three steps', (it) => afterSteps(it, 3, []), /^3 steps are done/]]
			},
			'many-steps': runs(
				ended([0.09]),
				/^200 steps took the loss from 2\.00 to 0\.090, and none of/
			),
			'one-point': {
				done: [
					[
						(it) => afterSteps(it, 2, [], [2, 1, 1.5]),
						/^Step 2 helped its own point, and raised the loss of all from 1\.00 to 1\.50/
					]
				],
				open: [
					['no step', (it) => watchOf(it), /^no step is done so far/],
					['one good step', (it) => afterSteps(it, 1, [], [2, 1]), /^1 step is done, and none has/],
					[
						'Train instead of Step',
						(it) => ({ ...afterSteps(it, 2, [], [2, 1, 1.5]), isStepByStep: false }),
						/^“Train” takes step after step/
					]
				]
			}
		}
	],
	[
		hyper,
		{
			twins: runs(ended([0.5, 0.543], [0.5, 0.543]), /0\.543 for A and 0\.543 for B/),
			'too-fast': {
				done: [
					[
						(it) =>
							ended([0.5, 0.54], [NaN, NaN])(it, {
								experiment: setHyperparameter(it, 'learningRate', 1, 1)
							}),
						/With a learning rate of 1 B had diverged/
					]
				],
				open: [
					[
						'the rate that it had',
						ended([0.5, 0.54], [0.5, 0.54]),
						/^the learning rate of B is 0\.001\. Raise it above 0\.001, and train\.$/
					],
					[
						'raising without training',
						(it) => watchOf(setHyperparameter(it, 'learningRate', 1, 1)),
						/^the learning rate of B is 1, and nothing is trained/
					],
					[
						'a run that holds',
						(it) =>
							ended([0.5, 0.54], [0.4, 0.45])(it, {
								experiment: setHyperparameter(it, 'learningRate', 0.1, 1)
							}),
						/^with a learning rate of 0\.1 B has not diverged: at step 1,000 its loss on new points is 0\.450\./
					],
					[
						'both diverging',
						(it) =>
							ended([NaN, NaN], [NaN, NaN])(it, {
								experiment: setHyperparameter(it, 'learningRate', 1, 1)
							}),
						/^A has diverged as well/
					],
					[
						'another rate for A',
						(it) =>
							ended([0.5, 0.54], [NaN, NaN])(it, {
								experiment: setHyperparameter(it, 'learningRate', 0.1, 0)
							}),
						/no longer the one of this task \(learning rate of A 0\.001 → 0\.1\)/
					],
					[
						'B alone',
						(it) => watchOf({ ...it, networks: it.networks.slice(1) }),
						/no longer the one of this task \(network B removed\)/
					]
				]
			},
			'beat-a': {
				done: [
					[
						(it) =>
							ended([0.5, 0.54], [0.04, 0.045])(it, {
								experiment: setHyperparameter(it, 'learningRate', 0.1, 1)
							}),
						/A ends at 0\.540 and B, with a learning rate of 0\.1, at 0\.045/
					]
				],
				open: [
					[
						'a little better',
						ended([0.5, 0.54], [0.4, 0.45]),
						/^with a learning rate of 0\.001 B ends at 0\.450\. It must come down to 0\.270, half of A’s 0\.540\.$/
					],
					[
						'a rate changed on the way',
						(it) => ended([0.5, 0.54], [0.04, 0.045])(it, { changes: [midway] }),
						/^this run does not count, because something was changed on the way/
					],
					[
						'a rate raised at the end',
						(it) =>
							ended([0.5, 0.54], [0.5, 0.54])(it, {
								experiment: setHyperparameter(it, 'learningRate', 0.1, 1),
								changes: [{ step: it.stopAt, text: 'learning rate of B 0.001 → 0.1' }]
							}),
						/changed on the way \(learning rate of B 0\.001 → 0\.1, at step 1,000\)\. Press “Reset”, then “Train”\.$/
					],
					[
						'a wider B',
						(it) => ended([0.5, 0.54], [0.04, 0.045])(it, { experiment: setWidth(it, 1, 64) }),
						/\(width of B 32 → 64\)/
					],
					[
						'a loss that is no number',
						ended([0.5, 0.54], [NaN, NaN]),
						/B diverges\. Press “Reset”, and try a lower one/
					]
				]
			}
		}
	],
	[
		few,
		{
			'one-unit': runs(one, /training loss of 0\.420 and a validation loss of 0\.540/),
			'one-more': runs(two, /the training loss goes from 0\.420 to 0\.100/),
			rings: runs(rings, /right on 183 of 300 new points; B, with 25, on 261/)
		}
	],
	[
		many,
		{
			'the-turn': runs(turning, /lowest at step 50, 0\.400; at step 500 it is 0\.600/),
			'go-back': {
				done: [
					[(it) => turning(it, { lookedAt: 52 }), /At step 52 it was wrong on 30 of 300.* 45/]
				],
				open: [
					['not looking', turning, /^the run is at its end\. Now drag along the chart/],
					[
						'looking elsewhere',
						(it) => turning(it, { lookedAt: 200 }),
						/^this is step 200, and the loss on new points was lowest at step 50\.$/
					],
					[
						'before the end',
						(it) => turning(it, { lookedAt: 52, hasEnded: false, step: 499 }),
						/^the run stands at step 499/
					]
				]
			},
			'less-room': {
				done: [
					[
						(it) => ended([0.3, 0.34, [0.9, 0.89]])(it, { experiment: setWidth(it, 0, 3) }),
						/3 units a layer, 25 parameters.*267 of 300/
					]
				],
				open: [
					[
						'the wide one',
						turning,
						/^with width 64 the network overfits: its loss on new points ends at 0\.600, 1\.50 times its best of 0\.400\. It must stay below 1\.3 times\.$/
					],
					[
						'one that misses the ring',
						(it) => ended([0.6, 0.6, [0.6, 0.6]])(it, { experiment: setWidth(it, 0, 1) }),
						/^with width 1 the network gets 180 of 300 new points right, and 240 are needed\.$/
					],
					[
						'fewer flipped labels',
						(it) => ended([0.1, 0.1, [1, 1]])(it, { experiment: setFlips(it, 0) }),
						/no longer the one of this task \(share of flipped labels 0\.1 → 0\)/
					],
					[
						'another depth',
						(it) => ended([0.3, 0.34, [0.9, 0.89]])(it, { experiment: setDepth(it, 0, 1) }),
						/\(depth of A 2 → 1\)/
					]
				]
			}
		}
	],
	[
		against,
		{
			bet: runs(bet, /A is wrong on 33 and B on 42; of its own 150 points A is wrong on 9, B on 0/),
			luck: runs(bet, /A is wrong on 33 and B on 42 in this draw/),
			'clean-labels': runs(bet, /nothing wrong to learn by heart, 4,417 parameters/)
		}
	],
	[
		bigger,
		{
			spiral: runs(bet, /A, with 25 parameters, is wrong on 33, and B, with 4,417, on 42/),
			enough: {
				done: [
					[
						(it) => reached(it, { experiment: setWidth(it, 0, 12) }),
						/With 205 parameters your network is right on 97\.0/
					]
				],
				open: [
					[
						'too small a network',
						ended([0.3, 0.4, [0.7, 0.67]]),
						/^with 25 parameters it is right on 67\.0\s% of the new points, and 95\s% are needed\.$/
					],
					[
						'the wide one',
						(it) => reached(it, { experiment: setWidth(it, 0, 64) }),
						/^4,417 parameters are enough, but not fewer than 4,417\./
					],
					[
						'a wide one that fails',
						(it) => ended([0.3, 0.4, [0.7, 0.67]])(it, { experiment: setWidth(it, 0, 64) }),
						/right on 67\.0\s% .* 95\s% are needed, with fewer than 4,417 parameters\.$/
					],
					[
						'a pause',
						(it) => reached(it, { experiment: setWidth(it, 0, 12), hasEnded: false, step: 9 }),
						/^the run stands at step 9/
					],
					[
						'other points',
						(it) => reached(it, { experiment: newDraw(setWidth(it, 0, 12)) }),
						/no longer the one of this task/
					],
					[
						'two networks',
						(it) =>
							reached(it, { experiment: { ...it, networks: [...it.networks, ...it.networks] } }),
						/\(network B added: .+\)/
					]
				]
			},
			'smaller-still': {
				done: [
					[
						(it) =>
							reached(it, {
								experiment: setWidth(it, 0, 8),
								earlier: () => ({ parameters: 205, accuracy: 0.97 })
							}),
						/From 205 you came down to 105 parameters/
					]
				],
				open: [
					[
						'the same again',
						(it) =>
							reached(it, {
								experiment: setWidth(it, 0, 8),
								earlier: () => ({ parameters: 105, accuracy: 0.97 })
							}),
						/^105 parameters are enough, but not fewer than 105\. Try fewer units or layers\.$/
					],
					[
						'one that is too small',
						(it) =>
							ended([0.3, 0.4, [0.7, 0.67]])(it, {
								experiment: setWidth(it, 0, 4),
								earlier: () => ({ parameters: 105, accuracy: 0.97 })
							}),
						/^with 37 parameters it is right on 67\.0\s%/
					]
				]
			}
		}
	],
	[
		depth,
		{
			'first-layer': runs(bet, /A, with 3 parameters, is wrong on 33, and B, with 33, on 42/),
			'more-layers': runs(
				ended([0.3, 0.46], [0.1, 0.88], [0.01, 1.88]),
				/33, 105, 249 parameters .* 0\.460, 0\.880, 1\.88; C was best at step/
			)
		}
	],
	[
		wideOrDeep,
		{
			'same-count': runs(
				ended([0.5, 0.6, [0.7, 0.65]], [0.01, 0.02, [1, 0.995]]),
				/A, with 1,001 parameters, is right on 65\.0.*B, with 1,009, on 99\.5/
			),
			'another-depth': {
				done: [
					[
						(it) => apart(it, { experiment: setWidth(setDepth(it, 1, 4), 1, 17) }),
						/With 4 layers and 987 parameters B is right on 99\.0/
					],
					[
						(it) =>
							ended([0.5, 0.6, [0.8, 0.8]], [0.01, 0.02, [1, 0.95]])(it, {
								experiment: setWidth(setDepth(it, 1, 4), 1, 17)
							}),
						/B is right on 95\.0/
					]
				],
				open: [
					['the same depth', apart, /^B has depth 3, and is to have another than 0, 1 or 3\.$/],
					[
						'too many parameters',
						(it) => apart(it, { experiment: setDepth(it, 1, 4) }),
						/^with 4 layers of 21 units B has 1,471 parameters, and is to have 950 to 1,060\.$/
					],
					[
						'another A',
						(it) => apart(it, { experiment: setWidth(setWidth(setDepth(it, 1, 4), 1, 17), 0, 5) }),
						/\(width of A 250 → 5\)/
					],
					[
						'a pause',
						(it) =>
							apart(it, {
								experiment: setWidth(setDepth(it, 1, 4), 1, 17),
								hasEnded: false,
								step: 9
							}),
						/^the run stands at step 9, and its end is step 3,000/
					],
					[
						'too small a lead',
						(it) =>
							ended([0.5, 0.6, [0.9, 0.9]], [0.01, 0.02, [1, 0.99]])(it, {
								experiment: setWidth(setDepth(it, 1, 4), 1, 17)
							}),
						/^B is right on 99\.0\s% of the new points and A on 90\.0\s%: 9\.0 more of every 100, and 15 are needed\.$/
					]
				]
			}
		}
	]
];

for (const [lesson, steps] of cases) describeSteps(lesson, steps);

const open = cases.flatMap(([lesson, steps]) =>
	lesson.steps.flatMap((step) =>
		'experiment' in step ? [[`${lesson.title}: ${step.title}`, step, steps[step.id]] as const] : []
	)
);

describe('a check', () => {
	it.each(open)('of %s answers every wrong doing', (_, step, { open }) => {
		for (const [what, make] of open) {
			expect(step.check(make(step.experiment)), what).toBeInstanceOf(NotYet);
		}
		expect(step.check(watchOf(step.experiment))).toBeInstanceOf(NotYet);
	});
});

function stepOf(lesson: Lesson, id: string): PlaygroundStep {
	return lesson.steps.find((step) => step.id === id) as PlaygroundStep;
}

const atRate = (it: Experiment, rate: number) => setHyperparameter(it, 'learningRate', rate, 1);

/** Of each search: a try that does it, one that does not, and what the list says of them. */
const searches: [Lesson, string, Make, string, Make, string][] = [
	[
		hyper,
		'beat-a',
		(it) => ended([0.5, 0.54], [0.04, 0.045])(it, { experiment: atRate(it, 0.1) }),
		'learning rate 0.1: 0.045 on new points',
		(it) => ended([0.5, 0.54], [NaN, NaN])(it, { experiment: atRate(it, 1) }),
		'learning rate 1: diverged'
	],
	[
		many,
		'less-room',
		(it) => ended([0.3, 0.34, [0.9, 0.89]])(it, { experiment: setWidth(it, 0, 3) }),
		'width 3: does not overfit, 267 of 300 right',
		turning,
		'width 64: overfits, 255 of 300 right'
	],
	[
		bigger,
		'enough',
		(it) => reached(it, { experiment: setWidth(it, 0, 12) }),
		'2 layers of 12 units, 205 parameters: 97.0\u00a0% right',
		(it) => ended([0.3, 0.4, [0.7, 0.67]])(it, { step: 1000 }),
		'2 layers of 3 units, 25 parameters, 1,000 steps: 67.0\u00a0% right'
	],
	[
		bigger,
		'smaller-still',
		(it) => reached(it, { experiment: setDepth(it, 0, 1), earlier: () => ({ parameters: 105 }) }),
		'1 layer of 3 units, 13 parameters: 97.0\u00a0% right',
		(it) => reached(it, { experiment: setWidth(it, 0, 8), earlier: () => ({ parameters: 105 }) }),
		'2 layers of 8 units, 105 parameters: 97.0\u00a0% right'
	],
	[
		wideOrDeep,
		'another-depth',
		(it) => apart(it, { experiment: setWidth(setDepth(it, 1, 4), 1, 17) }),
		'4 layers of 17 units, 987 parameters: 99.0\u00a0% right, A 65.0\u00a0%',
		(it) =>
			ended([0.5, 0.6, [0.9, 0.9]], [0.01, 0.02, [1, 0.99]])(it, {
				experiment: setWidth(setDepth(it, 1, 4), 1, 17)
			}),
		'4 layers of 17 units, 987 parameters: 99.0\u00a0% right, A 90.0\u00a0%'
	]
];

describe('an attempt', () => {
	it.each(searches)(
		'at %# is told with what came of it',
		(lesson, id, does, doing, fails, failing) => {
			const step = stepOf(lesson, id);
			expect(step.attempt!(does(step.experiment))).toEqual({ text: doing, counts: true });
			expect(step.attempt!(fails(step.experiment))).toEqual({ text: failing, counts: false });
		}
	);

	it.each(searches)(
		'at %# is none before the run is at its end, or with a change on the way',
		(lesson, id, does) => {
			const step = stepOf(lesson, id);
			const watch = does(step.experiment);
			expect(step.attempt!({ ...watch, hasEnded: false })).toBeNull();
			expect(step.attempt!({ ...watch, changes: [midway] })).toBeNull();
			expect(step.attempt!(watchOf(step.experiment))).toBeNull();
		}
	);

	it('is told by every search of these lessons, and by nothing else', () => {
		const told = cases.flatMap(([lesson]) =>
			lesson.steps.filter((step) => step.attempt).map(({ id }) => id)
		);
		expect(told).toEqual(searches.map(([, id]) => id));
	});
});
