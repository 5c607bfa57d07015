/**
 * A set task as the hash of a link, and back: `title=Too%20many&show=width,depth&verdict=asked&v=1`.
 * Its keys stand before those of the experiment, which mean what they always meant. A link of a
 * class names its claim in place of an experiment, and beside it only how the run is shown; or it says
 * `class=own`, and its experiment names no seed, which each student draws.
 */
import {
	controlGroups,
	handedItems,
	isForClass,
	longestQuestion,
	longestTitle,
	noAssignment,
	oneLine,
	type Assignment,
	type ControlGroup,
	type HandedItem
} from '../assignment.ts';
import type { Experiment } from '../experiment.ts';
import { learnsSamePoints } from '../pretrained/samePoints.ts';
import { seedFields, viewFields } from '../fields.ts';
import { choiceForm, type Form } from '../form.ts';
import { latestVersion, toLink } from './link.ts';
import { readExperiment } from './readLink.ts';
import { writeFields } from './linkFields.ts';
import { readFields, readVersion } from './readFields.ts';
import { LinkParts } from './linkParts.ts';
import { firstScreen } from '../presets.ts';

/** A `%` is never followed by a hex digit of the text: so `mendedHash` sees what was encoded again. */
function writeText(text: string): string {
	return encodeURIComponent(text).replace(
		/%25([\da-f])/gi,
		(_, digit: string) => `%25%${digit.charCodeAt(0).toString(16)}`
	);
}

function textForm(name: string, longest: number): Form<string> {
	const nearest = (text: string) => oneLine(text, longest);
	return {
		name,
		mustBe: `must be one line of at most ${longest} characters`,
		accepts: (value): value is string => typeof value === 'string' && nearest(value) === value,
		nearest,
		write: writeText,
		read: (text) => text,
		show: (text) => `“${text}”`
	};
}

const titleForm = textForm('the title', longestTitle);
const questionForm = textForm('the question', longestQuestion);
const verdictForm = choiceForm('the verdict', ['shown', 'asked']);

const shownForm: Form<readonly ControlGroup[] | null> = {
	name: 'what shows',
	mustBe: `must be none, or some of ${controlGroups.join(', ')}`,
	accepts: (value): value is readonly ControlGroup[] | null => value !== undefined,
	nearest: (value) => value,
	write: (groups) => groups?.join(',') || 'none',
	read(text) {
		const names = text === 'none' ? [] : text.split(',');
		const groups = controlGroups.filter((group) => names.includes(group));
		return groups.length === new Set(names).size ? groups : undefined;
	},
	show: () => 'all controls'
};

/** In place of a claim's name: the experiment of the link itself. */
const own = 'own';

/** Names of the claims that a class can train. */
function claimForm(claims: readonly string[]): Form<string | null> {
	const subjects = [...claims, own];
	return {
		name: 'the claim of a class',
		mustBe: `must be one of ${subjects.join(', ')}`,
		accepts: (value): value is string | null => subjects.includes(value as string),
		nearest: () => null,
		write: String,
		read: (text) => (subjects.includes(text) ? text : undefined),
		show: () => 'no class'
	};
}

const asksForm: Form<readonly HandedItem[]> = {
	name: 'what a class hands in',
	mustBe: `must be some of ${handedItems.join(', ')}, with a class`,
	accepts: (value): value is readonly HandedItem[] => value !== undefined,
	nearest: (value) => value,
	write: (items) => items.join(','),
	read(text) {
		const names = text.split(',');
		const items = handedItems.filter((item) => names.includes(item));
		return items.length === new Set(names).size ? items : undefined;
	},
	show: () => 'its numbers alone'
};

function writeAssignment(assignment: Assignment): string[] {
	const { title, question, shown, hidesVerdict, claim, asks } = assignment;
	return [
		...(title === '' ? [] : [`title=${titleForm.write(title)}`]),
		...(question === '' ? [] : [`ask=${questionForm.write(question)}`]),
		...(shown === null ? [] : [`show=${shownForm.write(shown)}`]),
		...(hidesVerdict ? [`verdict=${verdictForm.write('asked')}`] : []),
		...(isForClass(assignment) ? [`class=${claim ?? own}`] : []),
		...(asks.length === 0 ? [] : [`hand=${asksForm.write(asks)}`])
	];
}

function readAssignment(parts: LinkParts, claims: readonly string[]): Assignment {
	const subject = parts.read('class', claimForm(claims), null);
	const isClass = subject !== null;
	return {
		title: parts.read('title', titleForm, noAssignment.title),
		question: parts.read('ask', questionForm, noAssignment.question),
		shown: parts.read('show', shownForm, noAssignment.shown),
		hidesVerdict: parts.read('verdict', verdictForm, 'shown') === 'asked',
		claim: subject === own ? null : subject,
		isOwnClass: subject === own,
		asks: isClass ? parts.read('hand', asksForm, noAssignment.asks) : noAssignment.asks
	};
}

/** The same for every student. */
export function withoutSeeds(experiment: Experiment): Experiment {
	const { pretrained } = experiment;
	const drawn = seedFields.reduce(
		(document, field) => field.set(document, field.get(firstScreen)),
		experiment
	);
	const isShared = pretrained && learnsSamePoints(experiment);
	return isShared ? { ...drawn, pretrained: withoutSeeds(pretrained) } : drawn;
}

/** Without the `#`; that of the experiment where no task is set. */
export function toAssignmentLink(assignment: Assignment, experiment: Experiment): string {
	const parts = writeAssignment(assignment);
	if (parts.length === 0) return toLink(experiment);
	const version = `v=${latestVersion}`;
	if (assignment.claim === null) {
		const shown = assignment.isOwnClass ? withoutSeeds(experiment) : experiment;
		return [...parts, toLink(shown) || version].join('&');
	}
	return [...parts, ...writeFields(viewFields, experiment, firstScreen), version].join('&');
}

/**
 * What the hash says, whatever it is. For a class the experiment is only how the run is shown: its
 * networks and points come from the claim. Never throws; `dropped` as in `fromLink`.
 */
export function fromAssignmentLink(
	hash: string,
	claims: readonly string[]
): { assignment: Assignment; experiment: Experiment; dropped: string[] } {
	const parts = new LinkParts(hash);
	const assignment = readAssignment(parts, claims);
	let experiment = firstScreen;
	if (assignment.claim === null) {
		const seeds = assignment.isOwnClass ? seedFields.map(({ key }) => [key, parts.take(key)]) : [];
		experiment = readExperiment(parts);
		for (const [key, text] of seeds) {
			if (text === undefined) continue;
			parts.complain(`The link’s “${key}” counts for nothing: each student draws a seed.`);
		}
	} else {
		readVersion(parts, latestVersion);
		experiment = readFields(parts, viewFields, experiment);
	}
	return { assignment, experiment, dropped: parts.complaints() };
}
