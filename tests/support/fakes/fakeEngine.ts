import type { EngineListener } from '../../../src/lib/engine/client.ts';
import type { Command, Event, LossRow, Snapshot } from '../../../src/lib/engine/protocol.ts';

type Build = Extract<Command, { type: 'build' }>;
export type Of<T extends Event['type']> = Extract<Event, { type: T }>;

/** Stands in for the engine: a test reads what was sent to it, and says what it answers. */
export class FakeEngine {
	readonly sent: Command[] = [];
	listener: EngineListener | null = null;

	readonly connect = (listener: EngineListener) => {
		this.listener = listener;
		return { send: (command: Command) => void this.sent.push(command), dispose: () => {} };
	};

	get build(): Build {
		return this.sent.findLast((command) => command.type === 'build') as Build;
	}

	/** Types of the commands since the last build. */
	get since(): string[] {
		return this.sent.slice(this.sent.lastIndexOf(this.build) + 1).map(({ type }) => type);
	}

	/** Posts an event of the present run. */
	say(event: Record<string, unknown>) {
		this.listener!.onEvent({ run: this.build.run, ...event } as unknown as Event);
	}

	built(step = 0) {
		this.say({ type: 'populationBuilt', step, rows: [row(this.build.members.length, step)] });
	}

	reach(...steps: number[]) {
		const rows = steps.map((step) => row(this.build.members.length, step));
		this.say({ type: 'losses', step: steps.at(-1), stepsPerSecond: 10, rows });
	}

	/** `order`: what the engine had heard last; without it, all. */
	pause(step: number, reason = 'asked', order?: number) {
		const members = this.build.members.length;
		this.say({
			type: 'populationPaused',
			reason,
			order,
			present: row(members, step),
			snapshot: snapshot(members, step)
		});
	}
}

/** Every loss is the step. */
export function row(members: number, step: number): LossRow {
	return {
		step,
		scores: new Float64Array(4 * members).fill(step),
		diverged: new Uint8Array(members)
	};
}

export function snapshot(members: number, step: number): Snapshot {
	return {
		version: 1,
		step,
		members: Array.from({ length: members }, () => ({
			parameters: Float32Array.of(step),
			moments: [Float32Array.of(1)],
			steps: step,
			diverged: false,
			stopped: false
		}))
	};
}
