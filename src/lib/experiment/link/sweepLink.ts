/**
 * A sweep as the hash of a link, and back: `axis=depth&values=0,1,2&net=tanh:8x2&seeds=5&v=1`.
 *
 * As in `link.ts`: a link says what differs from the sweep that the page opens on, and its version
 * says from which; those of every version stay in `firstSweeps` for good. A link to another axis
 * names its values, one to another data set all that this set has. What starts from a pretrained network
 * is in `sweepAfterLink.ts`. The version comes last.
 */
import { hyperparameterFields, ownFields, seedFields, type Field } from '../fields.ts';
import { writeData, writeFields } from './linkFields.ts';
import { readData, readFields, readVersion } from './readFields.ts';
import { LinkParts } from './linkParts.ts';
import { readLines, readSweepSource, writeLines, writeSweepSource } from './sweepAfterLink.ts';
import type { Sweep } from '../sweep/sweep.ts';
import { layersProblem, withFittingValues } from '../sweep/sweepLayers.ts';
import {
	axesOf,
	axisForm,
	sweepNetworkForm,
	sweepRunValues,
	usualValuesOf,
	valuesForm,
	withDenseLayers
} from '../sweep/sweepForms.ts';
import { sweepPresets, type SweepPreset } from '../sweep/sweepPresets.ts';

/** Version 1 first. To change the sweep that opens, keep the old one here and add the new one. */
const firstSweeps: readonly Sweep[] = [sweepPresets[0].sweep];
const version = firstSweeps.length;

const { seeds, ...lengthValues } = sweepRunValues;

export const sweepFields: readonly Field<Sweep>[] = [
	...ownFields<Sweep>({ seeds }),
	...hyperparameterFields,
	...ownFields<Sweep>(lengthValues),
	...seedFields
];

/** Without the `#`; empty for the sweep that the page opens on. */
export function toSweepLink(sweep: Sweep): string {
	const base = firstSweeps[version - 1];
	const { after } = sweep;
	const values = valuesForm(sweep.axis, sweep.data, after !== undefined).write(sweep.values);
	const network = sweepNetworkForm.write(sweep.network);
	const isSame =
		sweep.axis === base.axis && values === valuesForm(base.axis, base.data).write(base.values);
	const parts = [
		...writeData(sweep, base),
		...(sweep.axis === base.axis ? [] : [`axis=${sweep.axis}`]),
		...(isSame ? [] : [`values=${values}`]),
		...(after || network === sweepNetworkForm.write(base.network) ? [] : [`net=${network}`]),
		...(after ? writeLines(after) : []),
		...writeFields(sweepFields, sweep, base),
		...writeSweepSource(sweep, version)
	];
	return parts.length ? [...parts, `v=${version}`].join('&') : '';
}

/** The preset that this sweep is, whatever trains it; null for a sweep of one's own. */
export function presetOf(sweep: Sweep): SweepPreset | null {
	const linkOf = (one: Sweep) => toSweepLink({ ...one, executor: 'fast' });
	const link = linkOf(sweep);
	return sweepPresets.find((preset) => linkOf(preset.sweep) === link) ?? null;
}

/** Values at which its own layers do not fit are left out; where they fit at none, they become dense ones. */
function fitted(parts: LinkParts, sweep: Sweep): Sweep {
	const problem = layersProblem(sweep);
	if (problem === null) return sweep;
	const fitting = withFittingValues(sweep);
	if (fitting) {
		parts.complain(`Values at which the layers do not fit were left out. ${problem}`);
		return fitting;
	}
	parts.complain(`The layers became dense ones. ${problem}`);
	return withDenseLayers(sweep);
}

/**
 * What the hash says, whatever it is: always a valid sweep. `dropped` has a sentence for each part
 * that was not understood or not possible, with what stands in its place. Never throws.
 */
export function fromSweepLink(hash: string): { sweep: Sweep; dropped: string[] } {
	const parts = new LinkParts(hash);
	if (parts.isEmpty) return { sweep: firstSweeps[version - 1], dropped: [] };
	const named = readVersion(parts, version);
	const base = firstSweeps[named - 1];
	const { data } = readData(parts, base);
	const pretrained = readSweepSource(parts, named);
	const after = pretrained && { pretrained, lines: [] };
	const network = after ? base.network : parts.read('net', sweepNetworkForm, base.network);
	const subject = { data, network, after };
	const axes = axesOf(subject);
	const usual = axes.includes(base.axis) ? base.axis : axes[0];
	const axis = parts.read('axis', axisForm(subject), usual);
	const values = axis === base.axis ? base.values : usualValuesOf(axis, subject);
	const read = readFields(parts, sweepFields, {
		...base,
		data,
		axis,
		values: parts.read('values', valuesForm(axis, data, after !== undefined), values),
		network
	});
	const sweep = pretrained ? readLines(parts, read, pretrained) : fitted(parts, read);
	return { sweep, dropped: parts.complaints() };
}
