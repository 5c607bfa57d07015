/** How the parameters of a tiny network come from textures into registers, and back. */
import type { Declaration } from './arguments.ts';
import { each } from './program.ts';
import type { TinyLayer } from './tinyShape.ts';

/** Where the kernels of up to three layers are, and how many units the hidden ones have. */
export const tinyMemoryArguments = {
	kernel0Place: 'point',
	kernel1Place: 'point',
	kernel2Place: 'point',
	/** Eight bits for each hidden layer, the first one's lowest. */
	hiddenUnits: 'count'
} as const satisfies Declaration;

/** How many units hidden layer `index` has, in GLSL. */
export const hiddenUnitsText = (index: number) => `((hiddenUnits >> ${8 * index}) & 255)`;

/** How many inputs the layer has, in GLSL; its kernel here may have more rows, a multiple of four. */
const unitsBefore = (index: number, rows: number) =>
	index === 0 ? String(rows) : hiddenUnitsText(index - 1);

/** Fetches texel `i` of a layer. In the texture the bias lies right below the kernel's last row. */
function texelsText({ rows, width, isColumn, start, bias }: TinyLayer, index: number) {
	const fetch = (texture: string, x: number | string, y: number | string) =>
		`${texture}At(kernel${index}Place + ivec2(${x}, ${y}))`;
	const units = unitsBefore(index, rows);
	return (texture: string, i: number) => {
		if (isColumn) {
			return start + i < bias
				? `${fetch(texture, i, 0)} * lanes(${4 * i}, ${units})`
				: `vec4(${fetch(texture, `${units} >> 2`, 0)}[${units} & 3], 0.0, 0.0, 0.0)`;
		}
		if (start + i >= bias) return fetch(texture, start + i - bias, units);
		const row = Math.floor(i / width);
		return `${row} < ${units} ? ${fetch(texture, i % width, row)} : vec4(0.0)`;
	};
}

/** Loads one layer's parameters and moments into `p…`, `m…` and `v…`. */
export function loadText(layer: TinyLayer, index: number): string {
	const texel = texelsText(layer, index);
	const { start, end } = layer;
	return each(
		end - start,
		(i) => `p${start + i} = ${texel('weights', i)};
			m${start + i} = ${texel('moments1', i)};
			v${start + i} = ${texel('moments2', i)};`
	);
}

/** Loads one layer's mask into `k…`. */
export function loadMaskText(layer: TinyLayer, index: number): string {
	const texel = texelsText(layer, index);
	const { start, end } = layer;
	return each(end - start, (i) => `k${start + i} = ${texel('mask', i)};`);
}

/** Writes the fragment's share of all parameters, then first, then second moments: `targets` texels. */
export function shareText(targets: number, texels: number): string {
	const names = ['p', 'm', 'v'].flatMap((kind) =>
		Array.from({ length: texels }, (_, i) => `${kind}${i}`)
	);
	return each(Math.ceil(names.length / targets), (share) => {
		const own = names.slice(share * targets, (share + 1) * targets);
		return `if (share == ${share}) { ${own.map((name, i) => `result${i} = ${name};`).join(' ')} }`;
	});
}
