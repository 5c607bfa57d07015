/** The shape of a network that starts from the pretrained one: that of its source, but for whole units
 * that were pruned. */
import { countUnitsLeft } from '../../network/compression/pruneUnits.ts';
import { hiddenWidths, type Experiment, type NetworkSettings } from '../experiment.ts';
import type { Start } from './start.ts';

type Shape = Pick<NetworkSettings, 'width' | 'depth' | 'layers' | 'activation'>;

/** Units that a hidden layer keeps of so many. */
export function unitsKept(units: number, start: Start | undefined): number {
	const prune = start?.prune;
	if (prune?.what !== 'units') return units;
	return countUnitsLeft(units, prune.share);
}

/** Units of each hidden layer as the network trains, from the input side. */
export function trainedWidths(network: NetworkSettings): readonly number[] {
	return hiddenWidths(network).map((units) => unitsKept(units, network.start));
}

/** What the settings say of a network that starts from this source. */
export function shapeFrom(source: Experiment): Shape {
	const [{ width, depth, layers, activation, start }] = source.networks;
	return {
		width: unitsKept(width, start),
		depth,
		layers: layers && layers.map((units) => unitsKept(units, start)),
		activation
	};
}

export function hasShape(network: Shape, { width, depth, layers, activation }: Shape): boolean {
	return (
		hiddenWidths(network).join() === hiddenWidths({ width, depth, layers }).join() &&
		network.depth === depth &&
		network.activation === activation
	);
}
