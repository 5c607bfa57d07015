import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lessonNamed, lessonNames } from '../src/lessons/index.ts';
import { knownModels } from '../src/lib/architectures/models.ts';
import {
	controlGroups,
	handedItems,
	noAssignment,
	settleAssignment,
	type Assignment
} from '../src/lib/experiment/assignment.ts';
import { fromAssignmentLink, toAssignmentLink } from '../src/lib/experiment/link/assignmentLink.ts';
import { toLink } from '../src/lib/experiment/link/link.ts';
import { mendedHash } from '../src/lib/experiment/link/mendedHash.ts';
import { firstScreen } from '../src/lib/experiment/presets.ts';
import { fromSweepLink, toSweepLink } from '../src/lib/experiment/link/sweepLink.ts';
import { usualDeviceView } from '../src/lib/state/scale/deviceView.ts';
import {
	fromScaleLink,
	toScaleLink,
	usualModel,
	viewOf
} from '../src/lib/state/scale/scaleLink.ts';
import { experiments, sweeps } from './experiment/arbitraries.ts';
import { open, site } from './support/siteAddress.ts';

const claims = ['first-screen', 'spiral'];
const stepIds = Object.fromEntries(
	await Promise.all(
		lessonNames.map(async (name) => {
			const lesson = (await lessonNamed(name))!;
			return [name, lesson.steps.map(({ id }) => id)] as const;
		})
	)
);
const pages = new Set([
	...['', 'sweep/', 'scale/', 'lessons/', 'class/'],
	...lessonNames.map((name) => `lessons/${name}/`)
]);

/** What a page shows of a link, and what it says that it could not take. */
interface Shown {
	what: unknown;
	said: readonly string[];
}

/** Where a wrap puts a space into a text, nothing tells it from one that was written. */
const withoutBlanks = (text: string) => text.replace(/\s/g, '');

/** What the page below the site shows for this hash. */
function shownBy(page: string, hash: string): Shown {
	if (page === 'sweep/') {
		const { sweep, dropped } = fromSweepLink(hash);
		return { what: sweep, said: dropped };
	}
	if (page === 'scale/') {
		const { view, dropped } = fromScaleLink(hash);
		return { what: view, said: dropped };
	}
	if (page.startsWith('lessons/')) {
		const id = mendedHash(hash).hash;
		const isKnown = stepIds[page.split('/')[1]].includes(id);
		return { what: isKnown ? id : null, said: isKnown || id === '' ? [] : ['no such step'] };
	}
	const { assignment, experiment, dropped } = fromAssignmentLink(hash, claims);
	const [title, question] = [assignment.title, assignment.question].map(withoutBlanks);
	return { what: { ...assignment, title, question, experiment }, said: dropped };
}

const text = (longest: number) =>
	fc.oneof(
		fc.constantFrom(
			'',
			'AT&amp;T & co.',
			'50 % (or 60 %25)?',
			'a=b',
			'Too many?',
			'%41',
			'Why #1?'
		),
		fc.string({ maxLength: longest }),
		fc.string({ unit: 'binary', maxLength: longest })
	);

const assignments: fc.Arbitrary<Assignment> = fc
	.record({
		title: text(30),
		question: text(80),
		shown: fc.option(fc.shuffledSubarray([...controlGroups])),
		hidesVerdict: fc.boolean(),
		claim: fc.option(fc.constantFrom(...claims)),
		isOwnClass: fc.boolean(),
		asks: fc.shuffledSubarray([...handedItems])
	})
	.map(settleAssignment);

const views = fc.constantFrom(...knownModels).chain(({ family, model }) =>
	fc.record({
		model: fc.constant(model.id),
		config: fc.record(
			Object.fromEntries(
				Object.entries(family.fields).map(([key, { minimum, maximum }]) => [
					key,
					fc.oneof(fc.constant(model.config[key]), fc.integer({ min: minimum, max: maximum }))
				])
			)
		),
		beside: fc.option(fc.constantFrom(...knownModels.map(({ model }) => model.id))),
		stack: fc.constant(viewOf(usualModel).stack),
		device: fc.constantFrom(undefined, {
			...usualDeviceView,
			hardware: { ...usualDeviceView.hardware, memory: 48.5 },
			bits: 8 as const,
			matrices: ['queries', 'output-of-attention'],
			against: ['llama-7b', 'gpt-3-175b']
		})
	})
);

