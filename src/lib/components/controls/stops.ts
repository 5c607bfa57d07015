/** 1, 2, 3 and 5 times each power of ten, from 10^first to 10^last: stops of a slider. */
export function stopsOver(first: number, last: number): number[] {
	const exponents = Array.from({ length: last - first + 1 }, (_, at) => first + at);
	return exponents.flatMap((exponent) =>
		[1, 2, 3, 5].map((digit) => Number(`${digit}e${exponent}`))
	);
}
