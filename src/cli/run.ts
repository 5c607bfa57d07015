import { claims } from './commands/claims.ts';
import { merge } from './commands/merge.ts';
import { sweep } from './commands/sweep.ts';
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

const isHelp = (word: string) => word === '--help' || word === '-h';

/** Carries out the command that the words begin with; what the program is to end with. */
export async function run(all: readonly string[]): Promise<number> {
	const asksForHelp = all[0] === 'help' || all.some(isHelp);
	const [name, ...words] = all.filter((word, at) => !isHelp(word) && (at > 0 || word !== 'help'));
	const command = Object.hasOwn(commands, name ?? '') ? (name as CommandName) : null;
	if (name !== undefined && command === null) {
		throw new Problem(`There is no command “${name}”: it is ${Object.keys(commands).join(', ')}.`);
	}
	if (command === null || asksForHelp) {
		await print(`${help(command)}\n`);
		return asksForHelp ? 0 : 2;
	}
	return (await commands[command](words)) ?? 0;
}
