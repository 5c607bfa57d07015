/**
 * What a lesson is. Its folder holds all of it: `index.ts` finds it by its name, and order, previous
 * and next follow from the number in front.
 *
 * Texts are plain, with `_a new word_` where a word is explained, and `$formula$` in TeX, which
 * becomes MathML when the site is built.
 */
import '$lib/experiment/parts/everyPart.ts';
import type { History } from '$lib/analysis/overfitting.ts';
import type { Part } from '$lib/analysis/sentence.ts';
import type { CardPart } from '$lib/components/playground/network/cardParts.ts';
import type { Beside } from '$lib/components/sweep/chart/beside.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import type { Regularization } from '$lib/network/hyperparameters.ts';
import type { Sweep } from '$lib/experiment/sweep/sweep.ts';
import type { Component } from 'svelte';
import type { Asked } from './asked.ts';
import type { Attempt } from './attempt.ts';
import type { ClosedFormWatch } from './closedFormWatch.ts';
import type { NotYet } from './notYet.ts';
import type { SweepShown, SweepWatch } from './sweepWatch.ts';

/** What is at hand in a step of the playground; the rest waits behind "Show all controls". */
export interface Shown {
	/** Of each network's card. */
	card?: readonly CardPart[];
	/** Names of the parameters that have a slider each, in their order; of a single small network. */
	parameters?: readonly string[];
	/** Train, Step and Reset. Without them nothing trains. */
	train?: true;
	/** The chart of losses over the steps, along which the reader can go back. */
	chart?: true;
	/** The losses as numbers: on the training points alone, or on the new points as well. */
	losses?: 'training' | 'both';
	/** A learning rate for each network alone. */
	learningRates?: true;
	/** What the networks see of each point. */
	inputs?: true;
	/** What is at hand against overfitting, for each network that may be changed. */
	regularization?: readonly Regularization[];
	/** Whether the run may stop at the best validation loss. */
	stopAtBest?: true;
	/** A button for other points from the same source. */
	newDraw?: true;
	/** A curve drawn by hand takes the networks' place. The new points are left out, come when the
	 * reader asks for them, or are there from the beginning. */
	curve?: 'training' | 'asked' | 'both';
	/** The curve that the reader drew in an earlier step, dashed beside the networks'. */
	drawnCurve?: true;
	/** A stick from each training point to the curve, and what the sticks add up to. */
	residuals?: true;
	/** Letters of the networks that may be changed; default: all. */
	editable?: readonly string[];
}

/** Mean squared errors of a curve. */
export interface CurveLosses {
	training: number;
	validation: number;
}

/** A curve that the reader drew. */
export interface DrawnCurve extends CurveLosses {
	/** Of its handles, from left to right. */
	heights: readonly number[];
	/** How many of them were moved in this step. */
	moved: number;
	/** Whether the reader sees the new points. */
	isJudged: boolean;
	/** What the step began with. */
	before: CurveLosses;
}

/** As the chart marks it: `learning rate 0.01 → 0.1`. */
export interface Change {
	step: number;
	text: string;
}

/** What a check sees: the present experiment, its run, and what the reader did. */
export interface Watch extends Asked {
	experiment: Experiment;
	/** Parameters of each network. */
	counts: readonly number[];
	/** Each network's losses so far, the present one last. */
	histories: readonly History[];
	/** Steps of training done. */
	step: number;
	/** Whether the run went to its end by itself. */
	hasEnded: boolean;
	/** Whether each step of the run so far was asked for by itself. */
	isStepByStep: boolean;
	/** The earlier step that the reader looks at in the chart, or null; the parameters are its own. */
	lookedAt: number | null;
	/** Made while the run was under way, parameters set by hand included, in order of steps. */
	changes: readonly Change[];
	/** Each network's parameters when the run began, and now. */
	initial: readonly Float32Array[];
	parameters: readonly Float32Array[];
	curve: DrawnCurve | null;
}

