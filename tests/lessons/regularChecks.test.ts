import { lesson as stopping } from '../../src/lessons/13-early-stopping/lesson.ts';
import { lesson as regularization } from '../../src/lessons/14-weight-decay-and-dropout/lesson.ts';
import { lesson as golf } from '../../src/lessons/19-parameter-golf/lesson.ts';
import type { Watch } from '../../src/lessons/lesson.ts';
import {
	newDraw,
	newWeights,
	setDepth,
	setHyperparameter,
	setStopAtBest,
	setWidth
} from '../../src/lib/experiment/edits.ts';
import type { Experiment } from '../../src/lib/experiment/experiment.ts';
import { toLink } from '../../src/lib/experiment/link.ts';
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
			['not looking', turning],
			['looking elsewhere', (it) => turning(it, { lookedAt: 200 })],
			['before the end', (it) => turning(it, { lookedAt: 50, hasEnded: false })]
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
			['a run to its end', turning],
			['ticked, but run to the end', (it) => stopped(it, { step: it.stopAt })],
			['paused by hand', (it) => stopped(it, { hasEnded: false })],
			['stopped without the tick', (it) => stopped(it, { experiment: it })],
			['ticked on the way', (it) => stopped(it, { changes: [midway] })],
			['other points', (it) => stopped(it, { experiment: setStopAtBest(newDraw(it), true) })]
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
		/4,417 parameters\. B leaves 11 of its own points wrong, A 0; .* 0\.420 for B and 1\.57 for A/
	),
	'too-much': {
		done: [
			[
				(it) => collapsed(it, { experiment: setOfB('l2', 0.01)(it) }),
				/penalty of 0\.01 B is wrong on 58 of 120 .* 150 of 300 new ones: its 4,417/
			]
		],
		open: [
			['a penalty that is fine', tamed],
			[
				'another learning rate',
				(it) => collapsed(it, { experiment: setOfB('learningRate', 1)(it) })
			],
			['a smaller network', (it) => collapsed(it, { experiment: setWidth(it, 1, 2) })],
			['a change on the way', (it) => collapsed(it, { changes: [midway] })],
			['a loss that is no number', ended([0.001, 1.57, [1, 0.8]], [NaN, NaN, [0.5, 0.5]])]
		]
	},
	'two-more-ways': {
		done: [
			[
				(it) => tamed(it, { experiment: setOfB('weightDecay', 1)(it) }),
				/With a weight decay of 1, .* at 0\.420 and its gap at 0\.190; A has 1\.57 and 1\.57/
			],
			[
				(it) => tamed(it, { experiment: setOfB('dropout', 0.3)(setOfB('weightDecay', 1)(it)) }),
				/With a weight decay of 1 and a dropout of 30\s%/
			]
		],
		open: [
			['too little of it', (it) => halfway(it, { experiment: setOfB('weightDecay', 0.1)(it) })],
			['the penalty', (it) => tamed(it, { experiment: setOfB('l2', 0.001)(it) })],
			['a smaller network', (it) => tamed(it, { experiment: setWidth(it, 1, 3) })],
			[
				'a smaller network twice',
				(it) => tamed(it, { experiment: setWidth(setWidth(it, 0, 3), 1, 3) })
			],
			['a shallower network', (it) => tamed(it, { experiment: setDepth(it, 1, 1) })]
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

/** The first other draw has been judged before. */
const drawn = (it: Experiment) => (step: string) =>
	step === 'another-draw'
		? { link: toLink(it), draws: [{ seed: newDraw(it).data.seed, wrong: 50 }] }
		: undefined;

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
			['too many parameters', under],
			['too many wrong', (it) => over(it, { experiment: small(5)(it) })],
			[
				'a worse round',
				(it) => under(it, { experiment: small(5)(it), earlier: () => round(it, 17) })
			],
			['other points', (it) => under(it, { experiment: newDraw(small(5)(it)) })],
			[
				'another training',
				(it) => under(it, { experiment: setHyperparameter(small(5)(it), 'learningRate', 0.1, 0) })
			],
			['a pause', (it) => under(it, { experiment: small(5)(it), hasEnded: false })]
		]
	},
	'another-draw': {
		done: [
			[
				(it) =>
					over(it, {
						experiment: newDraw(small(4)(it)),
						earlier: (step) => (step === 'round' ? round(it, 17) : undefined)
					}),
				/With 17 parameters it was wrong on 40 on the course, and is wrong on 48 on another draw: 45 or fewer in 0 of 1\./
			],
			[
				(it) => under(it, { experiment: newDraw(newDraw(it)), earlier: drawn(it) }),
				/is wrong on 50, 39 on 2 other draws: 45 or fewer in 1 of 2/
			],
			[(it) => under(it, { experiment: newDraw(it) }), /it is wrong on 39 on another draw/]
		],
		open: [
			['the same draw', under],
			[
				'a draw that is there already',
				(it) => under(it, { experiment: newDraw(it), earlier: drawn(it) })
			],
			['another network', (it) => under(it, { experiment: newDraw(setWidth(it, 0, 4)) })],
			['other weights', (it) => under(it, { experiment: newDraw(newWeights(it)) })],
			['a pause', (it) => under(it, { experiment: newDraw(it), hasEnded: false })]
		]
	}
});
