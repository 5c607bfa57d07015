import { describe, expect, test } from 'vitest';
import { padded } from '../../../../src/lib/engine/wasm/memory.ts';
import { residualScale } from '../../../../src/lib/network/layers/residual.ts';
import { eighths, expectClose, shapes, Stage } from './stage.ts';

const stage = await Stage.open();

describe.each(shapes)('$rows rows of $units', ({ rows, units }) => {
	const length = padded(rows) * padded(units);
	const [values, others] = ['values', 'others'].map((name) => eighths(rows * units, name, units));

	test('addToInputs(…) is x + s · φ, in place too', () => {
		const expected = Array.from(values, (value, i) => value + residualScale * others[i]);
		for (const isInPlace of [true, false]) {
			const [x, activated] = [stage.place(values, units), stage.place(others, units)];
			const to = isInPlace ? activated : stage.room(rows, units);
			stage.kernels.addToInputs(x.address, activated.address, to.address, length);
			expectClose(stage.read(to), expected, 3e-7, 1);
		}
	});

	test('splitGradient(…) keeps it as it is, and s of it', () => {
		const [gradient, past] = [stage.place(values, units), stage.room(rows, units)];
		stage.kernels.splitGradient(gradient.address, past.address, length);
		expect(stage.read(past)).toEqual(values);
		const expected = Array.from(values, (value) => residualScale * value);
		expectClose(stage.read(gradient), expected, 1e-7, 1);
	});

	test('joinGradients(…) adds both up', () => {
		const [gradient, past] = [stage.place(values, units), stage.place(others, units)];
		stage.kernels.joinGradients(gradient.address, past.address, length);
		expect(stage.read(gradient)).toEqual(values.map((value, i) => value + others[i]));
	});
});
