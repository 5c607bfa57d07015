import type { Member } from '../../src/lib/engine/trainer.ts';

export const routeNames = [
	'tfjs-fit-webgl',
	'tfjs-minimize-webgl',
	'tfjs-minimize-wasm',
	'convnetjs',
	'typed-arrays',
	'wiggle-webgl',
	'wiggle-wasm'
] as const;
export type RouteName = (typeof routeNames)[number];

/** One way of training a network, ready to go on. */
export interface Run {
	/** Resolves when the device has done them. */
	train(steps: number): Promise<void>;
	/** Of each member. */
	parameters(): Promise<Float32Array[]>;
	/** Of the first member. */
	setParameters(values: Float32Array): Promise<void>;
	dispose(): void;
}

export interface Route {
	name: RouteName;
	/** Whether members of a population train together; others train one after another. */
	isLockstep: boolean;
	create(members: Member[]): Promise<Run>;
}
