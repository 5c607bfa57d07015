/** What `--help` says. Its examples are tested: each works as it stands. */
export type CommandName = 'train' | 'sweep' | 'merge' | 'claims';

const run = 'npm run -s cli --';

const usage: Record<CommandName, string> = {
	train: 'train LINK [--csv FILE] [--save FILE] [--network A]',
	sweep: 'sweep LINK [--out FILE] [--shard I/N]',
	merge: 'merge LINK SHARD… [--out FILE]',
	claims: 'claims [--seeds 201-210] [--only NAME,…] [--json FILE] [--table FILE] [--curves FILE]'
};

export function usageOf(command: CommandName): string {
	return `Usage: ${run} ${usage[command]}`;
}

const link = `LINK is what “Copy link” on the page copies, or what follows its “#”, in quotes; or the name of a
file whose first line is one. '' is what the page opens on.`;

const part = `FILE grows as FILE.part while networks finish: stopped or killed, the same command goes on from
there.`;

const shared = `  --threads N   how many networks train at once; all cores where it is left out
  --quiet       no progress on standard error`;

const helpOf: Record<CommandName, string> = {
	train: `Trains the networks of a playground's link, as its page does with engine=wasm, and prints every
evaluated step, losses with all their digits: network,step,training,validation.

${link}
${part}

  --csv FILE    writes the table there instead of printing it
  --save FILE   saves a trained network instead: FILE ends in .safetensors, .onnx, .npz, or in .zip,
                which holds all that the page's “Take it away” makes without a picture
  --network A   which network of the link; without it .zip holds all, the others hold A
${shared}

Examples:
  ${run} train '' --csv first-screen.csv
  ${run} train 'a=tanh:3x2&stop=50&v=1' --save network.safetensors
  ${run} train 'data=spiral&a=tanh:3x1&stop=50&v=1'`,
	sweep: `Trains every network of a sweep's link and prints the CSV that its page saves.

${link}
${part}

  --out FILE    writes it there instead of printing it
  --shard I/N   trains one of N parts; merge makes one file of all
${shared}

Examples:
  ${run} sweep 'values=1,2,4&stop=50&v=1' --out sweep.csv
  ${run} sweep 'values=1,2,4&stop=50&v=1' --shard 1/2 --out sweep-1.csv`,
	merge: `Makes one CSV of all shards of a sweep, and says which of them are missing.

${link}
Each SHARD is a file that “sweep --shard I/N --out FILE” made of the same link.

  --out FILE    writes it there instead of printing it

Examples:
  ${run} merge 'values=1,2,4&stop=50&v=1' sweep-1.csv sweep-2.csv --out sweep.csv`,
	claims: `Trains what the site says happens, over many seeds, and tells in what share of them it does.
Ends with an error where a share is too low for the one claimed, sampling error allowed for.

${part}

  --seeds LIST  ranges and numbers, such as 201-210,501; 201-210 where it is left out
  --only NAMES  these claims, or those whose names begin so; docs/claims.md lists them
  --json FILE   writes the shares there
  --table FILE  writes them there as a table in Markdown
  --curves FILE writes the curves of one question after training there instead, as JSON: --only
                takes prune or quantize
  --browser     on WebGL, in a browser; takes --seeds, --only and --json
${shared}

Examples:
  ${run} claims --only first-screen --seeds 201-203`
};

const general = `Wiggle Room on a command line: the numbers of its pages, on all cores.

  ${run} ${usage.train}
  ${run} ${usage.sweep}
  ${run} ${usage.merge}
  ${run} ${usage.claims}

Each has more to say: ${run} sweep --help

What is wrong is said in a sentence on standard error, and the program ends with 2; with 1 where claims
have too low a share, or by a fault of its own; with 0 where all is done.`;

export function help(command: CommandName | null): string {
	return command === null ? general : `${usageOf(command)}\n\n${helpOf[command]}`;
}
