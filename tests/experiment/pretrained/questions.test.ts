import { describe, expect, it } from 'vitest';
import { claims } from '../../../src/lib/claims/index.ts';
import { specOf } from '../../../src/lib/experiment/edits.ts';
import { fromLink, toLink } from '../../../src/lib/experiment/link/link.ts';
import { firstScreen } from '../../../src/lib/experiment/presets.ts';
import {
	ask,
	askFurther,
	nextOf,
	questionNamed,
	questions,
	widthOfAsMany
} from '../../../src/lib/experiment/pretrained/questions.ts';
import { learnsSamePoints } from '../../../src/lib/experiment/pretrained/samePoints.ts';
import { leftOf, widthWithin } from '../../../src/lib/experiment/pretrained/startCounts.ts';
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
		expect(learnsSamePoints(experiment)).toBe(true);
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

	it('are none but those', () => {
		expect(() => questionNamed('forget')).toThrow('There is no question named “forget”.');
	});
});
