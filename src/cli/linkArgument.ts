/** The link of a command line: an address, its hash, or a file that holds one of both. */
import { readFileSync } from 'node:fs';
import { classClaims } from '../lib/claims/class/classNetworks.ts';
import { isForClass } from '../lib/experiment/assignment.ts';
import type { Experiment } from '../lib/experiment/experiment.ts';
import { refusal } from '../lib/experiment/estimate.ts';
import { packTable, unpackTable } from '../lib/data/tables/packTable.ts';
import { knowTable } from '../lib/data/tables/tableSets.ts';
import { tablesOfLink } from '../lib/experiment/link/linkTables.ts';
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
/** As browsers show it, without `https://`. */
const shortAddress = /^[\w.-]+(:\d+)?\/\S*#/;

const longestQuoted = 80;

function quoted(text: string): string {
	return text.length > longestQuoted ? `“${text.slice(0, longestQuoted)}…”` : `“${text}”`;
}

/** As text; PowerShell writes two bytes a letter, and says so in the first two. */
function textOf(file: string): string {
	const content = readFileSync(file);
	return content.toString(content[0] === 0xff && content[1] === 0xfe ? 'utf16le' : 'utf8');
}

/** The link itself, out of a file where it names one. */
function linkIn(argument: string): string {
	const text = argument.trim();
	if (hashLike.test(text) || addressLike.test(text)) return text;
	let content: string;
	try {
		content = textOf(text);
	} catch (error) {
		if (shortAddress.test(text)) return `https://${text}`;
		throw fileProblem(`${quoted(text)} is neither a link nor a file that can be read`, error);
	}
	const lines = content.replace(/^\ufeff/, '').split(/\r?\n/);
	const first = lines.find((line) => line.trim() !== '')?.trim() ?? '';
	if ((hashLike.test(first) && first !== '') || addressLike.test(first)) return first;
	throw new Problem(`The file ${text} holds no link: its first line should be one.`);
}

/** Which page an address is of. */
function pageOf(address: string): Page {
	let url: URL;
	try {
		url = new URL(address);
	} catch {
		throw new Problem(`${quoted(address)} is no address.`);
	}
	const path = url.pathname.replace(/index\.html$/, '');
	if (/\/(scale|class|lessons)(\/|$)/.test(path)) {
		throw new Problem(
			`${quoted(address)} shows no networks of its own: take a link of the playground or of a sweep.`
		);
	}
	if (/\/sweep\/?$/.test(path)) return 'sweep';
	// Without a hash it would be the first screen, of whatever site: pages of this one end so.
	if (url.hash === '' && !(path.endsWith('/') && /^(\?embed)?$/.test(url.search))) {
		throw new Problem(`${quoted(address)} is no link of Wiggle Room: nothing follows a “#”.`);
	}
	return 'playground';
}

/** The hash, out of a link to this page. */
function hashOf(argument: string | undefined, page: Page): string {
	if (argument === undefined) throw new Problem('A link is missing: see --help.');
	const link = linkIn(argument);
	if (!addressLike.test(link)) return mended(link);
	const named = pageOf(link);
	if (named !== page) throw otherPage(named);
	const at = link.indexOf('#');
	return at < 0 ? '' : mended(link.slice(at));
}

function mended(link: string): string {
	const { hash, lost } = mendedHash(link);
	if (lost.length > 0) throw new Problem(lost.join(' '));
	for (const { packed } of tablesOfLink(hash)) {
		const table = unpackTable(packed ?? '');
		if (table !== null) knowTable(table, packTable(table));
	}
	return hash;
}

function otherPage(named: Page): Problem {
	return new Problem(
		named === 'sweep'
			? 'This is a link to a sweep: use “sweep”.'
			: 'This is a link to the playground: use “train”.'
	);
}

/** A link is trained as it was meant, or not at all. `droppedByOther`: of the other page. */
function assertUnderstood(
	dropped: readonly string[],
	other: Page,
	droppedByOther: () => readonly string[]
): void {
	if (dropped.length === 0) return;
	if (droppedByOther().length === 0) throw otherPage(other);
	throw new Problem(
		`The link is damaged, and nothing was trained. On its page one reads: ${dropped.join(' ')}`
	);
}

function playgroundLink(hash: string) {
	return fromAssignmentLink(
		hash,
		classClaims().map(({ name }) => name)
	);
}

/** Throws a `Problem` where the link is not wholly understood, or its networks are too large. */
export function experimentOf(argument: string | undefined): {
	experiment: Experiment;
	link: string;
} {
	const hash = hashOf(argument, 'playground');
	const read = playgroundLink(hash);
	assertUnderstood(read.dropped, 'sweep', () => fromSweepLink(hash).dropped);
	if (isForClass(read.assignment)) {
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
	const hash = hashOf(argument, 'sweep');
	const { sweep, dropped } = fromSweepLink(hash);
	assertUnderstood(dropped, 'playground', () => playgroundLink(hash).dropped);
	const tooLarge = sweepRefusal(sweep, budgetBytes);
	if (tooLarge !== null) throw new Problem(tooLarge);
	return { sweep, link: toSweepLink(sweep) };
}
