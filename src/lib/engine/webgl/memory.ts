import { batchOf } from '../step/batches.ts';
import type { Member } from '../trainer.ts';
import type { Atlas } from './layout/atlas.ts';
import { layOutForward } from './layout/forwardLayout.ts';
import { layOutParameters } from './layout/parameterLayout.ts';
import { membersPerRow, texelsPerMember } from './programs/program.ts';
import { tinyBatchWidth } from './programs/tinySteps.ts';
import { mostSlots, slotsFor, type DeviceLimits } from './layout/slots.ts';
import { layOutTiny, trainsTiny } from './layout/tinyLayout.ts';
import { layOutTraining } from './layout/trainingLayout.ts';

export interface MemoryEstimate {
	/** Of all textures. */
	bytes: number;
	/** Longest side of a texture, in texels. */
	longestSide: number;
}

const bytesPerTexel = 16;
/** More than this is refused; browsers do not tell how much there is. */
const mostBytes = 2 ** 31;

/** What these members would take on the device, before anything is allocated. */
export function memoryEstimate(
	members: readonly Member[],
	limits: DeviceLimits = { rowsPerBlock: 8, largestTexture: 8192 }
): MemoryEstimate {
	const tiny = members.filter(trainsTiny);
	const rest = members.filter((member) => !trainsTiny(member));
	const parts = [
		...(tiny.length > 0 ? ofPopulation(tiny, limits, ofTiny) : []),
		...(rest.length > 0 ? ofPopulation(rest, limits, ofTraining) : []),
		...ofEvaluation(members, limits)
	];
	return {
		bytes:
			parts.reduce((sum, { width, height, layers }) => sum + width * height * layers, 0) *
			bytesPerTexel,
		longestSide: parts.reduce((most, { width, height }) => Math.max(most, width, height), 0)
	};
}

interface Part {
	width: number;
	height: number;
	layers: number;
}

const part = ({ width, height }: Pick<Atlas, 'width' | 'height'>, layers: number): Part => ({
	width,
	height,
	layers
});

function ofPopulation(
	members: readonly Member[],
	limits: DeviceLimits,
	ofSteps: (members: readonly Member[], limits: DeviceLimits) => Part[]
): Part[] {
	const { atlas } = layOutParameters(members.map(({ network }) => network));
	const table = {
		width: texelsPerMember * Math.min(members.length, membersPerRow),
		height: Math.ceil(members.length / membersPerRow) * (mostSlots + 1)
	};
	return [part(atlas, 6), part(table, 1), ...ofSteps(members, limits)];
}

function ofEvaluation(members: readonly Member[], { rowsPerBlock }: DeviceLimits): Part[] {
	const layout = layOutParameters(members.map(({ network }) => network));
	const asked = members.map(({ data }, i) => ({
		parameters: layout.members[i],
		rows: data.training.rows + data.validation.rows
	}));
	const { even, odd, outputs } = layOutForward(asked, rowsPerBlock);
	return [even, odd, outputs].map((atlas) => part(atlas, rowsPerBlock));
}

function ofTiny(members: readonly Member[], { rowsPerBlock }: DeviceLimits): Part[] {
	const { packed, batchHeight } = layOutTiny(members, rowsPerBlock);
	return [part(packed, rowsPerBlock), part({ width: tinyBatchWidth, height: batchHeight }, 1)];
}

function ofTraining(members: readonly Member[], limits: DeviceLimits): Part[] {
	const parameters = layOutParameters(members.map(({ network }) => network));
	const trained = members.map((member, i) => ({
		parameters: parameters.members[i],
		loss: member.loss,
		...batchOf(member)
	}));
	const layout = layOutTraining(trained, limits.rowsPerBlock, slotsFor(members, limits));
	const atlases = [...layout.sides, ...layout.deltas, layout.batches.atlas];
	return atlases.map((atlas) => part(atlas, limits.rowsPerBlock));
}

/** Throws, with the estimate and what would fit, before anything is allocated. */
export function assertFits(members: readonly Member[], limits: DeviceLimits): void {
	const { bytes, longestSide } = memoryEstimate(members, limits);
	const share = Math.min(mostBytes / bytes, limits.largestTexture / longestSide);
	if (share >= 1) return;
	const megabytes = Math.ceil(bytes / 2 ** 20).toLocaleString('en-US');
	const fitting = Math.floor(share * members.length);
	const advice =
		fitting > 0 ? `${fitting} such networks would fit.` : 'Smaller layers or batches would fit.';
	throw new RangeError(
		`This needs ${megabytes} MB on the device, more than it can hold at once. ${advice}`
	);
}
