/** Many pieces of work, on all cores, of which none is done twice. */
import { Ledger, type Origin } from '../files/ledger.ts';
import { counted, Progress, type Unit } from '../files/progress.ts';
import { doAll, type WorkerLike } from './pool.ts';
import type { Outcome, Task } from './task.ts';

export interface Piece<T extends Task> {
	/** Its name in the part file. */
	key: string;
	task: T;
	/** About how long it takes, in any unit. */
	work: number;
}

export interface Job<T extends Task, Result> {
	pieces: readonly Piece<T>[];
	unit: Unit;
	/** What is kept of its outcome: plain JSON. */
	resultOf(piece: Piece<T>, outcome: Outcome<T>): Result;
}

export interface Circumstances {
	threads: number;
	quiet: boolean;
	/** The file that is made, beside which is kept what has finished; null where nothing is. */
	keptBeside: string | null;
	startWorker(): WorkerLike;
}

export interface Finished<Result> {
	/** In the order of the pieces. */
	results: Result[];
	/** To be called once the file is written. */
	forget(): void;
}

/** What Ctrl-C and `kill` end with, as a shell counts. */
const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Does all pieces that have not finished before, the longest first, so that all threads end together. */
export async function finishAll<T extends Task, Result>(
	{ pieces, unit, resultOf }: Job<T, Result>,
	origin: Origin,
	{ threads, quiet, keptBeside, startWorker }: Circumstances
): Promise<Finished<Result>> {
	const ledger = keptBeside === null ? null : new Ledger<Result>(keptBeside, origin);
	const results = new Map<string, Result>();
	for (const { key } of pieces) {
		const known = ledger?.get(key);
		if (known !== undefined) results.set(key, known);
	}
	const missing = pieces.filter(({ key }) => !results.has(key)).sort((a, b) => b.work - a.work);
	const all = pieces.reduce((sum, { work }) => sum + work, 0);
	let done = all - missing.reduce((sum, { work }) => sum + work, 0);
	const underWay = new Map<number, number>();
	const progress = new Progress({ unit, total: pieces.length, quiet });
	const show = () => {
		const parts = [...underWay].reduce((sum, [at, share]) => sum + share * missing[at].work, 0);
		progress.show(results.size, (done + parts) / all);
	};
	progress.begin(results.size, done / all);

	const stop = (signal: NodeJS.Signals) => {
		progress.clear();
		const kept = ledger
			? ` What has finished is in ${ledger.path}: the same command goes on from there.`
			: '';
		process.stderr.write(`Stopped: ${results.size} of ${counted(pieces.length, unit)}.${kept}\n`);
		process.exit(exitCodes[signal as keyof typeof exitCodes]);
	};
	const signals = Object.keys(exitCodes) as NodeJS.Signals[];
	for (const signal of signals) process.on(signal, stop);
	try {
		await doAll(
			missing.map(({ task }) => task),
			{
				threads,
				startWorker,
				onDone(at, outcome) {
					const piece = missing[at];
					const result = resultOf(piece, outcome);
					ledger?.add(piece.key, result);
					results.set(piece.key, result);
					underWay.delete(at);
					done += piece.work;
					show();
				},
				onShare(at, share) {
					underWay.set(at, share);
					show();
				}
			}
		);
	} finally {
		progress.clear();
		for (const signal of signals) process.off(signal, stop);
	}
	progress.finish();
	return {
		results: pieces.map(({ key }) => results.get(key)!),
		forget: () => ledger?.remove()
	};
}
