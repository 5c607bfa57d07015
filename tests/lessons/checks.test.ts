import { lesson as parameter } from '../../src/lessons/01-what-is-a-parameter/lesson.ts';
import { lesson as neverSeen } from '../../src/lessons/02-points-it-has-never-seen/lesson.ts';
import { lesson as counting } from '../../src/lessons/03-counting/lesson.ts';
import { lesson as hyper } from '../../src/lessons/04-parameters-and-hyperparameters/lesson.ts';
import { lesson as few } from '../../src/lessons/05-too-few/lesson.ts';
import { lesson as many } from '../../src/lessons/06-too-many/lesson.ts';
import { lesson as against } from '../../src/lessons/07-small-against-wide/lesson.ts';
import { lesson as bigger } from '../../src/lessons/08-when-bigger-wins/lesson.ts';
import { lesson as depth } from '../../src/lessons/09-depth/lesson.ts';
import { lesson as wideOrDeep } from '../../src/lessons/10-wide-or-deep/lesson.ts';
import type { DrawnCurve, Lesson } from '../../src/lessons/lesson.ts';
import {
	newDraw,
	setDepth,
	setFlips,
	setHyperparameter,
	setStopAt,
	setWidth
} from '../../src/lib/experiment/edits.ts';
import { describeSteps, ended, runs, turning, type Cases } from './stepCases.ts';
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

const one = ended([0.42, 0.54]);
const two = ended([0.42, 0.54], [0.1, 0.2]);
const rings = ended([0.6, 0.6, [0.6, 0.61]], [0.3, 0.35, [0.9, 0.87]]);
const bet = ended([0.21, 0.34, [0.94, 0.89]], [0.005, 0.89, [1, 0.86]]);

const reached = ended([0.01, 0.1, [1, 0.97]]);
const apart = ended([0.5, 0.6, [0.7, 0.65]], [0.01, 0.02, [1, 0.99]]);

