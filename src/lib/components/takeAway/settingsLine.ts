import { datasetNamed } from '$lib/data/sets/index.ts';
import type { NetworkSettings } from '$lib/experiment/experiment.ts';
import { featuresForm } from '$lib/experiment/features.ts';
import { hyperparametersInWords } from '$lib/experiment/hyperparametersInWords.ts';
import { movedInWords } from '$lib/experiment/moved.ts';
import { shapeForm } from '$lib/experiment/networkForm.ts';
import { startInWords, teacherInWords } from '$lib/experiment/pretrained/startForm.ts';
import type { ExportedNetwork, ExportedRun } from '$lib/export/exported.ts';
import { counted, formatStep, shareInWords } from '$lib/format.ts';
import { activationWords } from '$lib/network/activation.ts';
import { countParameters } from '$lib/network/cost.ts';

/** ", from the pretrained network, 90 % pruned, trained further". */
function originOf(network: NetworkSettings): string {
	if (network.start) return `, from ${startInWords(network.start)}`;
	return network.teacher ? `, from ${teacherInWords(network)}` : '';
}

/** Of what a picture is, in a line: of the whole run, or of one of its networks. */
export function settingsLine(run: ExportedRun, network?: ExportedNetwork): string {
	const { experiment } = run;
	const { data, hyperparameters, weightSeed } = experiment;
	const shown = network ? [network] : run.networks;
	const networks = shown.map((one) => {
		const at = run.networks.indexOf(one);
		const shape = experiment.networks[at];
		const isLinear = one.network.layers.length === 1;
		const layers = isLinear
			? `${activationWords[shape.activation]} no hidden layer`
			: shapeForm.show(shape);
		const count = counted(countParameters(one.network), 'parameter');
		return `${one.letter} ${layers} (${count}${originOf(shape)})`;
	});
	const training = network?.training ?? hyperparameters;
	const last = Math.max(0, ...shown.map(({ history }) => history.at(-1)?.step ?? 0));
	return [
		`${datasetNamed(data.set).title}, ${counted(data.training, 'point')}, ${counted(data.validation, 'new point')}`,
		...(data.flips > 0 ? [`${shareInWords(data.flips)} flipped`] : []),
		...(data.moved ? [movedInWords(data.moved)] : []),
		...(data.features ? [`inputs ${featuresForm.show(data.features)}`] : []),
		...networks,
		hyperparametersInWords(training, data),
		`step ${formatStep(last)}`,
		`seeds ${data.seed} and ${weightSeed}`,
		'Wiggle Room'
	].join('\u00a0· ');
}
