/** One draw of one program on the device, with textures, arguments and a step's numbers of the test's. */
import { expect } from 'vitest';
import { openBackend, webglContext } from '../../../../src/lib/engine/device/backends.ts';
import { dropoutThreshold } from '../../../../src/lib/engine/step/dropout.ts';
import { Device, type Texture } from '../../../../src/lib/engine/webgl/device.ts';
import type { Place } from '../../../../src/lib/engine/webgl/layout/atlas.ts';
import {
	DrawList,
	rectangle,
	type TextureName
} from '../../../../src/lib/engine/webgl/layout/drawList.ts';
import type {
	Arguments,
	Declaration
} from '../../../../src/lib/engine/webgl/programs/arguments.ts';
import {
	membersPerRow,
	texelsPerMember,
	type ProgramSource
} from '../../../../src/lib/engine/webgl/programs/program.ts';
import { Replay } from '../../../../src/lib/engine/webgl/replay.ts';
import { webglLack } from '../../../../src/lib/engine/webgl/support.ts';
import { Texels } from './texels.ts';

/** What the table says of one member at one step. */
export interface StepNumbers {
	/** Rows of the batch. */
	rows: number;
	/** How far they begin below the first batch: in blocks of rows, or in rows of a tiny network. */
	batchOffset: number;
	/** The rate, 0 for none. */
	dropout: number;
	seed: number;
	step: number;
	learningRate: number;
	/** Adam's 1 / (1 − β₁ᵗ) and 1 / (1 − β₂ᵗ). */
	corrections: readonly [number, number];
	/** Whether it takes no part. */
	rests: boolean;
	l1: number;
	l2: number;
	/** Learning rate · weight decay. */
	decay: number;
}

export const defaultNumbers: StepNumbers = {
	rows: 1,
	batchOffset: 0,
	dropout: 0,
	seed: 0,
	step: 0,
	learningRate: 0,
	corrections: [1, 1],
	rests: false,
	l1: 0,
	l2: 0,
	decay: 0
};

/** `[slots][members]`, as the table's texture. */
function tableTexels(table: readonly (readonly Partial<StepNumbers>[])[]): Texels {
	const members = Math.max(...table.map((slot) => slot.length));
	const rowsPerSlot = Math.ceil(members / membersPerRow);
	const width = texelsPerMember * Math.min(members, membersPerRow);
	const texels = new Texels(width, rowsPerSlot * table.length);
	table.forEach((slot, index) =>
		slot.forEach((some, member) => {
			const numbers = { ...defaultNumbers, ...some };
			const threshold = dropoutThreshold(numbers.dropout);
			const place = {
				x: texelsPerMember * (member % membersPerRow),
				y: index * rowsPerSlot + Math.floor(member / membersPerRow)
			};
			texels.values.set(
				[
					[numbers.rows, numbers.batchOffset, 1 / (1 - numbers.dropout), threshold & 0xffff],
					[numbers.seed >>> 16, numbers.seed & 0xffff, numbers.step, threshold >>> 16],
					[numbers.learningRate, ...numbers.corrections, numbers.rests ? 0 : 1],
					[numbers.l1, numbers.l2, numbers.decay, 0]
				].flat(),
				texels.at(place)
			);
		})
	);
	return texels;
}

/** The names that the engine's draws have for what a sampler reads. */
const textureNames: Record<string, TextureName> = {
	source: 'evenActivations',
	deltas: 'evenDeltas',
	gradients: 'oddDeltas',
	outputs: 'outputs',
	targets: 'batches',
	batches: 'batches',
	packed: 'packed',
	weights: 'weights',
	moments1: 'moments1',
	moments2: 'moments2',
	mask: 'mask'
};
const drawn: TextureName = 'parameters';

export interface DrawnRectangle<Declared extends Declaration> {
	place: Place;
	values: Arguments<Declared>;
	layer?: number;
	member?: number;
}

export interface OneDraw<Declared extends Declaration> {
	/** By sampler; those with several layers are arrays. */
	textures: Readonly<Record<string, Texels>>;
	/** What is drawn into, a layer for each of the program's targets. */
	background: Texels;
	rectangles: readonly DrawnRectangle<Declared>[];
	/** `[slots][members]`; without it one member's defaults. */
	table?: readonly (readonly Partial<StepNumbers>[])[];
	/** Row of the table that the draw takes its numbers from. */
	row?: number;
	/** For programs that take many steps at once. */
	steps?: number;
}

export async function openDevice(): Promise<Device> {
	await openBackend('webgl');
	const gl = webglContext()!;
	expect(webglLack(gl)).toBeNull();
	return new Device(gl);
}

/** The numbers of rows that a block may have on this device. */
export const blockSizes = (device: Device) =>
	[4, 8].filter((rowsPerBlock) => rowsPerBlock <= device.rowsPerBlock);

/** What the background has become. */
export function draw<Declared extends Declaration>(
	device: Device,
	program: ProgramSource<Declared>,
	{ textures, background, rectangles, table = [[{}]], row = 0, steps = 0 }: OneDraw<Declared>
): Texels {
	const list = new DrawList();
	const samplers = Object.fromEntries(
		Object.keys(textures).map((name) => [name, textureNames[name]] as const)
	);
	list.add(
		{ target: drawn, samplers },
		rectangles.map(({ place, values, layer, member }) =>
			rectangle(program, place, values, { layer, member })
		)
	);
	const target = upload(device, background, true);
	const bound = Object.fromEntries(
		Object.entries(textures).map(([name, texels]) => [
			textureNames[name],
			name === 'mask' ? uploadMask(device, texels) : upload(device, texels, texels.layers > 1)
		])
	);
	const framebuffers = { [drawn]: device.framebuffer(target) };
	const replay = new Replay(device, list, upload(device, tableTexels(table), false), [
		{ textures: bound, framebuffers }
	]);
	replay.begin();
	replay.draw(row, 0, steps);
	const result = background.copy();
	const { gl } = device;
	const { width, height, layers } = background;
	gl.bindFramebuffer(gl.READ_FRAMEBUFFER, framebuffers[drawn].handle);
	for (let layer = 0; layer < layers; layer++) {
		gl.readBuffer(gl.COLOR_ATTACHMENT0 + layer);
		const start = result.at({ x: 0, y: 0 }, layer);
		gl.readPixels(0, 0, width, height, gl.RGBA, gl.FLOAT, result.values, start);
	}
	device.finish();
	device.dispose();
	expect(gl.getError()).toBe(gl.NO_ERROR);
	return result;
}

function upload(device: Device, texels: Texels, isArray: boolean): Texture {
	const { width, height, layers, values } = texels;
	const texture = device.texture(width, height, isArray ? layers : 0);
	device.upload(texture, { x: 0, y: 0, width, height }, values);
	return texture;
}

/** Bytes, as the engine holds masks: 0 stays 0, all else is 1. */
function uploadMask(device: Device, { width, height, values }: Texels): Texture {
	const texture = device.texture(width, height, 0, device.gl.RGBA8);
	const bytes = Uint8Array.from(values, (value) => (value === 0 ? 0 : 255));
	device.upload(texture, { x: 0, y: 0, width, height }, bytes);
	return texture;
}
