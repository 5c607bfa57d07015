/** Networks of one layer each, or hardly more, in the module's memory. */
import { NetworkMemory } from '../../../../src/lib/engine/wasm/networkMemory.ts';
import { StepList } from '../../../../src/lib/engine/wasm/stepList.ts';
import { Tables } from '../../../../src/lib/engine/wasm/batchMemory.ts';
import { initialParameters } from '../../../../src/lib/network/initialParameters.ts';
import type { LayerSpec } from '../../../../src/lib/network/layers/index.ts';
import type { NetworkSpec } from '../../../../src/lib/network/spec.ts';
import { layeredMember } from '../../../support/layeredMembers.ts';
import { Stage } from './stage.ts';

const convolution = {
	kind: 'convolution1d',
	filters: 6,
	kernel: 3,
	stride: 2,
	padding: 'same',
	activation: 'sin'
} as const;
const output: LayerSpec = { kind: 'dense', units: 2, activation: 'linear' };

export const networks: { name: string; network: NetworkSpec }[] = [
	{ name: 'dense', network: { input: [5], layers: [output] } },
	{
		name: 'residual',
		network: { input: [5], layers: [{ kind: 'residual', units: 5, activation: 'gelu' }, output] }
	},
	{
		name: 'convolution',
		network: { input: [9, 2], layers: [convolution, { kind: 'flatten' }, output] }
	},
	{
		name: 'max pooling',
		network: { input: [9, 2], layers: [convolution, { kind: 'globalMaxPooling' }, output] }
	},
	{
		name: 'mean pooling',
		network: {
			input: [9, 2],
			layers: [
				convolution,
				{ kind: 'pooling', of: 'average', size: 2 },
				{ kind: 'flatten' },
				output
			]
		}
	}
];

/** One step of SGD at rate 1 from its initial parameters is taken by `train`. */
export async function placed(network: NetworkSpec) {
	const { memory, kernels } = await Stage.open();
	const member = layeredMember(network, { rows: 6 });
	const { training } = member.data;
	const own = new NetworkMemory(memory, network, member.loss, training.rows);
	own.set(member.training);
	const parameters = initialParameters(network, 4);
	own.write('parameters', parameters);
	const steps = new StepList(memory);
	steps.setBatch(0, new Tables(memory).of(training), 0, training.rows);
	steps.setLearningRate(0, 1);
	return { own, parameters, member, train: () => kernels.train(own.address, steps.address, 1) };
}
