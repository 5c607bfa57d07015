/** What networks see of points in a plane, as a value of an experiment. */
import type { DataSettings } from '../data/draw.ts';
import { featureKeys, features, plainFeatures, type Feature } from '../data/features.ts';
import type { Form } from './form.ts';

const isFeature = (key: unknown): key is Feature => featureKeys.includes(key as Feature);

/** In the order of `features`, each once. */
const inOrder = (keys: readonly Feature[]) => featureKeys.filter((key) => keys.includes(key));

const isPlain = (keys: readonly Feature[]) => keys.join() === plainFeatures.join();

/** `x1,x2,x1x2` in a link. */
export const featuresForm: Form<readonly Feature[]> = {
	name: 'inputs of the networks',
	mustBe: `must be one or more of ${featureKeys.join(', ')}`,
	accepts: (value): value is readonly Feature[] =>
		Array.isArray(value) &&
		value.length > 0 &&
		value.every(isFeature) &&
		inOrder(value).join() === value.join(),
	nearest: (keys) => (keys.some(isFeature) ? inOrder(keys) : plainFeatures),
	write: (keys) => keys.join(),
	read: (text) => text.split(',') as Feature[],
	show: (keys) => keys.map((key) => features[key].name).join(', ')
};

/** The coordinates themselves go without saying. */
export function withFeatures(data: DataSettings, keys: readonly Feature[]): DataSettings {
	const { features: _, ...rest } = data;
	const ordered = inOrder(keys);
	return isPlain(ordered) ? rest : { ...rest, features: ordered };
}

export const featuresOf = ({ features: keys }: Pick<DataSettings, 'features'>) =>
	keys ?? plainFeatures;

/** The same as one text, for where single values are compared. */
export const featuresTextForm: Form<string> = {
	name: featuresForm.name,
	mustBe: featuresForm.mustBe,
	accepts: (value): value is string =>
		typeof value === 'string' && featuresForm.accepts(value.split(',')),
	nearest: (text) => featuresForm.nearest(text.split(',') as Feature[]).join(),
	write: (text) => text,
	read: (text) => text,
	show: (text) => featuresForm.show(text.split(',') as Feature[])
};
