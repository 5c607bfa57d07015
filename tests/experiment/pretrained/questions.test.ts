import { describe, expect, it } from 'vitest';
import { claims } from '../../../src/lib/claims/index.ts';
import { specOf } from '../../../src/lib/experiment/edits.ts';
import { toLink } from '../../../src/lib/experiment/link/link.ts';
import { fromLink } from '../../../src/lib/experiment/link/readLink.ts';
import { movedInWords } from '../../../src/lib/experiment/moved.ts';
import { firstScreen } from '../../../src/lib/experiment/presets.ts';
import {
	ask,
	askFurther,
	nextOf,
	questionNamed,
	questions,
	widthOfAsMany
} from '../../../src/lib/experiment/pretrained/questions.ts';
import {
	beginsAfterPretraining,
	isNewTask,
	learnsSamePoints
} from '../../../src/lib/experiment/pretrained/samePoints.ts';
import {
	leftOf,
	trainableOf,
	widthWithin
} from '../../../src/lib/experiment/pretrained/startCounts.ts';
import { startInWords } from '../../../src/lib/experiment/pretrained/startForm.ts';
import { checkExperiment } from '../../../src/lib/experiment/schema.ts';
import { countParameters } from '../../../src/lib/network/cost.ts';

describe('questions', () => {
	it.each(questions)('$name are valid experiments, and links carry them', (question) => {
		const { experiment, further, claim } = question;
		expect(checkExperiment(experiment)).toEqual({ experiment });
		expect(fromLink(toLink(experiment))).toEqual({ experiment, dropped: [] });
		expect(experiment.networks).toHaveLength(4);
		expect(further).toHaveLength(2);
		expect(claims.map(({ name }) => name)).toContain(claim);
		expect(learnsSamePoints(experiment)).toBe(!isNewTask(experiment));
	});

	it('begin with two networks, and add the others one by one', () => {
		const question = questionNamed('prune');
		const shown = { ...firstScreen, view: { ...firstScreen.view, lossScale: 'log' as const } };
		const two = ask(shown, question);
		expect(two.networks).toHaveLength(2);
		expect(two.view).toBe(shown.view);
		expect(nextOf(two, question)).toBe('Does it matter which go?');
		const three = askFurther(two, question);
		expect(nextOf(three, question)).toBe('Was the large one needed?');
		const four = askFurther(three, question);
		expect(four.networks).toEqual(question.experiment.networks);
		expect(nextOf(four, question)).toBeNull();
		expect(askFurther(four, question)).toBe(four);
	});

	it('prune 90 % of 4,288 weights, and put as many from the start beside it', () => {
		const { experiment } = questionNamed('prune');
		const counts = experiment.networks.map((_, index) => leftOf(experiment, index));
		expect(counts.map(({ left }) => left)).toEqual([4417, 558, 558, 547]);
		expect(widthWithin(experiment, 1, 558)).toBe(widthOfAsMany);
		expect(countParameters(specOf(experiment, 3))).toBe(547);
		expect(experiment.networks[3].own).toEqual({ learningRate: 0.005 });
		expect([experiment.pretrained!.stopAt, experiment.stopAt]).toEqual([1500, 2000]);
	});

	it('round to 3 bits, where the ways differ', () => {
		const { experiment } = questionNamed('quantize');
		expect(experiment.networks.map(({ start }) => startInWords(start))).toEqual([
			'the pretrained network, at rest',
			'the pretrained network, quantized to 3\u00a0bits (one scale per layer), at rest',
			'the pretrained network, quantized to 3\u00a0bits (one scale per unit), at rest',
			'the pretrained network, quantized to 3\u00a0bits (one scale per layer), trained further'
		]);
	});

	it('let a small network learn as long beside its teacher as from it', () => {
		const question = questionNamed('distil');
		const two = ask(firstScreen, question);
		const three = askFurther(two, question);
		const labels = [two, three].map((experiment) => {
			const from = beginsAfterPretraining(experiment, 1) ? experiment.pretrained!.stopAt : 0;
			return experiment.stopAt - from;
		});
		expect(labels).toEqual([1500, 1500]);
		expect(askFurther(three, question)).toEqual({ ...question.experiment, view: two.view });
		const { networks } = question.experiment;
		expect(networks.map(({ teacher, stopAtBest }) => [teacher, stopAtBest])).toEqual([
			[undefined, undefined],
			[undefined, undefined],
			['training', undefined],
			[undefined, true]
		]);
		expect(countParameters(specOf(question.experiment, 1))).toBe(67);
	});

	it.each([
		['few points', 16, 'labels swapped', [4417, 4417, 65, 65]],
		['small update', 48, 'turned by 90°', [4417, 4417, 388, 129]]
	] as const)('load the new task of “%s”, and say what of each network trains', (...row) => {
		const [name, points, moved, trainable] = row;
		const { experiment } = questionNamed(name);
		const { data, pretrained, networks, hyperparameters } = experiment;
		expect([data.training, movedInWords(data.moved!)]).toEqual([points, moved]);
		expect(pretrained!.stopAt).toBe(3000);
		expect(experiment.stopAt).toBe(3500);
		expect(hyperparameters).toMatchObject({ batchSize: 'all', learningRate: 0.01 });
		const counts = networks.map((_, index) => trainableOf(experiment, index));
		expect(counts.map((one) => one?.trainable)).toEqual(trainable);
		const isFresh = name === 'few points';
		expect(networks[2].own).toEqual(isFresh ? { learningRate: 0.03 } : {});
	});

	it('are the settings that their claims measured', () => {
		const settings = (name: string) => {
			const claim = claims.find((one) => one.name === name)!;
			return Object.values(claim.networks(1)).flatMap((network) =>
				'experiment' in network ? [toLink(network.experiment)] : []
			);
		};
		for (const { experiment, claim } of questions.slice(2)) {
			const alone = experiment.networks.slice(1, 3).map((network) => {
				const { pretrained, ...rest } = { ...experiment, networks: [network] };
				const isTeacherNeeded = network.start || network.teacher;
				return toLink(
					isTeacherNeeded
						? { ...rest, pretrained }
						: { ...rest, stopAt: rest.stopAt - pretrained!.stopAt }
				);
			});
			expect(settings(claim)).toEqual(expect.arrayContaining(alone));
		}
	});

	it('are none but those', () => {
		expect(() => questionNamed('forget')).toThrow('There is no question named “forget”.');
	});
});
