import { expect, it, vi } from 'vitest';
import { learnedParameters } from '../../../../src/cli/jobs/preparedMember.ts';
import { drawData } from '../../../../src/lib/data/draw.ts';
import type { EngineListener } from '../../../../src/lib/engine/client.ts';
import type { Command } from '../../../../src/lib/engine/protocol.ts';
import { fromLink } from '../../../../src/lib/experiment/link/readLink.ts';
import { resumedMember } from '../../../../src/lib/members/pretrainedMembers.ts';
import { preparedRun } from '../../../../src/lib/state/playground/pretraining/beginning.ts';
import { forgetVisit } from '../../../../src/lib/state/playground/pretraining/keptParts.ts';
import { Pretraining } from '../../../../src/lib/state/playground/pretraining/pretraining.svelte.ts';

const device = vi.hoisted(() => ({ store: new Map<string, unknown>() }));
vi.mock('idb-keyval', () => ({
	get: async (key: string) => device.store.get(key),
	set: async (key: string, value: unknown) => device.store.set(key, value),
	del: async (key: string) => device.store.delete(key),
	update: async (key: string, change: (value: unknown) => unknown) =>
		device.store.set(key, change(device.store.get(key)))
}));
/** The real engine, on this thread. */
vi.mock('../../../../src/lib/engine/client.ts', async () => {
	const { startOnMainThread } = await import('../../../../src/lib/engine/mainThread.ts');
	return {
		connectEngine(listener: EngineListener) {
			const send = startOnMainThread((event) => listener.onEvent(event));
			return {
				send: (command: Command) => send(command),
				dispose: () => send({ type: 'dispose' })
			};
		}
	};
});

const points = 'n=20&new=10';
const shape = 'tanh:4x2';
/** What a network starts from is itself started, in this way, from a third one. */
const chain = (middle: string) =>
	`${points}&a=${shape}&a.start=all&stop=30&p.${points.replace('&', '&p.')}&p.a=${shape}&p.stop=20&` +
	`${middle}&p.p.n=20&p.p.new=10&p.p.a=${shape}&p.p.stop=10&v=1`;

it.each([
	['trained further', 'p.a.start=all'],
	['at rest', 'p.a.start=nothing'],
	['rounded once', 'p.a.start=quantized:3~nothing'],
	['trained further under rounding', 'p.a.start=quantized:3~all'],
	['made ternary for each unit', 'p.a.start=quantized:ternary:unit~all'],
	['with a LoRA update', 'p.a.start=lora:2'],
	['pruned', 'p.a.start=pruned:.5~all'],
	['with a fresh last layer', 'p.a.start=fresh:1'],
	['rehearsing', 'p.moved=turn:90&p.a.start=rehearsed:6~all'],
	['taught', 'p.a.teacher=training'],
	['from random weights on the same points', ''],
	['from random weights on others', 'p.draw=7']
])(
	'page and runner go on from the same bits where what they start from is %s',
	async (_, middle) => {
		forgetVisit();
		const { experiment, dropped } = fromLink(chain(middle));
		expect(dropped).toEqual([]);
		const told: string[] = [];
		const tell = (text: string) => void told.push(text);
		const ask = () => new Pretraining({ tell, refuse: tell }).ask(experiment);
		const parts = await ask();
		const learned = await learnedParameters(experiment.pretrained!);
		expect(parts[0].end.parameters).toEqual(learned);

		const data = drawData(experiment.data);
		const { beginning } = preparedRun(experiment, data, parts);
		const { resume } = resumedMember(experiment, 0, data, learned);
		expect(beginning.snapshot).toEqual(resume);
		const steps = beginning.histories[0].map(({ step }) => step);
		expect(steps).toEqual([...new Set(steps)].toSorted((a, b) => a - b));

		forgetVisit();
		expect(await ask()).toEqual(parts);
		expect(told).toEqual([]);
	}
);
