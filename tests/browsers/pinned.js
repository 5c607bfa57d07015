/** The pinned runs of the WebAssembly executor, in a browser that a driver drives. */
import assert from 'node:assert/strict';
import { serveSources } from '../support/sourceServer.js';
import { until } from './until.js';

/** Where the pinned runs train. */
export function servePinnedRuns() {
	const packages = [
		'pure-rand/distribution/uniformFloat64',
		'pure-rand/generator/xoroshiro128plus'
	];
	return serveSources('browsers', 'tests/browsers/sameBits/index.html', packages);
}

const haveEnded = () => window.pinnedOutcomes !== undefined;
const outcomes = () => window.pinnedOutcomes ?? [];

/**
 * Fails where a bit differs from what is pinned.
 * @param {import('./driver.ts').Driver} driver
 * @param {string} url
 * @returns how many runs there are
 */
export async function trainPinnedRuns(driver, url) {
	await driver.open(url);
	await until(driver, haveEnded);
	const ended = await driver.see(outcomes);
	const other = ended.filter(({ expected, found }) => found !== expected);
	assert.deepEqual(other, [], `${other.length} of ${ended.length} runs have other bits`);
	assert.ok(ended.length > 0);
	return ended.length;
}
