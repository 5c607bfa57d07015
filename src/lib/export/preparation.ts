/** What is done to a raw point before a network sees it, and to a target before a network learns it. */
import { datasetNamed } from '../data/sets/index.ts';
import { features, type Feature } from '../data/features.ts';
import { partsOf } from '../data/tables/drawTable.ts';
import type { Scale } from '../data/tables/scaling.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { formatExact } from '../format.ts';

export interface Preparation {
	/** Of each raw input, in a reader's table; null where none is scaled. */
	inputs: readonly Scale[] | null;
	/** Of the number to predict; null where it is not scaled. */
	target: Scale | null;
	/** What is then computed of the two coordinates; null where the network sees them as they are. */
	features: readonly Feature[] | null;
}

const isScaled = ({ mean, spread }: Scale) => mean !== 0 || spread !== 1;

export function preparationOf({ data }: Experiment): Preparation {
	const { table } = datasetNamed(data.set);
	const scaling = table ? partsOf(table, data).scaling : null;
	const target = scaling?.target ?? null;
	return {
		inputs: scaling?.inputs.some(isScaled) ? scaling.inputs : null,
		target: target && isScaled(target) ? target : null,
		features: data.features ?? null
	};
}

/** Names and numbers for programs, each list as JSON. Empty where a network sees what a point is. */
export function preparationFacts(experiment: Experiment): Record<string, string> {
	const { inputs, target, features: keys } = preparationOf(experiment);
	const { inputNames, table, classes } = datasetNamed(experiment.data.set);
	return {
		...(inputs && {
			input_means: JSON.stringify(inputs.map(({ mean }) => mean)),
			input_spreads: JSON.stringify(inputs.map(({ spread }) => spread))
		}),
		...(target && { target_mean: String(target.mean), target_spread: String(target.spread) }),
		...(table && { input_names: JSON.stringify(inputNames), target_name: table.target.name }),
		...(table && classes && { classes: JSON.stringify(classes) }),
		...(keys && { features: keys.join() })
	};
}

/** The same for readers, a sentence each. */
export function preparationSentences(experiment: Experiment): string[] {
	const { inputs, target, features: keys } = preparationOf(experiment);
	const { inputNames, table, classes } = datasetNamed(experiment.data.set);
	const said = (name: string, { mean, spread }: Scale) =>
		`${name}: mean ${formatExact(mean)}, spread ${formatExact(spread)}`;
	const names = keys?.map((key) => features[key].name).join(', ');
	return [
		...(inputs
			? [
					'Inputs are scaled before the network sees them, as (value − mean) / spread of the training rows.',
					...inputs.map((scale, at) => `  ${said(inputNames?.[at] ?? `input ${at + 1}`, scale)}`)
				]
			: []),
		...(target && table
			? [
					'So is the target: an answer of the network times the spread plus the mean is in the target’s unit.',
					`  ${said(table.target.name, target)}`
				]
			: []),
		...(keys
			? [
					`Networks see of each point ${names}${inputs ? ', computed after the scaling' : ''}, in this order.`
				]
			: []),
		...(classes && classes.length > 2
			? [`Outputs are one logit for each class: ${classes.join(', ')}.`]
			: [])
	];
}
