/** The colours of the present theme for canvases, read from the CSS custom properties in `app.css`. */
export interface Palette {
	card: string;
	hairline: string;
	ink: string;
	muted: string;
	positive: string;
	negative: string;
	positiveFill: string;
	negativeFill: string;
	/** Points and fills of the looks of classes, in the order of `drawing/classes/looks.ts`. */
	classes: readonly string[];
	classFills: readonly string[];
	/** A parameter whose value is zero. */
	zero: string;
	/** Rim of a training point. */
	pointEdge: string;
	networks: Record<'A' | 'B' | 'C' | 'D', string>;
	sans: string;
	mono: string;
}

const looks = Array.from({ length: 10 }, (_, look) => look);

/** Call it inside an effect that also reads `preferences.theme`, so that it runs anew on a change. */
export function paletteOf(element: Element): Palette {
	const style = getComputedStyle(element);
	const value = (name: string) => style.getPropertyValue(`--${name}`).trim();
	return {
		card: value('card'),
		hairline: value('hairline'),
		ink: value('ink'),
		muted: value('muted'),
		positive: value('positive'),
		negative: value('negative'),
		positiveFill: value('positive-fill'),
		negativeFill: value('negative-fill'),
		classes: looks.map((look) => value(`class-${look + 1}`)),
		classFills: looks.map((look) => value(`class-${look + 1}-fill`)),
		zero: value('zero'),
		pointEdge: value('point-edge'),
		networks: {
			A: value('network-a'),
			B: value('network-b'),
			C: value('network-c'),
			D: value('network-d')
		},
		sans: value('sans'),
		mono: value('mono')
	};
}
