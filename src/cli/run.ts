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

/** Carries out the command that the words begin with; what the program is to end with. */
export async function run([name, ...words]: readonly string[]): Promise<number> {
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
