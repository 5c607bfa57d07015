import { formatCount } from '../../format.ts';
import { batchOf } from '../step/batches.ts';
import type { Member } from '../trainer.ts';
import { countEvaluatedRows } from '../step/evaluation.ts';
import { layOutForward } from './layout/forwardLayout.ts';
import type { Size } from './layout/matrix.ts';
import { layOutParameters } from './layout/parameterLayout.ts';
import { membersPerRow, texelsPerMember } from './programs/program.ts';
import { tinyBatchWidth } from './programs/tinySteps.ts';
import { mostSlots, slotsFor, type DeviceLimits } from './layout/slots.ts';
import { layOutTiny, trainsTiny } from './layout/tinyLayout.ts';
import { layOutTraining } from './layout/trainingLayout.ts';

export interface MemoryEstimate {
	/** What all textures take together. */
	bytes: number;
	/** Longest side of a texture, in texels. */
	longestSide: number;
}

const bytesPerTexel = 16;
/** Most bytes that are allocated; browsers do not tell how many there are. */
const mostBytes = 2 ** 31;

/** What these members would take on the device; nothing is allocated for it. */
export function memoryEstimate(
	members: readonly Member[],
	limits: DeviceLimits = { rowsPerBlock: 8, largestTexture: 8192 }
): MemoryEstimate {
	const tiny = members.filter(trainsTiny);
	const rest = members.filter((member) => !trainsTiny(member));
	const textures = [
		...(tiny.length > 0 ? populationTextures(tiny, limits, tinyTextures) : []),
		...(rest.length > 0 ? populationTextures(rest, limits, trainingTextures) : []),
		...evaluationTextures(members, limits)
	];
	return {
		bytes:
			textures.reduce((sum, { width, height, layers }) => sum + width * height * layers, 0) *
			bytesPerTexel,
		longestSide: textures.reduce((most, { width, height }) => Math.max(most, width, height), 0)
	};
}

interface TextureSize extends Size {
	layers: number;
}

const sized = ({ width, height }: Size, layers: number): TextureSize => ({ width, height, layers });

function populationTextures(
	members: readonly Member[],
	limits: DeviceLimits,
	stepTextures: (members: readonly Member[], limits: DeviceLimits) => TextureSize[]
): TextureSize[] {
	const { atlas } = layOutParameters(members.map(({ network }) => network));
	const table = {
		width: texelsPerMember * Math.min(members.length, membersPerRow),
		height: Math.ceil(members.length / membersPerRow) * (mostSlots + 1)
	};
	return [sized(atlas, 6), sized(table, 1), ...stepTextures(members, limits)];
}

function evaluationTextures(
	members: readonly Member[],
	{ rowsPerBlock }: DeviceLimits
): TextureSize[] {
	const layout = layOutParameters(members.map(({ network }) => network));
	const forwardMembers = members.map((member, i) => ({
		parameters: layout.members[i],
		rows: countEvaluatedRows(member)
	}));
	const { activations, outputs } = layOutForward(forwardMembers, rowsPerBlock);
	return [...activations, outputs].map((atlas) => sized(atlas, rowsPerBlock));
}

function tinyTextures(members: readonly Member[], { rowsPerBlock }: DeviceLimits): TextureSize[] {
	const { packed, batchHeight } = layOutTiny(members, rowsPerBlock);
	return [sized(packed, rowsPerBlock), sized({ width: tinyBatchWidth, height: batchHeight }, 1)];
}

function trainingTextures(members: readonly Member[], limits: DeviceLimits): TextureSize[] {
	const parameters = layOutParameters(members.map(({ network }) => network));
	const trainingMembers = members.map((member, i) => ({
		parameters: parameters.members[i],
		loss: member.loss,
		...batchOf(member)
	}));
	const layout = layOutTraining(trainingMembers, limits.rowsPerBlock, slotsFor(members, limits));
	const atlases = [...layout.activations, ...layout.deltas, layout.batches.atlas];
	return atlases.map((atlas) => sized(atlas, limits.rowsPerBlock));
}

/** Throws a RangeError with the estimate and what would fit, where the members do not fit. */
export function assertFits(members: readonly Member[], limits: DeviceLimits): void {
	const { bytes, longestSide } = memoryEstimate(members, limits);
	const share = Math.min(mostBytes / bytes, limits.largestTexture / longestSide);
	if (share >= 1) return;
	const megabytes = formatCount(Math.ceil(bytes / 2 ** 20));
	const fitting = Math.floor(share * members.length);
	const advice =
		fitting > 0 ? `${fitting} such networks would fit.` : 'Smaller layers or batches would fit.';
	throw new RangeError(
		`This needs ${megabytes} MB on the device, more than it can hold at once. ${advice}`
	);
}
