import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { furtherNames } from '../../src/lib/data/sets/index.ts';
import { isAfterTraining, type Experiment } from '../../src/lib/experiment/experiment.ts';
import { toLink } from '../../src/lib/experiment/link/link.ts';
import { partsOfLink } from '../../src/lib/experiment/parts/partsOfLink.ts';
import { experiments } from './arbitraries.ts';

/** A run, and what it starts from. */
function stagesOf(document: Experiment): Experiment[] {
	return document.pretrained ? [document, ...stagesOf(document.pretrained)] : [document];
}

function needed(document: Experiment): string[] {
	const stages = stagesOf(document);
	return [
		...(stages.some(({ data }) => furtherNames.includes(data.set)) ? ['data sets'] : []),
		...(stages.some(({ networks }) => networks.some(({ stack }) => stack)) ? ['layers'] : []),
		...(stages.some(isAfterTraining) ? ['pretrained'] : [])
	];
}

describe('partsOfLink(hash)', () => {
	it.each([
		['', []],
		['#n=77&a=relu:5x2&b.lr=.1&v=1', []],
		['#data=spiral&n=77&v=1', ['data sets']],
		['#data=own~0123456789abcd&n=60&v=1', []],
		['#data=sum&v=1', ['data sets']],
		['#data%3Dsum%26a%3Dlayers%3Aconv8.k5.relu.max%26v%3D1', ['data sets', 'layers']],
		['#a=tanh:3x1&b.teacher=new&v=1', ['pretrained']],
		['#p.data=halfplane&p.a=tanh:3x1&v=1', ['data sets', 'pretrained']],
		['#p.p.a=layers:dense3.tanh&v=1', ['layers', 'pretrained']]
	])('of %s are %j', (hash, parts) => {
		expect(partsOfLink(hash)).toEqual(parts);
	});

	it('are all that the experiment of a link needs, and nothing else', () => {
		fc.assert(
			fc.property(experiments, (document) => {
				expect(partsOfLink(toLink(document))).toEqual(needed(document));
			}),
			{ seed: 1, numRuns: 200 }
		);
	});
});
