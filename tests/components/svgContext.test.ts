import { describe, expect, it } from 'vitest';
import { element, escaped, SvgContext } from '../../src/lib/components/figure/svgContext.ts';
import { SvgPath } from '../../src/lib/components/figure/svgPath.ts';
import { colourOf } from '../../src/lib/components/figure/svgStyle.ts';
import { broken } from '../../src/lib/components/figure/figure.ts';
import type { Look } from '../../src/lib/components/chart/look.ts';

/** Letters whose feet lie 10 px under their top. */
function measuring() {
	const measure = {
		font: '600 14px "A", serif',
		textAlign: 'left',
		textBaseline: 'top',
		save() {},
		restore() {
			this.textBaseline = 'top';
		},
		measureText() {
			return { fontBoundingBoxAscent: this.textBaseline === 'alphabetic' ? 10 : 0 };
		}
	};
	return measure as unknown as CanvasRenderingContext2D;
}

const newContext = () => new SvgContext({} as HTMLCanvasElement, measuring());

describe('SvgContext', () => {
	it('writes lines and areas with their colours, widths and dashes', () => {
		const pen = newContext();
		pen.beginPath();
		pen.moveTo(0, 0.126);
		pen.lineTo(10, 20);
		pen.strokeStyle = '#123456';
		pen.lineWidth = 1.5;
		pen.setLineDash([4, 3]);
		pen.stroke();
		pen.fillStyle = 'color-mix(in srgb, #abcdef 10%, transparent)';
		pen.fillRect(1, 2, 3, 4);
		expect(pen.content).toBe(
			'<path d="M0 0.13L10 20" fill="none" stroke="#123456" stroke-width="1.5" stroke-dasharray="4 3"/>' +
				'<rect x="1" y="2" width="3" height="4" fill="#abcdef" fill-opacity="0.1"/>'
		);
	});

	it('moves, turns and cuts off what is drawn until it is restored', () => {
		const pen = newContext();
		pen.save();
		pen.translate(5, 6);
		pen.rotate(Math.PI / 2);
		pen.beginPath();
		pen.rect(0, 0, 2, 1);
		pen.clip();
		pen.fillRect(0, 0, 1, 1);
		pen.restore();
		pen.fillRect(0, 0, 1, 1);
		const moved = 'transform="matrix(0 1 -1 0 5 6)"';
		expect(pen.content).toBe(
			`<defs><clipPath id="clip1"><path d="M0 0h2v1h-2Z" ${moved}/></clipPath></defs>` +
				`<g clip-path="url(#clip1)"><rect x="0" y="0" width="1" height="1" fill="#000" ${moved}/></g>` +
				'<rect x="0" y="0" width="1" height="1" fill="#000"/>'
		);
	});

	it('writes text on its feet, and no markup', () => {
		const pen = newContext();
		pen.textAlign = 'center';
		pen.fillText('a < "b"', 3, 4);
		expect(pen.content).toBe(
			'<text x="3" y="14" font-family="&quot;A&quot;, serif" font-size="14" font-weight="600" ' +
				'text-anchor="middle" fill="#000">a &lt; &quot;b&quot;</text>'
		);
	});

	it('begins anew where all is cleared', () => {
		const pen = newContext();
		pen.fillRect(0, 0, 1, 1);
		pen.clearRect();
		expect(pen.content).toBe('');
	});
});

describe('SvgPath', () => {
	it('goes round a whole circle in two halves', () => {
		const path = new SvgPath();
		path.arc(0, 0, 2, 0, 2 * Math.PI, false);
		expect(path.text).toBe('M2 0A2 2 0 0 1 -2 0A2 2 0 0 1 2 0');
	});
});

describe('colourOf(value)', () => {
	it.each([
		['#fff', '#fff', 1],
		['color-mix(in srgb, #2457d6 65%, transparent)', '#2457d6', 0.65],
		['rgba(1, 2, 3, 0.5)', 'rgb(1,2,3)', 0.5]
	])('of %s is %s at %f', (value, color, opacity) =>
		expect(colourOf(value)).toEqual({ color, opacity })
	);
});

describe('element(name, attributes, inner)', () => {
	it('escapes what stands in quotes', () => {
		expect(element('a', { b: '"<&>"' })).toBe(`<a b="${escaped('"<&>"')}"/>`);
	});
});

describe('broken(text, width, look)', () => {
	it('makes lines that are no wider than they may be, and keeps long words whole', () => {
		const look = { widthOf: (words: string) => words.length } as Look;
		expect(broken('one two three fourteen', 8, look)).toEqual(['one two', 'three', 'fourteen']);
	});
});
