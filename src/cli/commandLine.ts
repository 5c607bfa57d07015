/** From the words of a command line to what is asked for. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { usageOf, type CommandName } from './help.ts';
import { Problem } from './problem.ts';

/** Which of `of` equal parts of the work this is, from 1. */
export interface Shard {
	part: number;
	of: number;
}

const common = {
	help: { type: 'boolean', short: 'h' },
	quiet: { type: 'boolean', short: 'q' }
} as const;

export const optionsOf = {
	train: {
		...common,
		csv: { type: 'string' },
		save: { type: 'string' },
		network: { type: 'string' },
		threads: { type: 'string' }
	},
	sweep: {
		...common,
		out: { type: 'string' },
		shard: { type: 'string' },
		threads: { type: 'string' }
	},
	merge: { ...common, out: { type: 'string' } },
	claims: {
		...common,
		seeds: { type: 'string' },
		only: { type: 'string' },
		json: { type: 'string' },
		table: { type: 'string' },
		curves: { type: 'string' },
		threads: { type: 'string' }
	}
} as const satisfies Record<CommandName, ParseArgsConfig['options']>;

type Values<Name extends CommandName> = {
	[K in keyof (typeof optionsOf)[Name]]?: (typeof optionsOf)[Name][K] extends { type: 'boolean' }
		? boolean
		: string;
};

export interface Words<Name extends CommandName> {
	values: Values<Name>;
	positionals: string[];
}

/** Throws a `Problem` that names the word which is not understood, or stands twice. */
export function readWords<Name extends CommandName>(
	command: Name,
	words: readonly string[]
): Words<Name> {
	let read;
	try {
		read = parseArgs({
			args: [...words],
			options: optionsOf[command],
			allowPositionals: true,
			tokens: true
		});
	} catch (error) {
		const [sentence] = (error as Error).message.split(/\. (?=To )|\n/);
		throw new Problem(`${sentence.replace(/\.$/, '')}. ${usageOf(command)}`);
	}
	const names = read.tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
	const twice = names.find((name, at) => names.indexOf(name) < at);
	if (twice !== undefined) throw new Problem(`--${twice} stands more than once.`);
	return { values: read.values as Values<Name>, positionals: read.positionals };
}

const wholeNumber = /^\d{1,9}$/;

/** How many threads train: all cores where nothing is asked for. */
export function readThreads(text: string | undefined, cores: number): number {
	if (text === undefined) return cores;
	const threads = wholeNumber.test(text) ? Number(text) : NaN;
	if (threads >= 1 && threads <= 1024) return threads;
	throw new Problem(`--threads takes a whole number from 1 to 1,024, not “${text}”.`);
}

export function readShard(text: string | undefined): Shard | null {
	if (text === undefined) return null;
	const [, part, of] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
	if (part >= 1 && part <= of) return { part, of };
	throw new Problem(`--shard takes a part such as 2/8, from 1/8 to 8/8, not “${text}”.`);
}
