/** Short names of units: x₁, a₂ (unit 2 of hidden layer 1), out. */
import type { Dataset } from '$lib/data/dataset.ts';
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
