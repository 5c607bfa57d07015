import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Table } from '../../src/lib/data/table.ts';
import { createTrainer, openTrainer } from '../../src/lib/engine/createTrainer.ts';
import type { Member, Trainer } from '../../src/lib/engine/trainer.ts';
import { executors, type Executor } from '../../src/lib/network/executor.ts';
import { initialParameters } from '../../src/lib/network/initialParameters.ts';
import { teacherAnswers } from '../../src/lib/network/teacherAnswers.ts';
import { Float64Network, relativeDistance } from '../support/float64Network.ts';
import { smallMember, type SmallSettings } from '../support/smallMembers.ts';

type CrossEntropy = 'binaryCrossEntropy' | 'softmaxCrossEntropy';

/** A network that learns from what another one, of other weights, says of the training points. */
function studentMember(settings: SmallSettings): { member: Member; teacher: Float32Array } {
	const member = smallMember(settings);
	const teacher = initialParameters(member.network, 17).map((value, i) => 2 * value || i / 40);
	const { training, validation } = member.data;
	const { network, loss, temperature } = member;
	const targets = teacherAnswers(network, loss, teacher, training.inputs, temperature);
	const taught: Table = { ...training, targets, labels: training.targets };
	return { member: { ...member, data: { training: taught, validation } }, teacher };
}

const students = (['binaryCrossEntropy', 'softmaxCrossEntropy'] as const).flatMap(
	(loss: CrossEntropy) =>
		[1, 3].flatMap((temperature) => [[5, 4], [12]].map((hidden) => ({ loss, hidden, temperature })))
);

let executor: Executor;
const open: Trainer[] = [];
afterEach(() => open.splice(0).forEach((trainer) => trainer.dispose()));

async function trainerOf(member: Member): Promise<Trainer> {
	const backend = executor === 'reference' ? 'cpu' : 'webgl';
	const trainer = await createTrainer([member], { executor, backend });
	open.push(trainer);
	return trainer;
}

describe.each(executors)('learning from a teacher’s probabilities by %s', (name) => {
	beforeAll(() => {
		executor = name;
	});

	test.each(students)(
		'has value, gradient and 50 tanh steps of the float64 network: $loss, $hidden units, temperature $temperature',
		async ({ loss, hidden, temperature }) => {
			const { member } = studentMember({ loss, network: { hidden }, rest: { temperature } });
			const { inputs, targets } = member.data.training;
			expect(targets.every((target) => target > 0 && target < 1)).toBe(true);
			const trainer = await trainerOf(member);
			const reference = new Float64Network(member, await trainer.parameters(0));
			const [{ training }] = await trainer.evaluate();
			expect(training.loss).toBeCloseTo(reference.loss(inputs, targets, temperature), 5);
			const gradient = reference.gradient();
			expect(relativeDistance(await trainer.gradients(0), gradient)).toBeLessThan(1e-5);
			await trainer.train(50);
			const after = reference.train(50).parameters;
			expect(relativeDistance(await trainer.parameters(0), after)).toBeLessThan(1e-5);
		}
	);

	test.each(students)(
		'does not move a student of its own probabilities: $loss, $hidden units, temperature $temperature',
		async ({ loss, hidden, temperature }) => {
			const training = { optimizer: 'sgd', learningRate: 1 } as const;
			const { member, teacher } = studentMember({
				loss,
				network: { hidden },
				training,
				rest: { temperature }
			});
			const trainer = await trainerOf({ ...member, parameters: teacher });
			const gradient = await trainer.gradients(0);
			expect(Math.max(...gradient.map(Math.abs))).toBeLessThan(1e-7);
			await trainer.train(1);
			const moved = (await trainer.parameters(0)).map((value, i) => Math.abs(value - teacher[i]));
			expect(Math.max(...moved)).toBeLessThan(1e-6);
			const other = new Float64Network(member, initialParameters(member.network, 1)).gradient();
			expect(Math.max(...other.map(Math.abs))).toBeGreaterThan(1e-3);
		}
	);

	test('is judged by the true labels', async () => {
		const { member, teacher } = studentMember({ loss: 'binaryCrossEntropy' });
		const trainer = await trainerOf({ ...member, parameters: teacher });
		const { labels, targets } = member.data.training;
		const right = targets.filter((target, i) => target > 0.5 === labels![i] > 0.5).length;
		const [{ training }] = await trainer.evaluate();
		expect(right).toBeLessThan(targets.length);
		expect(training.accuracy).toBeCloseTo(right / targets.length, 12);
	});

	test('is judged on the source task too, where that is asked for', async () => {
		const member = smallMember();
		const sourceTask = smallMember({ rows: 40 }).data.training;
		const trainer = await trainerOf({ ...member, sourceTask });
		await trainer.train(5);
		const [{ sourceTask: score, ...rest }] = await trainer.evaluate();
		const reference = new Float64Network(member, await trainer.parameters(0));
		expect(score!.loss).toBeCloseTo(reference.loss(sourceTask.inputs, sourceTask.targets), 5);
		const alone = await trainerOf(member);
		await alone.train(5);
		const [evaluation] = await alone.evaluate();
		expect(evaluation).not.toHaveProperty('sourceTask');
		expect(rest).toEqual(evaluation);
	});
});

test('a temperature is refused of the squared error, and passed on by WebGL', async () => {
	const member = smallMember({ loss: 'meanSquaredError', rest: { temperature: 2 } });
	await expect(createTrainer([member])).rejects.toThrow('Only a cross-entropy has a temperature.');
	const { member: student } = studentMember({
		loss: 'binaryCrossEntropy',
		rest: { temperature: 2 }
	});
	const { trainer, status } = await openTrainer([student], { executor: 'webgl' });
	open.push(trainer);
	expect(status.executor).toBe('wasm');
	expect(status.reason).toMatch(/^WebGL does not train at a temperature\. /);
});
