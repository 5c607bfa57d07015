/**
 * The workers that help this thread to train, for all its trainers. They are started when they are
 * first needed and stay; a trainer's shares in them go with the trainer. Where no worker is to be had,
 * the thread trains alone.
 */
import { CrewWorker, type WorkerLike } from './crewWorker.ts';
import { startShareWorker } from './startShareWorker.ts';

/** How long to wait for workers that start. In some browsers a worker's worker never does. */
const startsWithinMs = 1000;
/** After so many crashes and failures no worker is started any more. */
const mostFailures = 2;

export class Crew {
	readonly #startWorker: () => WorkerLike;
	readonly #startsWithinMs: number;
	readonly #workers = new Set<CrewWorker>();
	/** Workers that nobody waits for any more. */
	readonly #late = new WeakSet<CrewWorker>();
	#failures = 0;

	constructor(
		startWorker: () => WorkerLike = startShareWorker,
		{ within = startsWithinMs }: { within?: number } = {}
	) {
		this.#startWorker = startWorker;
		this.#startsWithinMs = within;
	}

	/** So many workers, or as many as there are; those with the fewest shares come first. */
	async workers(count: number): Promise<CrewWorker[]> {
		while (this.#workers.size < count && this.#failures < mostFailures) this.#start();
		await this.#wait();
		const ready = [...this.#workers].filter(({ isReady }) => isReady);
		return ready.sort((a, b) => a.shares - b.shares).slice(0, count);
	}

	#start(): void {
		try {
			const worker = new CrewWorker(this.#startWorker(), () => {
				this.#workers.delete(worker);
				this.#failures++;
			});
			this.#workers.add(worker);
		} catch {
			this.#failures = mostFailures;
		}
	}

	/** Waits for workers that are starting. */
	async #wait(): Promise<void> {
		const starting = [...this.#workers].filter(
			(worker) => !worker.isReady && !this.#late.has(worker)
		);
		if (starting.length === 0) return;
		let timer: ReturnType<typeof setTimeout> | undefined;
		const waited = new Promise<void>((resolve) => {
			timer = setTimeout(resolve, this.#startsWithinMs);
		});
		await Promise.race([waited, Promise.all(starting.map(({ started }) => started))]);
		clearTimeout(timer);
		for (const worker of starting) if (!worker.isReady) this.#late.add(worker);
	}
}

/** This thread's. */
export const ownCrew = new Crew();
