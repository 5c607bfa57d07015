import type { Config, Family } from '../../src/lib/architectures/family.ts';

/** Whether the numbers are those that the family's fields allow. */
export function isConfigOf(family: Family, config: Config): boolean {
	return Object.entries(family.fields).every(
		([key, { minimum, maximum }]) =>
			Number.isInteger(config[key]) && config[key] >= minimum && config[key] <= maximum
	);
}
