/** The command line: finds the command, and ends with 0 where it was carried out, else with a sentence. */
import { claims } from './commands/claims.ts';
import { merge, sweep } from './commands/sweep.ts';
import { train } from './commands/train.ts';
import { help, type CommandName } from './help.ts';
import { print } from './files/output.ts';
import { Problem } from './problem.ts';

/** Each resolves to what the program ends with, where that is not 0. */
const commands: Record<CommandName, (words: readonly string[]) => Promise<number | void>> = {
	train,
	sweep,
	merge,
	claims
};

async function run([name, ...words]: readonly string[]): Promise<number> {
	const command = Object.hasOwn(commands, name ?? '') ? (name as CommandName) : null;
	const asksForHelp = words.includes('--help') || words.includes('-h');
	if (name === undefined || name === '--help' || name === '-h' || name === 'help' || asksForHelp) {
		await print(`${help(command)}\n`);
		return name === undefined ? 2 : 0;
	}
	if (command === null) {
		throw new Problem(`There is no command “${name}”: it is ${Object.keys(commands).join(', ')}.`);
	}
	return (await commands[command](words)) ?? 0;
}

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
