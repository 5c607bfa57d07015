/** Sweeps of a network whose layers are of their own kinds: along its channels, and along its repeated layers. */
import type { SweepAxis } from '../../network/sweepAxis.ts';
import { counted } from '../../format.ts';
import { inputsOfData, stackRefusal } from '../layers/fitting.ts';
import { withPlaces, type LayerSettings, type LayerStack } from '../layers/layer.ts';
import { runsOf, stackOfRuns, type LayerRun } from '../layers/runs.ts';
import { shapeOfStack } from '../layers/stackShape.ts';
import type { Sweep, SweepNetwork } from './sweep.ts';

/** What can be varied of these layers themselves. */
export function axesOfStack(stack: LayerStack): readonly SweepAxis[] {
	const hasChannels = stack.some(({ kind }) => kind === 'convolution');
	return hasChannels ? ['channels', 'layers'] : ['layers'];
}

/** Of the runs of equal layers the one that is repeated: the longest, the last of those. */
export function repeatedRun(runs: readonly LayerRun[]): number {
	return runs.reduce((longest, { times }, at) => (times >= runs[longest].times ? at : longest), 0);
}

/** Pooling over all places stays behind the last of the repeated layers: before it, places are needed. */
function repeated(layer: LayerSettings, times: number): LayerRun[] {
	return [
		{ layer: withPlaces(layer), times: times - 1 },
		{ layer, times: 1 }
	];
}

/** The layers at this value of the axis; all as they are along the axis of training points. */
export function stackAt(stack: LayerStack, axis: SweepAxis, value: number): LayerStack {
	if (axis === 'channels') {
		return stack.map((layer) =>
			layer.kind === 'convolution' ? { ...layer, width: value } : layer
		);
	}
	if (axis !== 'layers') return stack;
	const runs = runsOf(stack);
	const at = repeatedRun(runs);
	return stackOfRuns(runs.toSpliced(at, 1, ...repeated(runs[at].layer, value)));
}

export function networkOfStack(stack: LayerStack): SweepNetwork {
	const { width, depth, activation } = shapeOfStack(stack);
	return { width, depth, activation, stack };
}

/** The network as an experiment has it at this value of the axis. */
export function networkAt({ network, axis }: Pick<Sweep, 'network' | 'axis'>, value: number) {
	if (network.stack) return shapeOfStack(stackAt(network.stack, axis, value));
	const varied = axis === 'width' || axis === 'depth' ? { [axis]: value } : {};
	return { ...network, ...varied, layers: null };
}

type Fitted = Pick<Sweep, 'data' | 'axis' | 'values' | 'network'>;

/** Why the sweep's own layers do not fit on its data at this value; null where they do. */
function problemAt({ data, axis, network: { stack } }: Fitted, value: number): string | null {
	if (!stack) return null;
	const problem = stackRefusal(stackAt(stack, axis, value), inputsOfData(data));
	if (problem === null || axis === 'training') return problem;
	return `With ${counted(value, axis === 'channels' ? 'channel' : 'repeated layer')}: ${problem}`;
}

/** Null where the layers fit at every value; else why they do not, at the first at which that is so. */
export function layersProblem(sweep: Fitted): string | null {
	for (const value of sweep.values) {
		const problem = problemAt(sweep, value);
		if (problem !== null) return problem;
	}
	return null;
}

/** Without the values at which its layers do not fit; null where they fit at none. */
export function withFittingValues<S extends Fitted>(sweep: S): S | null {
	const values = sweep.values.filter((value) => problemAt(sweep, value) === null);
	if (values.length === sweep.values.length) return sweep;
	return values.length > 0 ? { ...sweep, values } : null;
}
