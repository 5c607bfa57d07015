/** Short names for what a step in numbers speaks of: x₁, a₂ (unit 2 of hidden layer 1), out. */
import type { Dataset } from '$lib/data/dataset.ts';
import { formatParameter } from '$lib/format.ts';
import { describeParameter } from '$lib/network/describeParameter.ts';
import { classOfTargets } from '$lib/network/classes.ts';
import type { Loss } from '$lib/network/loss.ts';
import type { PointStep, StepStart } from '$lib/network/oneStep.ts';
import { inputsOf, outputsOf, type NetworkSpec } from '$lib/network/spec.ts';

const subscripts = '₀₁₂₃₄₅₆₇₈₉';

const numbered = (name: string, place: number) =>
	name + [...String(place + 1)].map((digit) => subscripts[Number(digit)]).join('');

/** `layer` counts from 0; −1 stands for the inputs. */
export function unitName(spec: NetworkSpec, layer: number, unit: number): string {
	if (layer < 0 && spec.inputNames) return spec.inputNames[unit];
	if (layer < 0) return inputsOf(spec) === 1 ? 'x' : numbered('x', unit);
	if (layer === spec.layers.length - 1) {
		return outputsOf(spec) === 1 ? 'out' : numbered('out', unit);
	}
	return numbered('abcdefgh'[layer], unit);
}

/** "x₁ bill_length · x₂ bill_depth · out₁ Adelie · out₂ Gentoo"; null where nothing has a longer name. */
export function namesInFull(
	spec: NetworkSpec,
	{ inputNames = [], classes = [] }: Pick<Dataset, 'inputNames' | 'classes'>
): string | null {
	const isOneLogit = outputsOf(spec) === 1;
	const outputs = isOneLogit ? classes.slice(1) : classes;
	const last = spec.layers.length - 1;
	const names = [
		...inputNames.flatMap((name, unit) => {
			const short = unitName(spec, -1, unit);
			return short === name ? [] : `${short} ${name}`;
		}),
		...outputs.map(
			(name, unit) =>
				`${unitName(spec, last, unit)} ${isOneLogit ? `probability of ${name}` : name}`
		)
	];
	return names.length > 0 ? names.join(' · ') : null;
}

/** "x₁ → a₂", "bias a₂". */
export function parameterName(spec: NetworkSpec, index: number): string {
	const { layer, from, to } = describeParameter(spec, index);
	const name = unitName(spec, layer, to);
	return from === undefined ? `bias ${name}` : `${unitName(spec, layer - 1, from)} → ${name}`;
}

/** "Hidden layer 1", "Output". */
export const layerName = (spec: NetworkSpec, layer: number) =>
	layer === spec.layers.length - 1 ? 'Output' : `Hidden layer ${layer + 1}`;

/** "x₁ = 0.312, x₂ = −0.871; class 1, a circle" */
export function pointWords(
	{ network, loss }: StepStart,
	{ inputs, targets }: PointStep,
	classes?: readonly string[]
): string {
	const given = inputs.map((value, i) => `${unitName(network, -1, i)} = ${formatParameter(value)}`);
	return `${given.join(', ')}; ${targetWords(loss, targets, classes)}`;
}

/** The name of a class, or its number. */
export const classWords = (own: number, classes?: readonly string[]) =>
	classes?.[own] ?? `class ${own}`;

function targetWords(loss: Loss, targets: readonly number[], classes?: readonly string[]): string {
	if (loss === 'meanSquaredError') return `target ${targets.map(formatParameter).join(', ')}`;
	const own = classOfTargets(targets, 0, targets.length);
	if (targets.length > 1 || classes) return classWords(own, classes);
	return `class ${targets[0]}, a ${targets[0] > 0.5 ? 'circle' : 'square'}`;
}
