/** `train_pytorch.py`: a network trained in PyTorch, from our first weights on our points. */
import type { Beginning } from '../../experiment/pretrained/beginning.ts';
import { adam, momentum } from '../../network/hyperparameters.ts';
import type { Loss } from '../../network/loss.ts';
import type { ExportedNetwork, ExportedRun } from '../exported.ts';
import { writerOf } from '../layers/index.ts';
import {
	classLines,
	freezingLines,
	holdingLines,
	kernelsLine,
	linearOf,
	maskLine,
	mergingCode,
	updateLines
} from './pytorchParts.ts';
import { moduleLines } from './moduleLines.ts';
import { lines, type Script, type Section } from './section.ts';
import { adjustedOf, frozenLayers } from './stage.ts';
import type { StartNumbers } from './startNumbers.ts';
import {
	batchLines,
	indented,
	introduction,
	loopLines,
	mergingHeading,
	networkHeading,
	pointsHeading,
	restingLines,
	sinceFirst,
	singleCorrections,
	tableHead,
	tableTitle,
	trainingHeading,
	verdictCode
} from './words.ts';

const losses: Record<Loss, string> = {
	meanSquaredError: 'mse_loss',
	binaryCrossEntropy: 'binary_cross_entropy_with_logits',
	softmaxCrossEntropy: 'cross_entropy'
};

function pointsSection(run: ExportedRun, { batches, beginning }: StartNumbers): Section {
	const trains = !beginning.rests;
	return {
		heading: pointsHeading(run, beginning),
		code: lines(
			'import numpy as np',
			'import torch',
			'from torch import nn',
			'',
			'LOADING',
			'x_train, y_train = torch.from_numpy(start["x_train"]), torch.from_numpy(start["y_train"])',
			'x_new, y_new = torch.from_numpy(start["x_new"]), torch.from_numpy(start["y_new"])',
			...(trains && batches === 'fresh'
				? [
						'x_batches = torch.from_numpy(start["x_batches"])',
						'y_batches = torch.from_numpy(start["y_batches"])'
					]
				: []),
			trains && batches === 'mini'
				? 'order = torch.from_numpy(start["order"].astype("int64"))'
				: null
		)
	};
}

function networkSection(
	run: ExportedRun,
	network: ExportedNetwork,
	{ beginning, masked }: StartNumbers
): Section {
	const spec = network.network;
	const train = adjustedOf(run.experiment, network);
	const { lines: modules, classes } = moduleLines(network, 'nn.Dropout', (layer) =>
		writerOf(layer).pytorch(layer, {
			dense: linearOf(beginning, layer.index < spec.layers.length - 1),
			options: ''
		})
	);
	const [positions, channels] = spec.input;
	const hasPositions = channels !== undefined;
	return {
		heading: networkHeading(run, network),
		code: lines(
			...classes,
			...classLines(beginning),
			'model = nn.Sequential(',
			...indented([
				...(hasPositions ? [`nn.Unflatten(1, (${channels}, ${positions})),`] : []),
				...modules
			]),
			')',
			'layers = [layer for layer in model if hasattr(layer, "weight")]',
			'with torch.no_grad():',
			'    for number, layer in enumerate(layers, start=1):',
			`        # PyTorch keeps ${hasPositions ? 'the sides of ' : ''}a weight ${
				hasPositions
					? 'the other way round: [filters, channels, kernel], [outputs, inputs].'
					: 'as [outputs, inputs]; these are [inputs, outputs].'
			}`,
			'        layer.weight.copy_(torch.from_numpy(start[f"kernel{number}"].T))',
			'        layer.bias.copy_(torch.from_numpy(start[f"bias{number}"]))',
			...(beginning.rank === null ? [] : updateLines),
			...(beginning.rests
				? []
				: [...freezingLines(train, frozenLayers(spec, train)), kernelsLine(train)]),
			masked.length > 0 ? maskLine(masked) : null
		)
	};
}

/** At temperature T the gradient is T times as large as that at z / T: as large as without. */
function lossSection({ loss }: ExportedNetwork, { temperature }: Beginning): Section {
	const isTaught = temperature !== 1;
	return {
		heading: 'How wrong is it? The loss over all points of a kind, without any penalty.',
		code: lines(
			'def loss_of(outputs, targets):',
			`    return nn.functional.${losses[loss]}(outputs, targets)`,
			...(isTaught
				? [
						'',
						'',
						'def training_loss(outputs, answers):',
						`    return ${temperature} ** 2 * loss_of(outputs / ${temperature}, answers)  # At the teacher's temperature.`
					]
				: []),
			'',
			'',
			'def evaluate():',
			'    model.eval()',
			'    with torch.no_grad():',
			`        training, new = ${isTaught ? 'training_loss' : 'loss_of'}(model(x_train), y_train), loss_of(model(x_new), y_new)`,
			'    model.train()',
			'    return training.item(), new.item()'
		)
	};
}