const cases: [Lesson, Record<string, Cases>][] = [
	[
		parameter,
		{
			'two-numbers': {
				done: [[(it) => watchOf(it, withParameters(0.5, 0.25)), /answers 0\.75 where x is 1/]],
				open: [
					['one parameter', (it) => watchOf(it, withParameters(0.5, -1))],
					['a little of both', (it) => watchOf(it, withParameters(-0.9, -0.9))],
					['after training', (it) => watchOf(it, { ...withParameters(0.5, 0.25), step: 3 })]
				]
			},
			'by-hand': {
				done: [[(it) => watchOf(it, { ...withParameters(1, 0), ...withLoss(0.04) }), /0\.040/]],
				open: [
					['a loss that is too high', (it) => watchOf(it, withLoss(0.06))],
					['training instead', (it) => watchOf(it, { ...withLoss(0.03, 9), step: 9 })],
					['a loss that is no number', (it) => watchOf(it, withLoss(NaN))]
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
					['four steps', (it) => watchOf(it, { step: 4 })],
					['a slider moved as well', (it) => watchOf(it, { step: 5, changes: [midway] })]
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
					['a pause', (it) => ended([0.03])(it, { hasEnded: false, step: 50 })],
					['a slider moved', (it) => ended([0.03])(it, { changes: [midway] })],
					[
						'an end set earlier',
						(it) => ended([0.03])(it, { step: 5, experiment: setStopAt(it, 5) })
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
					['a curve beside the points', (it) => watchOf(it, { curve: drawn({ moved: 6 }) })],
					['no curve', (it) => watchOf(it, { curve: null })]
				]
			},
			'twenty-more': {
				done: [
					[
						(it) => watchOf(it, { curve: drawn({ training: 0.004, isJudged: true }) }),
						/training loss of 0\.004 and a validation loss of 0\.500/
					]
				],
				open: [
					['not asking', (it) => watchOf(it, { curve: drawn({ training: 0.004 }) })],
					['a curve beside the points', (it) => watchOf(it, { curve: drawn({ isJudged: true }) })]
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
					['a twentieth', (it) => watchOf(it, { curve: drawn({ moved: 3, validation: 0.475 }) })],
					['not moving', (it) => watchOf(it, { curve: drawn({ validation: 0.3 }) })]
				]
			},
			'a-network': {
				done: [[ended([0.001, 0.6]), /0\.001 on its own points and 0\.600 on the new ones/]],
				open: [
					['a pause', (it) => ended([0.001, 0.6])(it, { hasEnded: false })],
					['a small one', (it) => ended([0.1, 0.2])(it, { experiment: setWidth(it, 0, 2) })]
				]
			}
		}
	],
	[
		counting,
		{
			'one-layer': {
				done: [[(it) => watchOf(setWidth(it, 0, 8)), /together 33/]],
				open: [['width 9', (it) => watchOf(setWidth(it, 0, 9))]]
			},
			'second-layer': {
				done: [[(it) => watchOf(setDepth(it, 0, 2)), /8 × 8 \+ 8 = 72.*33 became 105/]],
				open: [['a third', (it) => watchOf(setDepth(it, 0, 3))]]
			},
			'two-ways': {
				done: [
					[(it) => watchOf(setWidth(setWidth(it, 0, 26), 1, 8)), /26 units in A and of 8, 8 in B/]
				],
				open: [
					['one of them', (it) => watchOf(setWidth(it, 0, 26))],
					[
						'the same way twice',
						(it) => watchOf(setDepth(setWidth(setWidth(it, 0, 26), 1, 26), 1, 1))
					]
				]
			},
			doubling: {
				done: [[(it) => watchOf(setWidth(setWidth(it, 0, 128), 1, 128)), /2\.0 times.*3\.9 times/]],
				open: [
					['A alone', (it) => watchOf(setWidth(it, 0, 128))],
					['another depth', (it) => watchOf(setDepth(setWidth(setWidth(it, 0, 128), 1, 128), 1, 1))]
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
					['a run that holds', ended([0.5, 0.54], [0.4, 0.45])],
					['both diverging', ended([NaN, NaN], [NaN, NaN])],
					[
						'another rate for A',
						(it) =>
							ended([0.5, 0.54], [NaN, NaN])(it, {
								experiment: setHyperparameter(it, 'learningRate', 0.1, 0)
							})
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
					['a little better', ended([0.5, 0.54], [0.4, 0.45])],
					[
						'a rate changed on the way',
						(it) => ended([0.5, 0.54], [0.04, 0.045])(it, { changes: [midway] })
					],
					[
						'a wider B',
						(it) => ended([0.5, 0.54], [0.04, 0.045])(it, { experiment: setWidth(it, 1, 64) })
					],
					['a loss that is no number', ended([0.5, 0.54], [NaN, NaN])]
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
					['not looking', turning],
					['looking elsewhere', (it) => turning(it, { lookedAt: 200 })]
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
					['the wide one', turning],
					[
						'one that misses the ring',
						(it) => ended([0.6, 0.6, [0.6, 0.6]])(it, { experiment: setWidth(it, 0, 1) })
					],
					[
						'fewer flipped labels',
						(it) => ended([0.1, 0.1, [1, 1]])(it, { experiment: setFlips(it, 0) })
					],
					[
						'another depth',
						(it) => ended([0.3, 0.34, [0.9, 0.89]])(it, { experiment: setDepth(it, 0, 1) })
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
					['too small a network', ended([0.3, 0.4, [0.7, 0.67]])],
					['the wide one', (it) => reached(it, { experiment: setWidth(it, 0, 64) })],
					['a pause', (it) => reached(it, { experiment: setWidth(it, 0, 12), hasEnded: false })],
					['other points', (it) => reached(it, { experiment: newDraw(setWidth(it, 0, 12)) })]
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
							})
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
					]
				],
				open: [
					['the same depth', apart],
					['too many parameters', (it) => apart(it, { experiment: setDepth(it, 1, 4) })],
					[
						'another A',
						(it) => apart(it, { experiment: setWidth(setWidth(setDepth(it, 1, 4), 1, 17), 0, 5) })
					],
					[
						'too small a lead',
						(it) =>
							ended([0.5, 0.6, [0.9, 0.9]], [0.01, 0.02, [1, 0.99]])(it, {
								experiment: setWidth(setDepth(it, 1, 4), 1, 17)
							})
					]
				]
			}
		}
	]
];

for (const [lesson, steps] of cases) describeSteps(lesson, steps);
