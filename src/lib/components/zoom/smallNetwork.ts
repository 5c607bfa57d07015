import type { DenseLayer } from '$lib/network/spec.ts';

/**
 * The squares of a small network, in units of a square's side: first as the playground draws them, a row a
 * unit and a column an input, with the biases apart; then gathered into one square of rows. Heights count
 * from the top of the picture there, from the bottom of the corner here.
 */
export interface SmallNetwork {
	squares: readonly {
		/** Which of the network's parameters it shows. */
		index: number;
		spread: { x: number; y: number };
		gathered: { x: number; y: number };
	}[];
	/** Round the biases of each layer. */
	frames: readonly { x: number; y: number; width: number; height: number }[];
	/** What each layer has, and where that is written: below it, or beside it. */
	words: readonly { text: string; x: number; y: number; align: 'center' | 'left' }[];
	width: number;
	height: number;
}

const biasesApart = 0.4;
const layersApart = 1;

export function smallNetwork(
	layers: readonly DenseLayer[],
	arrangement: 'row' | 'column'
): SmallNetwork {
	const count = layers.at(-1)!.end;
	const side = Math.ceil(Math.sqrt(count));
	const squares: SmallNetwork['squares'][number][] = [];
	const frames: SmallNetwork['frames'][number][] = [];
	const words: SmallNetwork['words'][number][] = [];
	const sizes = layers.map(({ inputs, outputs }) => ({
		width: inputs + biasesApart + 1,
		height: outputs
	}));
	const widest = Math.max(...sizes.map(({ width }) => width));
	const highest = Math.max(...sizes.map(({ height }) => height));
	const add = (index: number, x: number, y: number) => {
		const at = squares.length;
		const gathered = { x: at % side, y: Math.floor(at / side) };
		squares.push({ index, spread: { x, y }, gathered });
	};
	let from = 0;
	for (const [at, { inputs, outputs, kernelStart, biasStart }] of layers.entries()) {
		const { width, height } = sizes[at];
		const [left, top] = arrangement === 'row' ? [from, 0] : [0, from];
		for (let unit = 0; unit < outputs; unit++) {
			for (let input = 0; input < inputs; input++) {
				add(kernelStart + input * outputs + unit, left + input, top + unit);
			}
			add(biasStart + unit, left + inputs + biasesApart, top + unit);
		}
		frames.push({ x: left + inputs + biasesApart, y: top, width: 1, height: outputs });
		const text = `${inputs} × ${outputs} + ${outputs} = ${inputs * outputs + outputs}`;
		if (arrangement === 'row') {
			words.push({ text, x: left + width / 2, y: outputs, align: 'center' });
			from += width + layersApart;
		} else {
			words.push({ text, x: width, y: top + height / 2, align: 'left' });
			from += height + layersApart / 2;
		}
	}
	const length = from - (arrangement === 'row' ? layersApart : layersApart / 2);
	return arrangement === 'row'
		? { squares, frames, words, width: length, height: highest }
		: { squares, frames, words, width: widest, height: length };
}