/** A part of a task that is ticked by itself once it is done. */
export interface TaskPart {
	words: string;
	isDone(watch: Watch): boolean;
}

export interface Prediction<Facts> {
	question: string;
	choices: readonly string[];
	/** Which choice the run has proved right. */
	answer(facts: Facts): number;
}

/** What every step has, whatever its experiment is; `Seen` is what its check sees. */
interface StepForm<Facts, Seen> {
	/** In kebab case, one of its kind in the lesson: what is kept on the device goes by it. */
	id: string;
	title: string;
	/** Two to five sentences with one idea. */
	text: string;
	/** Shown on a line of its own, in TeX. */
	formula?: string;
	/** Shown under the text; kept in the lesson's folder. */
	drawing?: Component;
	task: string;
	hint: string;
	prediction?: Prediction<Facts>;
	/** What the success sentence tells once the task is done, which must survive JSON; before, what is
	 * missing. */
	check(watch: Seen): Facts | NotYet;
	/** Of a task that is a search: the try that has come to its end, or null. */
	attempt?(watch: Seen): Attempt | null;
	/** One sentence with the reader's own numbers. */
	seen(facts: Facts): Part[];
	/** A line to hand on, to which the link is added. */
	score?(facts: Facts): string;
}

/** Its experiment is one of the playground. */
export interface PlaygroundStep<Facts = unknown> extends StepForm<Facts, Watch> {
	experiment: Experiment;
	/** What it begins with instead, where that follows from an earlier step. */
	carriesOn?(asked: Asked): Experiment;
	shown: Shown;
	/** Of a task that is done in several, one after the other: together they are the task's words. */
	parts?: readonly TaskPart[];
}

/** Its experiment is a sweep: every size of a network at once. */
export interface SweepStep<Facts = unknown> extends StepForm<Facts, SweepWatch> {
	sweep: Sweep;
	/** A smaller sweep, whose networks are there already where it was trained. Where it was not, they
	 * train first, and training waits before the others. */
	growsFrom?: Sweep;
	/** What the chart shows beside it, to compare with; null for nothing so far. */
	beside?(watch: SweepWatch): Beside | null;
	shown: SweepShown;
}

/** Its experiment is solved exactly instead of trained, as `analysis/randomFeatures.ts` has it. */
export interface ClosedFormStep<Facts = unknown> extends StepForm<Facts, ClosedFormWatch> {
	/** λ of the penalty that it begins with. */
	ridge: number;
}

export type Step = PlaygroundStep | SweepStep | ClosedFormStep;

export interface Source {
	/** Authors and year. */
	by: string;
	title: string;
	/** Where it can be read, if anywhere. */
	url?: string;
}

export interface ScaleLink {
	words: string;
	/** What is shown there, as in its address; empty for what it opens on. */
	hash: string;
}

export interface TeachersSheet {
	/** The misconception that the lesson meets. */
	misconception: string;
	/** What the class will read on its screens. */
	expected: readonly string[];
	/** To the tasks and predictions, in the order of the steps. */
	answers: readonly string[];
	/** To discuss. */
	question: string;
}

export interface Lesson {
	title: string;
	/** One sentence. */
	summary: string;
	minutes: number;
	steps: readonly Step[];
	/** Names of the claims it rests on. */
	claims: readonly string[];
	sources: readonly Source[];
	/** Views of the page Scale that go on from here. */
	further?: readonly ScaleLink[];
	/** What is said once it is finished, with the view of the page Scale that shows it. */
	ending?: { text: string; link: ScaleLink };
	teacher: TeachersSheet;
}

/* These tie the facts that a step's check finds to those that its sentence tells. */

export function step<Facts>(form: PlaygroundStep<Facts>): PlaygroundStep<Facts> {
	return form;
}

export function sweepStep<Facts>(form: SweepStep<Facts>): SweepStep<Facts> {
	return form;
}

export function closedFormStep<Facts>(form: ClosedFormStep<Facts>): ClosedFormStep<Facts> {
	return form;
}
