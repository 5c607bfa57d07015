import { whole, type Limit } from './limit.ts';
import {
	dataValues,
	hyperparameterValues,
	networkValues,
	runValues,
	viewValues
} from './values.ts';

const values = {
	...dataValues,
	...networkValues,
	...hyperparameterValues,
	...runValues,
	...viewValues
};

type Values = typeof values;
type Limits = {
	readonly [K in keyof Values as Values[K] extends { form: { limit: Limit } } ? K : never]: Limit;
};

function limitsOfValues(): Limits {
	const entries = Object.entries(values).flatMap(([name, { form }]) =>
		'limit' in form ? [[name, form.limit]] : []
	);
	return Object.fromEntries(entries);
}

/** What each number of an experiment may be, for sliders and fields. */
export const limits = { networks: whole('number of networks', 1, 4), ...limitsOfValues() };
