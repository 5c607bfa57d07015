import { describe, expect, it } from 'vitest';
import { questionNamed } from '../../../../src/lib/experiment/pretrained/questions.ts';
import { learnedParameters } from '../../../../src/lib/state/playground/pretraining/learnedParameters.ts';

const { experiment } = questionNamed('small update');

describe('learnedParameters(experiment)', () => {
	it('finds a network that came with the page, so that scripts can be made of what starts from it', async () => {
		expect(await learnedParameters(experiment)).toHaveLength(4417);
	});

	it('gives null where neither the page nor this device has it', async () => {
		const pretrained = { ...experiment.pretrained!, weightSeed: 9_999 };
		expect(await learnedParameters({ ...experiment, pretrained })).toBeNull();
		expect(await learnedParameters({ ...experiment, pretrained: undefined })).toBeNull();
	});
});
