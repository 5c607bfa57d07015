import { resultAt, writeSweepCsv } from '$lib/analysis/sweep/sweepCsv.ts';
import { textBytes } from '$lib/export/bytes.ts';
import { lastingSweepLink, studyFiles, studyReadme } from '$lib/export/studyFiles.ts';
import type { SweepStudy } from '$lib/state/sweep/sweepStudy.svelte.ts';
import sweepPy from '../../../cli/ray/sweep.py?raw';
import { addressOf } from '../address.ts';
import type { Offer, OfferedFile } from './offer.ts';

const fileOf = (name: string, about: string, text: string | null): OfferedFile => ({
	name,
	about,
	follows: [],
	make: async () => (text === null ? [] : [{ path: name, bytes: textBytes(text) }])
});

/** What a sweep leaves as: its results so far, and what trains all of it elsewhere. */
export function sweepOffer({ document, view }: SweepStudy, path: string): Offer {
	const { sweep, context } = document;
	const results = view.curves.flatMap((curve) => resultAt(curve, view.shownStep ?? Infinity) ?? []);
	const csv = results.length > 0 ? writeSweepCsv(results, context) : null;
	const files = [
		fileOf('sweep.csv', 'A row for each network that has been trained here.', csv),
		...studyFiles(sweep).map(({ name, about, text }) => fileOf(name, about, text)),
		fileOf(
			'sweep.py',
			'Spreads it over a Ray cluster: python sweep.py link.txt --out sweep.csv.',
			sweepPy
		)
	];
	return {
		letters: [],
		hasProbabilities: false,
		notes: [],
		files,
		usual: files.map(({ name }) => name),
		readme: (described) => studyReadme(sweep, addressOf(path, lastingSweepLink(sweep)), described)
	};
}
