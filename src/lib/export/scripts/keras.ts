/** `train_keras.py`: a network trained in Keras 3, from our first weights on our points. */
import type { Beginning } from '../../experiment/pretrained/beginning.ts';
import { adam, momentum } from '../../network/hyperparameters.ts';
import type { Loss } from '../../network/loss.ts';
import { inputsOf, layersOf } from '../../network/spec.ts';
import type { ExportedNetwork, ExportedRun } from '../exported.ts';
import { writerOf } from '../layers/index.ts';
import { classLines, denseOf, freezingLines, laterCosine, mergingCode } from './kerasParts.ts';
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
	singleCorrections,
	tableHead,
	tableTitle,
	trainingHeading,
	verdictCode
} from './words.ts';

const losses: Record<Loss, string> = {
	meanSquaredError: 'MeanSquaredError()',
	binaryCrossEntropy: 'BinaryCrossentropy(from_logits=True)',
	softmaxCrossEntropy: 'CategoricalCrossentropy(from_logits=True)'
};

function pointsSection(run: ExportedRun, { batches, beginning }: StartNumbers): Section {
	const trains = !beginning.rests;
	return {
		heading: pointsHeading(run, beginning),
		code: lines(
			'import os',
			'',
			'import numpy as np',
			'',
			'os.environ.setdefault("KERAS_BACKEND", "jax")  # Or torch, or tensorflow.',
			'import keras',
			beginning.quantization ? 'from keras import ops' : null,
			'',
			'LOADING',
			'x_train, y_train = start["x_train"], start["y_train"]',
			'x_new, y_new = start["x_new"], start["y_new"]',
			trains && batches === 'fresh'
				? 'x_batches, y_batches = start["x_batches"], start["y_batches"]'
				: null,
			trains && batches === 'mini' ? 'order = start["order"]' : null
		)
	};
}

function networkSection(
	run: ExportedRun,
	network: ExportedNetwork,
	{ beginning, masked }: StartNumbers
): Section {
	const { l1, l2 } = network.training;
	const spec = network.network;
	const train = adjustedOf(run.experiment, network);
	const freezing = freezingLines(train, frozenLayers(spec, train));
	/** Built once more when it is merged. */
	const isFunction = beginning.rank !== null;
	const penalty = l1 > 0 || l2 > 0 ? ', kernel_regularizer=penalty' : '';
	const { lines: modules, classes } = moduleLines(network, 'keras.layers.Dropout', (layer) => {
		const number = layer.index + 1;
		const held = masked.includes(number) ? `, kernel_constraint=Held(start["mask${number}"])` : '';
		return writerOf(layer).keras(layer, { dense: denseOf(beginning), options: penalty + held });
	});
	const inputs = inputsOf(spec);
	const stack = [
		`keras.Input(shape=(${inputs},)),`,
		...(spec.input.length > 1 ? [`keras.layers.Reshape((${spec.input.join(', ')})),`] : []),
		...modules
	];
	const count = layersOf(spec).filter(({ arrays }) => arrays.length > 0).length;
	return {
		heading: networkHeading(run, network),
		code: lines(
			...classes,
			...classLines(beginning, masked),
			penalty === '' ? null : `penalty = keras.regularizers.L1L2(l1=${l1}, l2=${l2})`,
			...(isFunction && penalty !== '' ? ['', ''] : []),
			...(isFunction
				? [
						'def network():',
						'    return keras.Sequential([',
						...indented(stack, 2),
						'    ])',
						'',
						'',
						'model = network()'
					]
				: ['model = keras.Sequential([', ...indented(stack), '])']),
			`names = [f"{kind}{number}" for number in range(1, ${count + 1}) for kind in ("kernel", "bias")]`,
			'model.set_weights([start[name] for name in names])',
			...(freezing.length > 0 && !beginning.rests
				? [
						'denses = [layer for layer in model.layers if isinstance(layer, keras.layers.Dense)]',
						...freezing
					]
				: [])
		)
	};
}

