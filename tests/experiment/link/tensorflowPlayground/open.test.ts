import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenWidths } from '../../../../src/lib/experiment/experiment.ts';
import { toLink } from '../../../../src/lib/experiment/link/link.ts';
import { fromLink } from '../../../../src/lib/experiment/link/readLink.ts';
import { openTensorflowPlayground } from '../../../../src/lib/experiment/link/tensorflowPlayground/open.ts';
import { isTensorflowPlaygroundLink } from '../../../../src/lib/experiment/link/tensorflowPlayground/recognise.ts';
import { checkExperiment } from '../../../../src/lib/experiment/schema.ts';

const site = 'https://playground.tensorflow.org/';
/** As its page writes it before anything is touched. */
const untouched =
	'activation=tanh&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03&' +
	'regularizationRate=0&noise=0&networkShape=4,2&seed=0.12345&showTestData=false&discretize=false&' +
	'percTrainData=50&x=true&y=true&xTimesY=false&xSquared=false&ySquared=false&cosX=false&sinX=false&' +
	'cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false';
const untouchedHere = 'n=250&new=250&flips=0&a=tanh:4,2&opt=sgd&lr=.03&batch=10&stop=5000&v=1';

const open = openTensorflowPlayground;
const linkOf = (text: string) => toLink(open(text).experiment);

