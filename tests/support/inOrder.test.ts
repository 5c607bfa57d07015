import { describe, expect, it } from 'vitest';
import { inOrder } from './inOrder.js';

describe('inOrder(count, print)', () => {
	it('prints what the first writes at once, and the others in their turn', () => {
		let printed = '';
		const [a, b, c] = inOrder(3, (text) => (printed += text));
		a.write('a1 ');
		c.write('c1 ');
		b.write('b1 ');
		a.write('a2 ');
		expect(printed).toBe('a1 a2 ');
		c.end();
		expect(printed).toBe('a1 a2 ');
		a.end();
		expect(printed).toBe('a1 a2 b1 ');
		b.write('b2 ');
		expect(printed).toBe('a1 a2 b1 b2 ');
		b.end();
		expect(printed).toBe('a1 a2 b1 b2 c1 ');
	});
});
