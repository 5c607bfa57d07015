/**
 * What few experiments have: layers of kinds of their own, and networks that start from a pretrained one.
 * A page that starts without such an experiment does not load what is known of them. It is there before an
 * experiment that needs it: `partsOfLink.ts` loads what a link asks for, and `everyPart.ts` has all of it.
 */
import type { NetworkSpec } from '../../network/spec.ts';
import type { Experiment, NetworkSettings, Shape } from '../experiment.ts';
import type { Form } from '../form.ts';
import type { Around, LayerStack } from '../layers/layer.ts';
import type { LinkParts } from '../link/linkParts.ts';
import type { Left, Start, Trainable } from '../pretrained/start.ts';
import type { QuestionPart } from '../questionPart.ts';

type Fitted = Pick<Experiment, 'data' | 'networks'>;

/** What is known of layers one by one. */
export interface LayersPart {
	stackForm: Form<LayerStack>;
	shapeOfStack(stack: LayerStack): Shape;
	agreesWithStack(shape: Shape): boolean;
	withWidth(stack: LayerStack, width: number): LayerStack;
	withDepth(stack: LayerStack, depth: number): LayerStack;
	stackProblem(stack: LayerStack, inputs: number): string | null;
	stackProblems(document: Fitted): (string | null)[];
	withFittingStacks<D extends Fitted>(document: D, before?: Fitted): D;
	stackNetwork(stack: LayerStack, around: Around): NetworkSpec;
}

/** What is known of pretrained networks, and of those that start from one or learn from it. */
export interface PretrainedPart {
	settlePretrained(experiment: Experiment): Experiment;
	trainedWidths(network: NetworkSettings): readonly number[];
	startForm: Form<Start>;
	startInWords(start: Start): string;
	teacherInWords(network: NetworkSettings): string;
	startQuestion(experiment: Experiment, counts: readonly number[]): QuestionPart[];
	beginLabel(experiment: Experiment, index: number): string | null;
	leftOf(experiment: Experiment, index: number): Left;
	trainableOf(experiment: Experiment, index: number): Trainable | null;
	trainableInWords(trainable: Trainable): string;
	refittedInWords(before: Experiment, after: Experiment): string | null;
	writeStart(key: string, network: NetworkSettings): string[];
	readStart(parts: LinkParts, key: string, network: NetworkSettings): NetworkSettings;
	readPretrained(
		parts: LinkParts,
		stage: number,
		read: (parts: LinkParts) => Experiment
	): Experiment | undefined;
	settledStarts(parts: LinkParts, experiment: Experiment): Experiment;
}

export interface Parts {
	layers: LayersPart;
	pretrained: PretrainedPart;
}

const here: Partial<Parts> = {};

export function bringPart<Name extends keyof Parts>(name: Name, part: Parts[Name]): void {
	here[name] = part;
}

/** Throws where it was not loaded. */
export function partNamed<Name extends keyof Parts>(name: Name): Parts[Name] {
	const part = here[name];
	if (part === undefined) throw new Error(`What is known of ${name} is not loaded.`);
	return part;
}
