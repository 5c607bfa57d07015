/**
 * tfjs as one would use it: `model.fit`, and `optimizer.minimize` on tfjs-core. At its best: batches
 * are on the device before the clock starts, nothing is read back but what `fit` reads itself.
 */
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import * as tf from '@tensorflow/tfjs-core';
import { openBackend } from '../../../src/lib/engine/device/backends.ts';
import type { Member } from '../../../src/lib/engine/trainer.ts';
import type { Route, RouteName, Run } from '../route.ts';
import { fitOne } from './tfjsFit.ts';
import { minimizeOne } from './tfjsMinimize.ts';

function tfjsRoute(
	name: RouteName,
	backend: 'webgl' | 'wasm',
	one: (member: Member) => Run | Promise<Run>
): Route {
	return {
		name,
		isLockstep: false,
		async create([member]) {
			await openBackend(backend);
			if (backend === 'webgl') tf.env().set('WEBGL_PACK', true);
			const run = await one(member);
			// Routes alternate, and each must find its own backend.
			const there = async <T>(work: () => Promise<T>): Promise<T> => {
				await tf.setBackend(backend);
				return work();
			};
			return {
				train: (steps) => there(() => run.train(steps)),
				parameters: () => there(() => run.parameters()),
				setParameters: (values) => there(() => run.setParameters(values)),
				dispose: () => run.dispose()
			};
		}
	};
}

export const tfjsRoutes: Route[] = [
	tfjsRoute('tfjs-fit-webgl', 'webgl', fitOne),
	tfjsRoute('tfjs-minimize-webgl', 'webgl', minimizeOne),
	tfjsRoute('tfjs-minimize-wasm', 'wasm', minimizeOne)
];
