/** Measured shares as text. */
import type { Claim } from '../../lib/claims/claim.ts';
import type { Share } from '../../lib/claims/shares.ts';

const heldOf = ({ share, seeds }: Share) => Math.round(share * seeds.length);

function verdictOf({ isTooLow, share, expectedShare }: Share): string {
	if (isTooLow) return 'TOO LOW';
	return share >= expectedShare ? 'holds' : 'within sampling error';
}

/** For a terminal: a line for each criterion, below the name of its claim. */
export function linesOf(claims: readonly Claim[], shares: readonly Share[]): string {
	return claims
		.map(({ name }) => {
			const own = shares.filter(({ claim }) => claim === name);
			const lines = own.map(
				(share) =>
					`  ${heldOf(share)} of ${share.seeds.length}, expected ${100 * share.expectedShare} %: ` +
					`${verdictOf(share)}. ${share.criterion}\n`
			);
			return `\n${name}\n${lines.join('')}`;
		})
		.join('');
}

const cell = (text: string) => text.replaceAll('|', '\\|');

/** For docs: Markdown, a row for each criterion. */
export function tableOf(claims: readonly Claim[], shares: readonly Share[], seeds: string): string {
	const rows = shares.map((share) => {
		const claim = claims.find(({ name }) => name === share.claim)!;
		const held = `${heldOf(share)} of ${share.seeds.length}`;
		return `| \`${claim.name}\` | ${cell(share.criterion)} | ${100 * share.expectedShare} % | ${held} | ${verdictOf(share)} |\n`;
	});
	return (
		'# What the site says happens, measured\n\n' +
		`Made by \`npm run claims -- --seeds ${seeds} --table FILE\`: each claim trained anew over these seeds by the WebAssembly executor. “Within sampling error” is a share below the expected one that chance explains ([shares.ts](../src/lib/claims/shares.ts)).\n\n` +
		'| claim | what must hold | expected | held | |\n| --- | --- | ---: | ---: | --- |\n' +
		rows.join('')
	);
}
