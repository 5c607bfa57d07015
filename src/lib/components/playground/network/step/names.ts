/** Short names for what a step in numbers speaks of. */
import { formatParameter } from '$lib/format.ts';
import { describeParameter } from '$lib/network/describeParameter.ts';
import { classOfTargets } from '$lib/network/classes.ts';
import type { Loss } from '$lib/network/loss.ts';
import type { PointStep, StepStart } from '$lib/network/oneStep.ts';
import type { NetworkSpec } from '$lib/network/spec.ts';
import { unitName } from './unitNames.ts';

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
