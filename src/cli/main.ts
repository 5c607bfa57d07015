/** The command line: ends with 0 where the command was carried out, else with a sentence. */
import '../lib/experiment/parts/everyPart.ts';
import { Problem } from './problem.ts';
import { run } from './run.ts';

// Whoever reads the output may go at any time, which a write then says; of standard error nothing depends.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

try {
	process.exitCode = await run(process.argv.slice(2));
} catch (error) {
	const sentence =
		error instanceof Problem ? error.message : `Something went wrong: ${(error as Error).stack}`;
	process.stderr.write(`${sentence}\n`);
	process.exitCode = error instanceof Problem ? 2 : 1;
}
// What waits for messages would keep the program alive.
process.stderr.write('', () => process.exit());
