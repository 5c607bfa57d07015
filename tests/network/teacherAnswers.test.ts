import { expect, test } from 'vitest';
import { denseNetwork } from '../../src/lib/network/spec.ts';
import { teacherAnswers } from '../../src/lib/network/teacherAnswers.ts';

const network = (outputs: number) =>
	denseNetwork({ inputs: 1, hidden: [], outputs, activation: 'linear' });

test('teacherAnswers(…) of one output are the probability of class 1', () => {
	const one = network(1);
	const inputs = [0, Math.log(3), -Math.log(3), 2000];
	const answers = teacherAnswers(one, 'binaryCrossEntropy', [1, 0], inputs);
	expect([...answers]).toEqual([0.5, 0.75, 0.25, 1].map((value) => expect.closeTo(value, 6)));
	const warm = teacherAnswers(one, 'binaryCrossEntropy', [2, 0], inputs, 2);
	expect(warm).toEqual(answers);
});

test('teacherAnswers(…) of several outputs add up to 1, however large they are', () => {
	const parameters = [0, Math.log(2), Math.log(4), 0, 0, 0];
	const answers = teacherAnswers(network(3), 'softmaxCrossEntropy', parameters, [1, 0, 5000]);
	const expected = [1 / 7, 2 / 7, 4 / 7, 1 / 3, 1 / 3, 1 / 3, 0, 0, 1];
	expect([...answers]).toEqual(expected.map((value) => expect.closeTo(value, 6)));
	const warm = teacherAnswers(network(3), 'softmaxCrossEntropy', parameters, [2], 2);
	expect(warm).toEqual(answers.slice(0, 3));
});

test('teacherAnswers(…) for the squared error are the outputs', () => {
	const answers = teacherAnswers(network(1), 'meanSquaredError', [2, 1], [3, -1]);
	expect([...answers]).toEqual([7, -1]);
});
