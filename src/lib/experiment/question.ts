/**
 * The playground's question. It names what sets the networks apart: the number of parameters, and
 * where that is the same, the settings that differ.
 */
import { datasetNamed } from '../data/sets/index.ts';
import { activationWords } from '../network/activation.ts';
import { countParameters } from '../network/cost.ts';
import { hyperparametersOf, specOf } from './edits.ts';
import { hiddenWidths, letters, type Experiment, type NetworkSettings } from './experiment.ts';
import { formatExact, listed, plural } from '../format.ts';
import { shapeForm } from './networkForm.ts';
import { partNamed } from './parts/parts.ts';
import { startText, teacherText } from './pretrained/beginWords.ts';
import type { QuestionPart } from './questionPart.ts';
import { hyperparameterNames, hyperparameterValue } from './values.ts';

/** More than so many settings are not told one by one. */
const mostTold = 3;

const plain = (text: string): QuestionPart => ({ text });

export function questionOf(experiment: Experiment): QuestionPart[] {
	const { data, networks } = experiment;
	const { fresh: isFresh, task } = datasetNamed(data.set);
	const counts = networks.map((_, index) => countParameters(specOf(experiment, index)));
	const count = (index: number) => ({ text: formatExact(counts[index]), letter: letters[index] });
	if (experiment.pretrained) return partNamed('pretrained').startQuestion(experiment, counts);
	const points = isFresh ? 'New points at every step' : `${formatExact(data.training)} points`;
	if (networks.length === 1) {
		return [
			plain(`${points}, and a network with `),
			count(0),
			plain(
				` ${plural(counts[0], 'number')} to adjust. ` +
					'How well will it do on points it has never seen?'
			)
		];
	}

	const opening = plain(isFresh ? `${points}, the same for all. ` : `Same ${points}. `);
	const isClassification = task === 'classification';
	const isPair = networks.length === 2;
	const better = isPair
		? isClassification
			? 'right more often'
			: 'closer'
		: isClassification
			? 'right most often'
			: 'closest';
	const asked = plain(`Which will be ${better} on points it has never seen?`);
	const [alike] = groupsOf(counts);

	if (alike?.length === networks.length) {
		const all = isPair
			? 'Both networks have '
			: `All ${networks.length === 3 ? 'three' : 'four'} networks have `;
		const told = settingsApart(experiment, alike);
		return [
			opening,
			plain(all),
			count(0),
			...(told === null
				? [
						plain(
							' numbers to adjust and the same settings: they will learn the same. Change one of them.'
						)
					]
				: [plain(` numbers to adjust. They differ in ${told}. `), asked])
		];
	}
	if (isPair) {
		return [
			opening,
			plain('One network has '),
			count(0),
			plain(' numbers to adjust, the other '),
			count(1),
			plain('. '),
			asked
		];
	}
	const last = networks.length - 1;
	return [
		opening,
		plain('The networks have '),
		...networks.flatMap((_, index) => [
			...(index === 0 ? [] : [plain(index === last ? ' and ' : ', ')]),
			count(index)
		]),
		plain(' numbers to adjust. '),
		...groupsOf(counts).map((group) => {
			const told = settingsApart(experiment, group);
			const who = listed(group.map((index) => letters[index]));
			return plain(`${who} ${told === null ? 'are alike in everything' : `differ in ${told}`}. `);
		}),
		asked
	];
}

/** Those that share their count with another, by count. */
function groupsOf(counts: readonly number[]): number[][] {
	const groups = new Map<number, number[]>();
	counts.forEach((count, index) => groups.set(count, [...(groups.get(count) ?? []), index]));
	return [...groups.values()].filter((group) => group.length > 1);
}

/**
 * What sets each network apart from others of the same count, for its card: "dropout 50 %, learning rate
 * 0.1"; null where its count does, or nothing.
 */
export function distinctionsOf(experiment: Experiment): (string | null)[] {
	const counts = experiment.networks.map((_, index) => countParameters(specOf(experiment, index)));
	const distinctions: (string | null)[] = counts.map(() => null);
	for (const group of groupsOf(counts)) {
		const apart = apartIn(experiment, group).slice(0, mostTold);
		if (apart.length === 0) continue;
		group.forEach((index, at) => {
			distinctions[index] = apart.map(({ name, texts }) => `${name} ${texts[at]}`).join(', ');
		});
	}
	return distinctions;
}

const apartIn = (experiment: Experiment, group: readonly number[]) =>
	settingsOf(experiment, group).filter(({ texts }) => new Set(texts).size > 1);

/** "dropout (A off, B 50 %) and learning rate (A 0.01, B 0.1)"; null where nothing differs. */
function settingsApart(experiment: Experiment, group: readonly number[]): string | null {
	const apart = apartIn(experiment, group);
	if (apart.length === 0) return null;
	const told = apart
		.slice(0, mostTold)
		.map(
			({ name, texts }) =>
				`${name} (${group.map((index, at) => `${letters[index]} ${texts[at]}`).join(', ')})`
		);
	const left = apart.length - told.length;
	return listed(
		left === 0 ? told : [...told, left === 1 ? 'one setting more' : `${left} settings more`]
	);
}

/** Everything that can set apart networks of the same count, with its text for each. One without
 * hidden layers has fewer parameters than any with them. */
function settingsOf(
	experiment: Experiment,
	group: readonly number[]
): { name: string; texts: string[] }[] {
	const networks = group.map((index) => experiment.networks[index]);
	const hasHidden = hiddenWidths(networks[0]).length > 0;
	const starts = { name: 'start', texts: networks.map(startText) };
	const taught = {
		name: 'what it learns from',
		texts: networks.map(teacherText)
	};
	const ends = {
		name: 'end',
		texts: networks.map(({ stopAtBest }) => (stopAtBest ? 'at its best' : 'at the stop step'))
	};
	const own = group.map((index) => hyperparametersOf(experiment, index));
	return [
		...(hasHidden ? shapesOf(networks) : []),
		starts,
		taught,
		ends,
		...hyperparameterNames
			.filter((name) => hasHidden || name !== 'dropout')
			.map((name) => {
				const { form, text } = hyperparameterValue(name);
				return { name: form.name, texts: own.map((values) => text(values[name])) };
			})
	];
}

/** Width, depth and activation; or the layers, where those of one are opened up or of its own kinds. */
function shapesOf(networks: readonly NetworkSettings[]): { name: string; texts: string[] }[] {
	if (networks.some(({ stack }) => stack !== undefined)) {
		return [{ name: 'layers', texts: networks.map(shapeForm.show) }];
	}
	const activation = {
		name: 'activation',
		texts: networks.map((one) => activationWords[one.activation])
	};
	if (networks.some(({ layers }) => layers !== null)) {
		const texts = networks.map((network) => hiddenWidths(network).join('-'));
		return [{ name: 'layers', texts }, activation];
	}
	return [
		{ name: 'width', texts: networks.map(({ width }) => formatExact(width)) },
		{ name: 'depth', texts: networks.map(({ depth }) => formatExact(depth)) },
		activation
	];
}