function optimizerLine({ training }: ExportedNetwork): string {
	const rate = `lr=${training.learningRate}`;
	switch (training.optimizer) {
		case 'sgd':
			return `optimizer = torch.optim.SGD(model.parameters(), ${rate})`;
		case 'momentum':
			return `optimizer = torch.optim.SGD(model.parameters(), ${rate}, momentum=${momentum})`;
		case 'adam':
			return `optimizer = torch.optim.Adam(model.parameters(), ${rate}, eps=${adam.epsilon})  # Not PyTorch's 1e-8.`;
	}
}

/** PyTorch's Adam corrects in float64; the learning rate makes up for it. */
const correctionLines = (numbers: StartNumbers) => [
	...singleCorrections(numbers),
	'double = [1 - beta ** np.arange(1, steps + 1) for beta in betas]',
	'corrections = double[0] / single[0] * np.sqrt(single[1] / double[1])'
];

/** Penalties act on weights and leave biases alone. */
function stepLines(run: ExportedRun, network: ExportedNetwork, numbers: StartNumbers): string[] {
	const { optimizer, learningRate, schedule, l1, l2, weightDecay } = network.training;
	const { stopAt } = run.experiment;
	const isCosine = schedule === 'cosine';
	const rate = isCosine ? 'rate' : String(learningRate);
	const corrected =
		optimizer === 'adam' ? `${rate} * corrections[${sinceFirst(numbers)}].item()` : rate;
	return [
		...(isCosine
			? [
					`rate = ${learningRate} * 0.5 * (1 + math.cos(math.pi * min(step, ${stopAt}) / ${stopAt}))`
				]
			: []),
		...(corrected === String(learningRate)
			? []
			: [`optimizer.param_groups[0]["lr"] = ${corrected}`]),
		...batchLines(numbers),
		`loss = ${numbers.beginning.temperature === 1 ? 'loss_of' : 'training_loss'}(model(x), y)`,
		...(l1 > 0
			? [`loss = loss + ${l1} * sum(kernel.abs().sum() for kernel in kernels)  # L1`]
			: []),
		...(l2 > 0
			? [`loss = loss + ${l2} * sum(kernel.square().sum() for kernel in kernels)  # L2`]
			: []),
		'optimizer.zero_grad()',
		'loss.backward()',
		...(weightDecay > 0
			? [
					'with torch.no_grad():  # Weight decay, apart from the gradient.',
					'    for kernel in kernels:',
					`        kernel.mul_(1 - ${rate} * ${weightDecay})`
				]
			: []),
		'optimizer.step()',
		...(numbers.masked.length > 0 ? holdingLines : [])
	];
}

function trainingSection(
	run: ExportedRun,
	network: ExportedNetwork,
	numbers: StartNumbers
): Section {
	const heading = trainingHeading(network, numbers);
	if (numbers.beginning.rests) {
		return { heading, code: lines(...tableHead(numbers), '', tableTitle, ...restingLines()) };
	}
	return {
		heading,
		code: lines(
			...(network.training.schedule === 'cosine' ? ['import math', ''] : []),
			...tableHead(numbers),
			optimizerLine(network),
			...(network.training.optimizer === 'adam' ? correctionLines(numbers) : []),
			...(numbers.batches === 'mini'
				? [`batches = -(-len(x_train) // ${numbers.rows})  # In an epoch.`]
				: []),
			'',
			tableTitle,
			...loopLines(numbers),
			...indented(stepLines(run, network, numbers))
		)
	};
}

export function pytorchScript(
	run: ExportedRun,
	network: ExportedNetwork,
	numbers: StartNumbers
): Script {
	return {
		packages: 'torch numpy',
		introduction: introduction('PyTorch', run, network, numbers),
		sections: [
			pointsSection(run, numbers),
			networkSection(run, network, numbers),
			lossSection(network, numbers.beginning),
			trainingSection(run, network, numbers),
			...(numbers.beginning.rank === null ? [] : [{ heading: mergingHeading, code: mergingCode }]),
			{ heading: 'Does it agree?', code: verdictCode(network, numbers) }
		]
	};
}
