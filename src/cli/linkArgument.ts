/** The link of a command line: an address, its hash, or a file that holds one of both. */
import { readFileSync } from 'node:fs';
import { classClaims } from '../lib/claims/classNetworks.ts';
import type { Experiment } from '../lib/experiment/experiment.ts';
import { refusal } from '../lib/experiment/estimate.ts';
import { fromAssignmentLink } from '../lib/experiment/link/assignmentLink.ts';
import { toLink } from '../lib/experiment/link/link.ts';
import { mendedHash } from '../lib/experiment/link/mendedHash.ts';
import { fromSweepLink, toSweepLink } from '../lib/experiment/link/sweepLink.ts';
import type { Sweep } from '../lib/experiment/sweep/sweep.ts';
import { sweepRefusal } from '../lib/experiment/sweep/sweepPlan.ts';
import { fileProblem, Problem } from './problem.ts';

type Page = 'playground' | 'sweep';

/** The most memory that a thread's networks may take. */
const budgetBytes = 2 ** 30;

/** What is no address and no hash is a file. */
const hashLike = /^#|^$|^[a-z][\w.]*=/i;
const addressLike = /^[a-z][a-z+.-]*:\/\//i;

/** The link itself, out of a file where it names one. */
function linkIn(argument: string): string {
	const text = argument.trim();
	if (hashLike.test(text) || addressLike.test(text)) return text;
	let content: string;
	try {
		content = readFileSync(text, 'utf8');
	} catch (error) {
		const what = `“${text}” is neither a link nor a file that can be read`;
		throw fileProblem(what, error);
	}
	const [line = ''] = content.split(/\r?\n/).filter((line) => line.trim() !== '');
	const inFile = line.replace(/^\ufeff/, '').trim();
	if ((hashLike.test(inFile) && inFile !== '') || addressLike.test(inFile)) return inFile;
	throw new Problem(`The file ${text} holds no link: its first line should be one.`);
}

/** Which page an address is of; null for one that shows no networks of its own. */
function pageOf(address: string): Page | null {
	let path: string;
	try {
		path = new URL(address).pathname.replace(/index\.html$/, '');
	} catch {
		throw new Problem(`“${address}” is no address.`);
	}
	if (/\/sweep\/?$/.test(path)) return 'sweep';
	return /\/(scale|class|lessons)(\/|$)/.test(path) ? null : 'playground';
}

/** The hash, out of a link to this page. */
function hashOf(argument: string | undefined, page: Page): string {
	if (argument === undefined) throw new Problem('A link is missing: see --help.');
	const link = linkIn(argument);
	if (!addressLike.test(link)) return mended(link);
	const named = pageOf(link);
	if (named === null) {
		throw new Problem(
			`“${link}” shows no networks of its own: take a link of the playground or of a sweep.`
		);
	}
	if (named !== page) {
		const command = named === 'sweep' ? 'sweep' : 'train';
		throw new Problem(
			`This is a link to ${named === 'sweep' ? 'a sweep' : 'the playground'}: use “${command}”.`
		);
	}
	const at = link.indexOf('#');
	return at < 0 ? '' : mended(link.slice(at));
}

function mended(link: string): string {
	const { hash, lost } = mendedHash(link);
	if (lost.length > 0) throw new Problem(lost.join(' '));
	return hash;
}

/** A link is trained as it was meant, or not at all. */
function assertUnderstood(dropped: readonly string[]): void {
	if (dropped.length > 0) throw new Problem(`The link is damaged. ${dropped.join(' ')}`);
}

/** Throws a `Problem` where the link is not wholly understood, or its networks are too large. */
export function experimentOf(argument: string | undefined): {
	experiment: Experiment;
	link: string;
} {
	const names = classClaims.map(({ name }) => name);
	const read = fromAssignmentLink(hashOf(argument, 'playground'), names);
	assertUnderstood(read.dropped);
	if (read.assignment.claim !== null) {
		throw new Problem(
			'This link is a task for a class, whose seed each student draws: take the link of a run.'
		);
	}
	const tooLarge = refusal(read.experiment, budgetBytes);
	if (tooLarge !== null) throw new Problem(tooLarge);
	return { experiment: read.experiment, link: toLink(read.experiment) };
}

/** As `experimentOf`, of a sweep. */
export function sweepOf(argument: string | undefined): { sweep: Sweep; link: string } {
	const { sweep, dropped } = fromSweepLink(hashOf(argument, 'sweep'));
	assertUnderstood(dropped);
	const tooLarge = sweepRefusal(sweep, budgetBytes);
	if (tooLarge !== null) throw new Problem(tooLarge);
	return { sweep, link: toSweepLink(sweep) };
}
