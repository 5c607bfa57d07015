/**
 * A formula for a count, written once: the text is read into a tree, the tree is evaluated in whole
 * numbers, shown with symbols, and shown with the numbers put in.
 *
 * `V·d + L·(12·d² + 13·d)`: sums, differences, products with `·`, squares, brackets, whole numbers,
 * and symbols of letters and digits, with a subscript after `_`.
 */
import { exactNumber, Refusal, wholeNumber } from './exact.ts';

export type Formula =
	| { kind: 'number'; value: number }
	| { kind: 'symbol'; name: string; subscript: string }
	| { kind: 'square'; base: Formula }
	| { kind: 'product'; factors: Formula[] }
	| { kind: 'sum'; terms: { minus: boolean; term: Formula }[] };

export type Values = Readonly<Record<string, number>>;

const tokenPattern = /\s*(\d+|[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)?|[-+·²()])/y;

function tokensOf(text: string): string[] {
	const tokens: string[] = [];
	tokenPattern.lastIndex = 0;
	const trimmed = text.trim();
	while (tokenPattern.lastIndex < trimmed.length) {
		const at = tokenPattern.lastIndex;
		const token = tokenPattern.exec(trimmed)?.[1];
		if (token === undefined) throw new SyntaxError(`No formula: ${text} at ${at}`);
		tokens.push(token);
	}
	return tokens;
}

export function parseFormula(text: string): Formula {
	const tokens = tokensOf(text);
	let at = 0;
	const fail = () => new SyntaxError(`No formula: ${text}`);

	function sum(): Formula {
		const terms = [{ minus: false, term: product() }];
		while (tokens[at] === '+' || tokens[at] === '-') {
			const minus = tokens[at++] === '-';
			terms.push({ minus, term: product() });
		}
		return terms.length === 1 ? terms[0].term : { kind: 'sum', terms };
	}
	function product(): Formula {
		const factors = [power()];
		while (tokens[at] === '·') {
			at++;
			factors.push(power());
		}
		return factors.length === 1 ? factors[0] : { kind: 'product', factors };
	}
	function power(): Formula {
		const base = atom();
		if (tokens[at] !== '²') return base;
		at++;
		return { kind: 'square', base };
	}
	function atom(): Formula {
		const token = tokens[at++];
		if (token === '(') {
			const inner = sum();
			if (tokens[at++] !== ')') throw fail();
			return inner;
		}
		if (/^\d/.test(token ?? '')) return { kind: 'number', value: Number(token) };
		if (!/^[A-Za-z]/.test(token ?? '')) throw fail();
		const [name, subscript = ''] = token.split('_');
		return { kind: 'symbol', name, subscript };
	}

	const formula = sum();
	if (at < tokens.length) throw fail();
	return formula;
}

function symbolKey({ name, subscript }: { name: string; subscript: string }): string {
	return subscript === '' ? name : `${name}_${subscript}`;
}

function valueOf(symbol: { name: string; subscript: string }, values: Values): number {
	const key = symbolKey(symbol);
	if (!Object.hasOwn(values, key)) throw new Refusal(`Nothing says what ${key} is.`);
	return values[key];
}

/** The formula's value, whatever its size and sign. */
export function evaluateExactly(formula: Formula, values: Values): bigint {
	switch (formula.kind) {
		case 'number':
			return wholeNumber(formula.value);
		case 'symbol':
			return wholeNumber(valueOf(formula, values));
		case 'square':
			return evaluateExactly(formula.base, values) ** 2n;
		case 'product':
			return formula.factors.reduce((all, factor) => all * evaluateExactly(factor, values), 1n);
		case 'sum':
			return formula.terms.reduce((all, { minus, term }) => {
				const value = evaluateExactly(term, values);
				return minus ? all - value : all + value;
			}, 0n);
	}
}

/** The count that the formula gives; throws a `Refusal` where there is none. */
export function evaluate(formula: Formula, values: Values): number {
	return exactNumber(evaluateExactly(formula, values));
}

/** The same formula with numbers in place of its symbols. */
export function withNumbers(formula: Formula, values: Values): Formula {
	switch (formula.kind) {
		case 'number':
			return formula;
		case 'symbol':
			return { kind: 'number', value: valueOf(formula, values) };
		case 'square':
			return { kind: 'square', base: withNumbers(formula.base, values) };
		case 'product':
			return {
				kind: 'product',
				factors: formula.factors.map((factor) => withNumbers(factor, values))
			};
		case 'sum':
			return {
				kind: 'sum',
				terms: formula.terms.map(({ minus, term }) => ({ minus, term: withNumbers(term, values) }))
			};
	}
}