/** Every kind of link of which something is meant: its page and its hash. */
const links = fc
	.oneof(
		experiments.map((experiment) => ['', toLink(experiment)] as const),
		fc
			.tuple(assignments, experiments)
			.map(([assignment, experiment]) => ['', toAssignmentLink(assignment, experiment)] as const),
		fc
			.constantFrom(...claims)
			.map((claim) => ['', toAssignmentLink({ ...noAssignment, claim }, firstScreen)] as const),
		sweeps.map((sweep) => ['sweep/', toSweepLink(sweep)] as const),
		views.map((view) => ['scale/', toScaleLink(view)] as const),
		fc
			.constantFrom(...lessonNames)
			.chain((name) =>
				fc.constantFrom(...stepIds[name].map((id) => [`lessons/${name}/`, id] as const))
			)
	)
	.filter(([, hash]) => hash !== '');

/** One thing that a program does to an address. */
type Mangler = (address: string) => string;

const signOf = (address: string) => /#|%(?:25)*23/.exec(address);

/** Changes only the hash, wherever its sign now is. */
function ofHash(change: (hash: string) => string): Mangler {
	return (address) => {
		const sign = signOf(address);
		if (sign === null) return address;
		const begin = sign.index + sign[0].length;
		return address.slice(0, begin) + change(address.slice(begin));
	};
}

const insertedAt = (share: number, what: string) =>
	ofHash((hash) => {
		const at = Math.round(share * hash.length);
		return hash.slice(0, at) + what + hash.slice(at);
	});

const share = fc.double({ min: 0, max: 1, noNaN: true });
const endings = [
	...'.,;:!?)]}>"\'',
	').',
	'>.',
	'&gt;',
	'&quot;',
	'%3E',
	'%22',
	'”',
	'**',
	'%20',
	'%0A'
];

