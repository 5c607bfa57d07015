import { describe, expect, test } from 'vitest';
import {
	networkFields,
	sizeOfStructure,
	stepFields,
	writeStructure
} from '../../../../src/lib/engine/wasm/structures.ts';
import { optimizers } from '../../../../src/lib/network/hyperparameters.ts';
import { advance, type Advanced } from '../../webgl/programs/formulas.ts';
import { eighths, expectClose, sizes, Stage } from './stage.ts';

const stage = await Stage.open();
const learningRate = 0.25;
/** Adam's, of an early step and of a late one, whose first one is 1 in float32. */
const corrections = { early: [0.19, 0.002], late: [1, 0.2] } as const;

const penalties = {
	none: { l1: 0, l2: 0, weightDecay: 0 },
	L1: { l1: 0.125, l2: 0, weightDecay: 0 },
	L2: { l1: 0, l2: 0.25, weightDecay: 0 },
	'weight decay': { l1: 0, l2: 0, weightDecay: 0.5 },
	all: { l1: 0.125, l2: 0.25, weightDecay: 0.5 }
};

/** So many parameters with their gradient and moments, and a network that has no others. */
function placed(
	size: number,
	optimizer: number,
	penalty: keyof typeof penalties,
	masked: boolean,
	when: keyof typeof corrections = 'early'
) {
	const arrays = {
		parameters: eighths(size, 'parameters', size),
		gradient: eighths(size, 'gradient', size),
		first: eighths(size, 'first', size),
		second: eighths(size, 'second', size).map(Math.abs)
	};
	const places = {
		parameters: stage.place(arrays.parameters, size),
		gradient: stage.place(arrays.gradient, size),
		first: stage.place(arrays.first, size),
		second: stage.place(arrays.second, size)
	};
	const mask = masked ? stage.memory.allocate(size) : 0;
	const bits = stage.memory.integers(mask, size);
	if (masked) for (let i = 0; i < size; i++) bits[i] = i % 3 === 1 ? 0 : -1;
	const network = stage.memory.allocate(sizeOfStructure(networkFields));
	writeStructure(stage.memory, network, networkFields, {
		optimizer,
		size,
		parameters: places.parameters.address,
		gradient: places.gradient.address,
		first: places.first.address,
		second: places.second.address,
		mask,
		...penalties[penalty]
	});
	const step = stage.memory.allocate(sizeOfStructure(stepFields));
	const [firstCorrection, secondCorrection] = corrections[when];
	const numbers = { learningRate, firstCorrection, secondCorrection };
	writeStructure(stage.memory, step, stepFields, numbers);
	return { arrays, places, network, step };
}

const kinds = optimizers.flatMap((optimizer) =>
	(Object.keys(penalties) as (keyof typeof penalties)[]).flatMap((penalty) =>
		[false, true].flatMap((isKernel) =>
			[false, true].map((masked) => ({ optimizer, penalty, isKernel, masked }))
		)
	)
);

describe.each(kinds)(
	'$optimizer, penalty $penalty, kernel $isKernel, masked $masked',
	({ optimizer, penalty, isKernel, masked }) => {
		test.each(['early', 'late'] as const)(
			'advance(…) moves all as the formula says, %s',
			(when) => {
				for (const size of sizes) {
					const kind = optimizers.indexOf(optimizer);
					const { arrays, places, network, step } = placed(size, kind, penalty, masked, when);
					stage.kernels.advance(network, step, 0, 4 * size, Number(isKernel));
					const { l1, l2, weightDecay } = penalties[penalty];
					const decay = learningRate * weightDecay;
					const [first, second] = corrections[when];
					const factors = [1 / first, 1 / second] as const;
					const numbers = { learningRate, l1, l2, decay };
					const expected = Array.from(arrays.parameters, (w, i): Advanced => {
						const before: Advanced = [w, arrays.first[i], arrays.second[i]];
						const after = advance(
							optimizer,
							{ ...numbers, corrections: factors },
							isKernel,
							arrays.gradient[i],
							before
						);
						return masked && i % 3 === 1 ? [w, after[1], after[2]] : after;
					});
					for (const [at, name] of (['parameters', 'first', 'second'] as const).entries()) {
						const wanted = expected.map((numbers) => numbers[at]);
						expectClose(stage.read(places[name]), wanted, 1e-6, 0.1);
						expect(stage.padding(places[name]).every((value) => value === 0)).toBe(true);
					}
				}
			}
		);
	}
);

test.each(optimizers)(
	'advance(…) by %s moves nothing before `from` or from `to` on',
	(optimizer) => {
		const { arrays, places, network, step } = placed(
			16,
			optimizers.indexOf(optimizer),
			'none',
			false
		);
		stage.kernels.advance(network, step, 16, 32, 0);
		for (const name of ['parameters', 'first', 'second'] as const) {
			const values = stage.read(places[name]);
			expect(values.slice(0, 4)).toEqual(arrays[name].slice(0, 4));
			expect(values.slice(8)).toEqual(arrays[name].slice(8));
		}
		expect(stage.read(places.parameters).slice(4, 8)).not.toEqual(arrays.parameters.slice(4, 8));
	}
);

test.each(['momentum', 'adam'] as const)('advance(…) by %s lets tiny moments go', (optimizer) => {
	const { places, network, step } = placed(4, optimizers.indexOf(optimizer), 'none', false);
	stage.memory.floats(places.gradient.address, 4).fill(0);
	stage.memory.floats(places.first.address, 4).set([1e-30, -1e-30, 1e-29, NaN]);
	stage.kernels.advance(network, step, 0, 16, 0);
	const [first, second, third, fourth] = stage.read(places.first);
	expect([first, second]).toEqual([0, 0]);
	expectClose([third], [9e-30], 1e-6);
	expect(fourth).toBeNaN();
});
