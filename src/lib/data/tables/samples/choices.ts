import type { ColumnChoices, ColumnRole } from '../columns.ts';
import type { RawTable } from '../reading/rawTable.ts';
import type { Sample } from './index.ts';

/** The roles that a sample's columns begin with. */
export function sampleChoices({ target, inputs }: Sample, { columns }: RawTable): ColumnChoices {
	const roleOf = (name: string): Exclude<ColumnRole, 'target'> =>
		inputs.includes(name) ? 'input' : 'left out';
	return {
		kinds: {},
		roles: Object.fromEntries(columns.map(({ name }, i) => [i, roleOf(name)])),
		target: columns.findIndex(({ name }) => name === target)
	};
}