const manglers: fc.Arbitrary<Mangler> = fc.oneof(
	fc.constantFrom('%23', '?%23', '%2523').map(
		(sign): Mangler =>
			(address) =>
				address.replace('#', sign)
	),
	fc.constant<Mangler>((address) => address.replace(/\/(?=#|%23)/, '')),
	fc
		.constantFrom('&amp;', '&amp;amp;', '&#38;')
		.map((and) => ofHash((hash) => hash.replaceAll('&', and))),
	fc.constantFrom(...endings).map(
		(end): Mangler =>
			(address) =>
				address + end
	),
	fc
		.tuple(share, fc.constantFrom('\n', '\r\n', ' ', '%20', '%0A', '%0D%0A', '\u200b', '%C2%AD'))
		.map(([at, blank]) => insertedAt(at, blank)),
	share.map((at) =>
		ofHash((hash) =>
			hash.slice(0, Math.max(hash.search(/[a-z]/) + 1, Math.round(at * hash.length)))
		)
	),
	fc.constantFrom(encodeURIComponent, encodeURI).map((encode) => ofHash(encode)),
	fc
		.tuple(fc.constantFrom('=\n', '=\r\n', '=%0A'), fc.integer({ min: 20, max: 75 }))
		.map(([soft, width]) =>
			ofHash((hash) =>
				hash
					.replaceAll('=', '=3D')
					.replace(new RegExp(`(?:=3D|[^=]){${width}}(?=.)`, 'g'), (line) => line + soft)
			)
		)
);

describe('a link as mail and chat mangle it', () => {
	it('opens what was meant, or says what was lost: 10,000 of every kind', async () => {
		const counts = { meant: 0, said: 0 };
		await fc.assert(
			fc.asyncProperty(
				links,
				fc.boolean(),
				fc.array(manglers, { minLength: 1, maxLength: 3 }),
				async ([page, hash], isEmbedded, changes) => {
					const meant = shownBy(page, hash);
					expect(meant.said).toEqual([]);
					const address = `${site}${page}${isEmbedded ? '?embed' : ''}#${hash}`;
					const mangled = changes.reduce((text, mangle) => mangle(text), address);
					const opened = await open(mangled, pages);
					if (opened.page === null) {
						expect(opened.links[0]).toBe(site);
						return;
					}
					expect(opened.page).toBe(page);
					const shown = shownBy(opened.page, opened.hash);
					if (shown.said.length > 0) {
						counts.said++;
						return;
					}
					expect(shown.what, mangled).toEqual(meant.what);
					expect(opened.isEmbedded).toBe(isEmbedded);
					counts.meant++;
				}
			),
			{ numRuns: 10_000, seed: 1 }
		);
		expect(counts.meant).toBeGreaterThan(7000);
		expect(counts.said).toBeGreaterThan(1000);
	});

	const [hash, id] = ['n=20&a=tanh:3x1&v=1', 'luck'];

	it.each([
		[`%23${hash}`, '', hash],
		[`?%23${hash}`, '', hash],
		[`?%2523${encodeURIComponent(hash)}`, '', encodeURIComponent(hash)],
		[`index.html%23${hash}`, '', hash],
		['sweep%23values=1,2&v=1', 'sweep/', 'values=1,2&v=1'],
		['scale/%2523model=bert-base&v=1', 'scale/', 'model=bert-base&v=1'],
		[`lessons/small-against-wide%23${id}.`, 'lessons/small-against-wide/', `${id}.`],
		[`lessons/small-against-wide/?%23${id}`, 'lessons/small-against-wide/', id],
		['scale', 'scale/', ''],
		['scale.', 'scale/', ''],
		['scale/).', 'scale/', ''],
		['lessons/counting/%3E', 'lessons/counting/', ''],
		['lessons/counting/&gt;', 'lessons/counting/', ''],
		['lessons%2Fcounting%2F', 'lessons/counting/', ''],
		['lessons/what-is%0A-a-parameter/', 'lessons/what-is-a-parameter/', '']
	])('leads %s on to the page and hash that were meant', async (address, page, hash) => {
		const opened = await open(site + address, pages);
		expect(opened.page).toBe(page);
		expect(opened.hash).toBe(hash && `#${hash}`);
	});

	it.each(['?embed', '?embed.', '?embed)', `?embed%23${hash}`, `?from=chat&amp;embed#${hash}`])(
		'is embedded with %s',
		async (address) => {
			expect((await open(site + address, pages)).isEmbedded).toBe(true);
			expect((await open(`${site}?embedded#${hash}`, pages)).isEmbedded).toBe(false);
		}
	);

	it('keeps what else the address asks', async () => {
		const opened = await open(`${site}sweep?embed%23v=1`, pages);
		expect(opened).toMatchObject({ page: 'sweep/', hash: '#v=1', isEmbedded: true });
	});
});

describe('an address where nothing is', () => {
	it.each([
		'moon/',
		'lessons/moon',
		'lessons/moon/further/',
		`moon%23n=20&v=1`,
		'%E0%A4%A',
		'.git/'
	])('%s shows the way to the pages', async (address) => {
		const { page, links } = await open(site + address, pages);
		expect(page).toBeNull();
		expect(links).toEqual(['', 'sweep/', 'lessons/', 'scale/'].map((path) => site + path));
	});

	it('leads to no other host', async () => {
		for (const address of ['//evil.test/%23x', '/..//evil.test%23x', '/%5C%5Cevil.test/%23x']) {
			const { page, links } = await open(new URL(site).origin + address, pages);
			expect(page, address).toBeNull();
			expect(links.every((link) => new URL(link).host === 'example.org')).toBe(true);
		}
	});
});