function lossSection({ loss }: ExportedNetwork, { temperature }: Beginning): Section {
	const isTaught = temperature !== 1;
	return {
		heading: 'How wrong is it? The loss over all points of a kind, without any penalty.',
		code: lines(
			`loss_of = keras.losses.${losses[loss]}`,
			...(isTaught
				? [
						'',
						'',
						'def training_loss(answers, outputs):',
						`    return ${temperature} ** 2 * loss_of(answers, outputs / ${temperature})  # At the teacher's temperature.`
					]
				: []),
			'',
			'',
			'def evaluate():',
			...(isTaught
				? [
						'    training = training_loss(y_train, model.predict_on_batch(x_train))',
						'    return [float(training), float(loss_of(y_new, model.predict_on_batch(x_new)))]'
					]
				: [
						'    pairs = [(x_train, y_train), (x_new, y_new)]',
						'    return [float(loss_of(y, model.predict_on_batch(x))) for x, y in pairs]'
					])
		)
	};
}

/** Keras keeps the learning rate in the velocity, which differs from ours where the rate changes. */
const ownMomentum = [
	'class Momentum(keras.optimizers.SGD):',
	'    """Keras keeps the learning rate in the velocity; here it multiplies the velocity."""',
	'',
	'    def update_step(self, gradient, variable, learning_rate):',
	'        velocity = self.momentums[self._get_variable_index(variable)]',
	'        rate = keras.ops.cast(learning_rate, variable.dtype)',
	'        self.assign(velocity, self.momentum * velocity + gradient)',
	'        self.assign_sub(variable, rate * velocity)',
	'',
	''
];

/** Keras adds ε before it corrects the second moment; here it comes after, as in the paper. */
const ownAdam = (numbers: StartNumbers) => [
	...singleCorrections(numbers),
	'corrections = [keras.ops.convert_to_tensor(numbers) for numbers in single]',
	'',
	'',
	'class Adam(keras.optimizers.Adam):',
	'    """Keras adds epsilon before it corrects the second moment; here it comes after."""',
	'',
	'    def update_step(self, gradient, variable, learning_rate):',
	'        at = self._get_variable_index(variable)',
	'        mean, square = self._momentums[at], self._velocities[at]',
	'        first, second = [keras.ops.take(table, self.iterations) for table in corrections]',
	'        self.assign(mean, self.beta_1 * mean + (1 - self.beta_1) * gradient)',
	'        self.assign(square, self.beta_2 * square + (1 - self.beta_2) * gradient * gradient)',
	'        step = mean / first / (keras.ops.sqrt(square / second) + self.epsilon)',
	'        self.assign_sub(variable, keras.ops.cast(learning_rate, variable.dtype) * step)',
	'',
	''
];

function optimizerLines(
	{ experiment }: ExportedRun,
	{ training }: ExportedNetwork,
	numbers: StartNumbers
): string[] {
	const isLater = numbers.beginning.step > 0;
	const { optimizer, learningRate, schedule, weightDecay } = training;
	const isCosine = schedule === 'cosine';
	const decay = weightDecay > 0 ? `, weight_decay=${weightDecay}` : '';
	const kinds = {
		sgd: `keras.optimizers.SGD(rate${decay})`,
		momentum: `${isCosine ? 'Momentum' : 'keras.optimizers.SGD'}(rate, momentum=${momentum}${decay})`,
		adam: `Adam(rate, epsilon=${adam.epsilon}${decay})`
	};
	return [
		...(isCosine && optimizer === 'momentum' ? ['', '', ...ownMomentum] : []),
		...(optimizer === 'adam' ? ownAdam(numbers) : []),
		...(isCosine && isLater ? laterCosine : []),
		isCosine
			? `rate = ${isLater ? 'Cosine' : 'keras.optimizers.schedules.CosineDecay'}(${learningRate}, ${experiment.stopAt})`
			: `rate = ${learningRate}`,
		`optimizer = ${kinds[optimizer]}`,
		...(weightDecay > 0 ? ['optimizer.exclude_from_weight_decay(var_names=["bias"])'] : []),
		`model.compile(optimizer=optimizer, loss=${numbers.beginning.temperature === 1 ? 'loss_of' : 'training_loss'})`
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
			...tableHead(numbers),
			...optimizerLines(run, network, numbers),
			...(numbers.batches === 'mini'
				? [`batches = -(-len(x_train) // ${numbers.rows})  # In an epoch.`]
				: []),
			'',
			tableTitle,
			...loopLines(numbers),
			...indented([...batchLines(numbers), 'model.train_on_batch(x, y)'])
		)
	};
}

export function kerasScript(
	run: ExportedRun,
	network: ExportedNetwork,
	numbers: StartNumbers
): Script {
	return {
		packages: 'keras jax numpy',
		introduction: introduction('Keras', run, network, numbers),
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