describe('openTensorflowPlayground(text)', () => {
	it('opens its first screen with the same shape, rate, batch and points', () => {
		const { experiment, same, dropped } = open(`${site}#${untouched}`);
		expect(toLink(experiment)).toBe(untouchedHere);
		expect(dropped).toEqual([]);
		expect(same).toEqual([
			'hidden layers of 4 and 2 tanh units',
			'plain gradient descent at learning rate 0.03',
			'batches of 10',
			'250 points to learn from and 250 new ones'
		]);
	});

	it.each([
		`#${untouched}`,
		untouched,
		site,
		`See ${site}#${untouched}.`,
		`${site}%23${untouched}`
	])('finds the hash in %s', (text) => expect(linkOf(text)).toBe(untouchedHere));

	it.each<[string, string]>([
		['dataset=xor', 'data=xor&n=250&new=250&flips=0&noise=0&'],
		['dataset=xor&noise=50', 'data=xor&n=250&new=250&flips=0&noise=.29&'],
		['dataset=gauss', 'data=blobs&n=250&new=250&flips=0&noise=.2&'],
		['dataset=gauss&noise=50', 'data=blobs&n=250&new=250&flips=0&noise=.6&'],
		['dataset=spiral&noise=50', 'data=spiral&n=250&new=250&flips=0&turns=1.75&noise=.06&'],
		['dataset=circle&noise=50', 'n=250&new=250&flips=0&noise=.3&'],
		['problem=regression', 'data=line&n=600&new=600&noise=0&'],
		['problem=regression&regDataset=reg-gauss&noise=30', 'data=bumps&n=600&new=600&noise=.15&'],
		['percTrainData=90', 'n=450&new=50&'],
		['percTrainData=33', 'n=165&new=335&']
	])('draws %s as %s', (hash, link) => {
		expect(linkOf(hash).startsWith(link)).toBe(true);
		expect(open(hash).dropped).toEqual([]);
	});

	it.each<[string, string]>([
		['xSquared=true', '&sees=x1,x2,x1x1&'],
		['y=false', '&sees=x1&'],
		['x=false&y=false&sinX=true&xTimesY=true', '&sees=x1x2,sinx1&'],
		['networkShape=8', 'a=tanh:8x1&'],
		['networkShape=3,3,3', 'a=tanh:3x3&'],
		['networkShape=', 'a=tanh:8x0&'],
		['activation=relu&networkShape=8,4', 'a=relu:8,4&'],
		['activation=sigmoid', 'a=sigmoid:4,2&'],
		['activation=linear', 'a=linear:4,2&'],
		['learningRate=0.00001', '&lr=.00001&'],
		['learningRate=10', '&lr=10&'],
		['batchSize=30', '&batch=30&stop=1800&'],
		['batchSize=1', '&batch=1&stop=50000&'],
		['batchSize=250', '&opt=sgd&lr=.03&stop=200&'],
		['regularization=L1&regularizationRate=0.003', '&l1=.003&'],
		['regularization=L2&regularizationRate=0.003', '&l2=.0015&']
	])('trains %s as %s', (hash, part) => expect(linkOf(hash)).toContain(part));

	it.each<[string, RegExp]>([
		['dataset=circle', /circle is a disc inside a band; here a ring lies inside a ring/],
		['noise=25', /noise of 25 % moves a point only to decide its label.*position noise 0.17/],
		['seed=0.5', /seed cannot be the same/],
		['x=true', /squares the error of a tanh.*cross-entropy/],
		['xSquared=true', /^Its points lie further out, so x₁² is another number here\.$/],
		['ySquared=true&xTimesY=true&sinY=true', /so x₂², x₁x₂ and sin x₂ are other numbers here\.$/],
		['x=false&y=false', /^None of its inputs is on; here the network sees x₁ and x₂\.$/],
		['initZero=true', /^All its weights begin at 0/],
		['activation=relu', /by He’s rule/],
		['regularization=L1&regularizationRate=1', /^Its L1 cuts a connection for good/],
		['regularization=L2&regularizationRate=1', /^Its L2 counts half .* rate of 1 is 0.5 here/],
		['batchSize=300', /larger than its training set/],
		['batchSize=30', /What is left over at the end of an epoch waits/],
		['networkShape=2', /each of 25 updates, .* pauses at step 5,000\./],
		['discretize=true', /two colours alone/],
		['playButton_hide=true', /Controls that it hides/],
		['problem=regression', /plane, a regression on two inputs, does not exist here: the line/],
		['problem=regression&regDataset=reg-gauss', /six Gaussians .* does not exist here: the bumps/]
	])('says of %s what differs: %s', (hash, sentence) => {
		const { differs } = open(hash);
		expect(differs.filter((text) => sentence.test(text.replaceAll('\u00a0', ' ')))).toHaveLength(1);
	});

	it('says nothing of what a link leaves as it is', () => {
		const text = open(untouched).differs.join(' ');
		expect(text).not.toMatch(/noise of|L1|L2|further out|two colours|hides|all points/);
	});

	it.each<[string, string[]]>([
		[
			'batchSize=nine&learningRate=fast&networkShape=4,many',
			[
				"The link's “networkShape=4,many” became 4, 2: the hidden layers must be at most 6 whole numbers from 1 to 512.",
				"The link's “learningRate=fast” became 0.03: learning rate must be a number from 0.000001 to 10.",
				"The link's “batchSize=nine” became 10: batch size must be a whole number from 1 to 2,000."
			]
		],
		[
			'learningRate=-1',
			[
				"The link's “learningRate=-1” became 0.03: learning rate must be a number from 0.000001 to 10."
			]
		],
		[
			'noise=80&percTrainData=100',
			[
				"The link's “percTrainData=100” became 98: percentage of training data must be a number from 1 to 98.",
				"The link's “noise=80” became 50: noise must be a number from 0 to 50."
			]
		],
		[
			'dataset=moons&activation=gelu&magic=1',
			[
				"The link's “dataset=moons” became circle: the data set must be circle, xor, gauss or spiral.",
				"The link's “activation=gelu” became tanh: activation must be tanh, relu, sigmoid or linear.",
				"The link's “magic=1” means nothing here."
			]
		]
	])('says of %s what it could not take', (hash, dropped) =>
		expect(open(hash).dropped).toEqual(dropped)
	);

	it('cuts more layers than there may be', () => {
		const { experiment, dropped } = open('networkShape=1,2,3,4,5,6,7,900');
		expect(hiddenWidths(experiment.networks[0])).toEqual([1, 2, 3, 4, 5, 6]);
		expect(dropped).toHaveLength(1);
	});

	it('makes an experiment that our own link carries, whatever stands in it', () => {
		const key = fc.constantFrom(
			...untouched.split('&').map((part) => part.split('=')[0]),
			'regularization',
			'playButton_hide',
			'v'
		);
		const value = fc.oneof(
			fc.string(),
			fc.double().map(String),
			fc.integer().map(String),
			fc.constantFrom('true', 'false', 'L1', 'L2', 'xor', 'reg-gauss', 'regression', '8,8', '')
		);
		const hashes = fc
			.array(fc.tuple(key, value).map(([name, text]) => `${name}=${text}`))
			.map((parts) => parts.join('&'));
		fc.assert(
			fc.property(fc.oneof(hashes, fc.string()), (hash) => {
				const { experiment, same, differs } = open(`${site}#${hash}`);
				assert.deepStrictEqual(checkExperiment(experiment), { experiment });
				assert.deepStrictEqual(fromLink(toLink(experiment)), { experiment, dropped: [] });
				for (const sentence of [...same, ...differs]) {
					assert.doesNotMatch(sentence, /undefined|NaN|null|\[object/);
				}
			}),
			{ seed: 18 }
		);
	});

	it('keeps shape, rate and batch of every link that its own page can write', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 6 }),
				fc.constantFrom(0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10),
				fc.integer({ min: 1, max: 30 }),
				fc.integer({ min: 1, max: 9 }).map((tenth) => 10 * tenth),
				(shape, rate, batch, percent) => {
					const { experiment, dropped } = open(
						`networkShape=${shape}&learningRate=${rate}&batchSize=${batch}&percTrainData=${percent}`
					);
					assert.deepStrictEqual(dropped, []);
					assert.deepStrictEqual([...hiddenWidths(experiment.networks[0])], shape);
					assert.equal(experiment.hyperparameters.learningRate, rate);
					assert.equal(experiment.hyperparameters.batchSize, batch);
					assert.equal(experiment.data.training, 5 * percent);
				}
			),
			{ seed: 18 }
		);
	});
});

describe('isTensorflowPlaygroundLink(text)', () => {
	it.each([
		site,
		`${site}#${untouched}`,
		`#${untouched}`,
		untouched,
		'#networkShape=8,8',
		'x=true&problem=regression'
	])('knows %s', (text) => expect(isTensorflowPlaygroundLink(text)).toBe(true));

	it.each([
		'',
		'data=spiral&n=150&turns=1.5&a=tanh:3x2&lr=.03&batch=10&noise=.02&v=1',
		'title=Which%20dataset%3D%3F&ask=%26activation%3D&show=width&v=1',
		'model=bert-base',
		'The activation is tanh, and the learningRate is 0.03.'
	])('leaves %s alone', (text) => expect(isTensorflowPlaygroundLink(text)).toBe(false));
});
