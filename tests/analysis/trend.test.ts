import { describe, expect, test } from 'vitest';
import { trendOf } from '../../src/lib/analysis/trend.ts';
import { curve, decay, jitter } from './curves.ts';

const wobble = jitter(0.1, 3);

describe('trendOf(history, set)', () => {
	test.each([
		['falling', decay(1, 0.1, 300)],
		['level', () => 0.4],
		['level', decay(1, 0.5, 20)],
		['level', (step: number) => 0.5 * wobble(step)],
		['level', () => 0],
		['rising', (step: number) => 1 + step / 400],
		['falling', (step: number) => decay(1, 0.1, 300)(step) * wobble(step)]
	])('is %s (%#)', (direction, loss) => {
		const level = () => 1;
		expect(trendOf(curve(400, loss, level), 'training')?.direction).toBe(direction);
		expect(trendOf(curve(400, level, loss), 'validation')?.direction).toBe(direction);
	});

	test('compares the ends of the last quarter of the steps', () => {
		const loss = (step: number) => (step < 300 ? 9 : step < 334 ? 1 : 0.5);
		const trend = trendOf(curve(400, loss, loss), 'training');
		expect(trend?.level).toBeCloseTo(0.5, 9);
		expect(trend?.change).toBeCloseTo(-0.5, 1);
		expect(trend?.steps).toBe(68);
	});

	test('is null with fewer than twelve finite entries', () => {
		const broken = curve(
			400,
			(step) => (step < 11 ? 1 : NaN),
			() => 1
		);
		expect(trendOf(broken, 'validation')).toBeNull();
		expect(trendOf([], 'training')).toBeNull();
	});
});
