import { describe, expect, it } from 'vitest';
import { qrCode, quietZone } from '../../src/lib/components/classroom/qrCode.ts';

describe('qrCode(text)', () => {
	it('draws the three corner marks, and needs a quiet zone of four modules', () => {
		const { size, path } = qrCode('https://example.org/#class=own&v=1')!;
		expect((size - 17) % 4).toBe(0);
		for (const [x, y] of [
			[0, 0],
			[size - 7, 0],
			[0, size - 7]
		]) {
			expect(path).toContain(`M${x} ${y}h7v1h-7z`);
			expect(path).toContain(`M${x} ${y + 6}h7v1h-7z`);
		}
		expect(quietZone).toBe(4);
	});

	it('grows with the text, and is null for one that a camera would not read', () => {
		const sizes = [20, 200, 1000].map((length) => qrCode('a'.repeat(length))!.size);
		expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
		expect(qrCode('a'.repeat(1273))!.size).toBe(117);
		expect(qrCode('a'.repeat(1274))).toBeNull();
	});
});
