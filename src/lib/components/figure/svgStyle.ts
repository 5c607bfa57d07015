/** How something is painted: a canvas context's words as SVG's. */

export interface SvgStyle {
	fillStyle: string;
	strokeStyle: string;
	lineWidth: number;
	lineCap: CanvasLineCap;
	lineJoin: CanvasLineJoin;
	dash: readonly number[];
	globalAlpha: number;
}

/** Hundredths of a pixel are enough. */
export function numberText(value: number): string {
	return String(Number(value.toFixed(2)));
}

export function attributesOf(style: SvgStyle, paint: 'fill' | 'stroke'): Record<string, string> {
	const { color, opacity } = colourOf(paint === 'fill' ? style.fillStyle : style.strokeStyle);
	const alpha = opacity * style.globalAlpha;
	const seen = alpha < 1 ? { [`${paint}-opacity`]: numberText(alpha) } : {};
	if (paint === 'fill') return { fill: color, ...seen };
	return {
		fill: 'none',
		stroke: color,
		...seen,
		'stroke-width': numberText(style.lineWidth),
		...(style.lineCap !== 'butt' && { 'stroke-linecap': style.lineCap }),
		...(style.lineJoin !== 'miter' && { 'stroke-linejoin': style.lineJoin }),
		...(style.dash.length > 0 && { 'stroke-dasharray': style.dash.map(numberText).join(' ') })
	};
}

/** A mix with transparent is a colour and its opacity, which every viewer knows. */
export function colourOf(value: string): { color: string; opacity: number } {
	const mix = /^color-mix\(in srgb, (.+) ([\d.]+)%, transparent\)$/.exec(value);
	if (mix) return { color: mix[1], opacity: Number(mix[2]) / 100 };
	const rgba = /^rgba\((\d+), ?(\d+), ?(\d+), ?([\d.]+)\)$/.exec(value);
	if (rgba) return { color: `rgb(${rgba.slice(1, 4).join(',')})`, opacity: Number(rgba[4]) };
	return { color: value, opacity: 1 };
}
