import { describe, expect, it } from 'vitest';
import { historyOf } from '../../src/cli/jobs/history.ts';
import { drawData } from '../../src/lib/data/draw.ts';
import type { Event } from '../../src/lib/engine/protocol.ts';
import { TrainingSession } from '../../src/lib/engine/session/session.ts';
import { createWasmTrainer } from '../../src/lib/engine/wasm/wasmTrainer.ts';
import { fromLink } from '../../src/lib/experiment/link/readLink.ts';
import { membersOf } from '../../src/lib/members/experimentMembers.ts';
import type { Evaluation } from '../../src/lib/network/loss.ts';

/** What a page hears of its networks, training together, evaluated as for the playground. */
async function asThePage(link: string): Promise<Evaluation[][]> {
	const { experiment } = fromLink(link);
	const members = membersOf(experiment, drawData(experiment.data));
	const histories: Evaluation[][] = members.map(() => []);
	const add = (evaluated: readonly Evaluation[][]) => {
		for (const evaluations of evaluated) {
			evaluations.forEach((evaluation, i) => {
				if (evaluation.step > (histories[i].at(-1)?.step ?? -1)) histories[i].push(evaluation);
			});
		}
	};
	await new Promise<void>((resolve, reject) => {
		const hear = (event: Event) => {
			if (event.type === 'failed') reject(new Error(event.message));
			if (event.type === 'built' || event.type === 'progress') add(event.history);
			if (event.type !== 'paused') return;
			add([event.evaluations]);
			session.receive({ type: 'dispose' });
			resolve();
		};
		const session = new TrainingSession({
			post: hear,
			openTrainer: async (members) => ({
				trainer: await createWasmTrainer(members, { threads: 1 }),
				status: {
					executor: 'wasm',
					asked: 'wasm',
					best: 'wasm',
					backend: 'wasm',
					software: false,
					reason: null
				}
			})
		});
		const { stopAt, stopAtBest } = experiment;
		const plan = { stopAt, stopAtBest, pace: 'full' } as const;
		session.receive({ type: 'build', run: 1, members, probe: null, plan, executor: 'wasm' });
		session.receive({ type: 'train', run: 1 });
	});
	return histories;
}

async function alone(link: string): Promise<(readonly Evaluation[])[]> {
	const { experiment } = fromLink(link);
	const { stopAt, stopAtBest } = experiment;
	const members = membersOf(experiment, drawData(experiment.data));
	return Promise.all(
		members.map((member) =>
			historyOf(member, { stopAt, stopAtBest, record: 'frames', onStep: () => {} })
		)
	);
}

describe('historyOf(member, options)', () => {
	it.each([
		['full batches, to a step of no usual evaluation', 'a=relu:1x1&b=tanh:16x2&stop=334&v=1'],
		[
			'mini batches, dropout and a cosine',
			'a=relu:8x2&batch=10&dropout=0.2&schedule=cosine&stop=120&v=1'
		],
		[
			'a network that stops at its best and one that goes on',
			'a=tanh:1x1&b=tanh:32x2&lr=.05&best=1&stop=900&v=1'
		],
		['one that diverges', 'a=relu:8x2&a.lr=10&a.opt=sgd&b=tanh:2x1&stop=150&v=1']
	])('has what the page has of each network, to the last bit: %s', async (_, link) => {
		expect(fromLink(link).dropped).toEqual([]);
		expect(await alone(link)).toEqual(await asThePage(link));
	});
});
