/**
 * A set task as the hash of a link, and back: `title=Too%20many&show=width,depth&verdict=asked&v=1`.
 * Its keys stand before those of the experiment, which mean what they always meant. A link of a
 * class names its claim in place of an experiment, and beside it only how the run is shown.
 */
import {
	controlGroups,
	longestQuestion,
	longestTitle,
	noAssignment,
	oneLine,
	type Assignment,
	type ControlGroup
} from '../assignment.ts';
import type { Experiment } from '../experiment.ts';
import { viewFields } from '../fields.ts';
import { choiceForm, type Form } from '../form.ts';
import { latestVersion, readExperiment, toLink } from './link.ts';
import { readFields, readVersion, writeFields } from './linkFields.ts';
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

/** Names of the claims that a class can train. */
function claimForm(claims: readonly string[]): Form<string | null> {
	return {
		name: 'the claim of a class',
		mustBe: `must be one of ${claims.join(', ')}`,
		accepts: (value): value is string | null => claims.includes(value as string),
		nearest: () => null,
		write: String,
		read: (text) => (claims.includes(text) ? text : undefined),
		show: () => 'no class'
	};
}

function writeAssignment({ title, question, shown, hidesVerdict, claim }: Assignment): string[] {
	return [
		...(title === '' ? [] : [`title=${titleForm.write(title)}`]),
		...(question === '' ? [] : [`ask=${questionForm.write(question)}`]),
		...(shown === null ? [] : [`show=${shownForm.write(shown)}`]),
		...(hidesVerdict ? [`verdict=${verdictForm.write('asked')}`] : []),
		...(claim === null ? [] : [`class=${claim}`])
	];
}

function readAssignment(parts: LinkParts, claims: readonly string[]): Assignment {
	return {
		title: parts.read('title', titleForm, noAssignment.title),
		question: parts.read('ask', questionForm, noAssignment.question),
		shown: parts.read('show', shownForm, noAssignment.shown),
		hidesVerdict: parts.read('verdict', verdictForm, 'shown') === 'asked',
		claim: parts.read('class', claimForm(claims), noAssignment.claim)
	};
}

/** Without the `#`; that of the experiment where no task is set. */
export function toAssignmentLink(assignment: Assignment, experiment: Experiment): string {
	const parts = writeAssignment(assignment);
	if (parts.length === 0) return toLink(experiment);
	const version = `v=${latestVersion}`;
	if (assignment.claim === null) return [...parts, toLink(experiment) || version].join('&');
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
	if (assignment.claim === null) experiment = readExperiment(parts);
	else {
		readVersion(parts, latestVersion);
		experiment = readFields(parts, viewFields, experiment);
	}
	return { assignment, experiment, dropped: parts.complaints() };
}
