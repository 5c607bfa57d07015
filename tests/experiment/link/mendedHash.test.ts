import { describe, expect, it } from 'vitest';
import { mendedHash } from '../../../src/lib/experiment/link/mendedHash.ts';

const good = 'n=20&a=tanh:3x1&b=relu:64,32&v=1';

describe('mendedHash(hash)', () => {
	it.each([
		['#' + good],
		['##' + good],
		['%23' + good],
		['#%2523' + good],
		[good.replaceAll('&', '&amp;')],
		[good.replaceAll('&', '&amp;amp;')],
		[good.replaceAll('&', '&#38;')],
		[good.replaceAll('&', '&amp%3B')],
		[good.replaceAll('&', '%26')],
		[good.replaceAll('=', '%3D')],
		[encodeURIComponent(good)],
		[encodeURIComponent(encodeURIComponent(good))],
		[encodeURIComponent(good.replaceAll('&', '&amp;'))],
		[good.replaceAll(':', '%3A').replaceAll(',', '%252C')],
		[good + '.'],
		[good + ').'],
		[good + '%29'],
		[good + '%3E'],
		[good + '>,'],
		[good + '&gt;'],
		[good + '&quot;.'],
		[good + '”'],
		[good + '%E2%80%9D'],
		[good + '**'],
		[good + '&'],
		[good + '='],
		[good.replace('tanh', 'ta nh')],
		[good.replace('tanh', 'ta%0Anh')],
		[good.replace('tanh', 'ta%0D%0A%20nh')],
		[good.replace('tanh', 'ta\r\nnh')],
		[good.replace('a=', 'a=%0A')],
		[good.replace('tanh', 'ta=%0Anh')],
		[good.replace('tanh', 'ta%C2%ADnh%E2%80%8B')],
		[good.replaceAll('=', '=3D')],
		[good.replaceAll('=', '=3D').replace('tanh', 'ta=\nnh')],
		[good.replaceAll('=', '=3D').replace('tanh', 'ta=nh')]
	])('mends %s', (hash) => {
		expect(mendedHash(hash)).toEqual({ hash: good, lost: [] });
	});

	it.each([
		['the step of a lesson', 'clean-labels', 'clean-la%0Abels).'],
		['a model', 'model=gpt-2-xl&beside=bert-base&v=1', 'model=gpt-2-xl&amp;beside=bert-base&v=1.'],
		['a stack', 'own=784~dense-300~dense-10&v=1', '%23own%3D784~dense-300~dense-10%26v%3D1']
	])('mends %s', (_, hash, mangled) => {
		expect(mendedHash(mangled)).toEqual({ hash, lost: [] });
		expect(mendedHash(hash)).toEqual({ hash, lost: [] });
	});

	it.each([
		['title=AT%26amp%3BT%20%26%20(co.).&v=1'],
		['title=100%25%20%26%2337%3B&ask=Why%3F%20%22%3E)&v=1'],
		['title=%25%34%31&v=1'],
		['ask=a%3D3D%2C%20b%3D%0A&v=1'],
		['title=.&v=1']
	])('leaves what a title may say: %s', (hash) => {
		expect(mendedHash(hash)).toEqual({ hash, lost: [] });
	});

	it.each([
		['title=Too%20many%3F&ask=50%25%3F&v=1', encodeURI],
		['title=%25%34%31&v=1', encodeURI],
		['title=Too%20many%3F&ask=50%25%3F&v=1', encodeURIComponent],
		['title=Too%20many%3F&v=1', (text: string) => encodeURI(encodeURI(text))]
	])('reads a title that was encoded again: %s', (hash, encode) => {
		expect(mendedHash(encode(hash))).toEqual({ hash, lost: [] });
	});

	it.each([
		['title=To=o%20many&v=1', 'title'],
		['title=Too%2%200many&v=1', 'title'],
		['ask=Too%2520many%20left&v=1', 'question']
	])('tells of a text that it cannot mend: %s', (hash, name) => {
		expect(mendedHash(hash).lost).toEqual([
			`The link's ${name} was changed on its way: it may read otherwise than it was written.`
		]);
	});

	it('is soon done with whatever it is given', () => {
		for (const junk of ['%25', '&amp;', '.', '=', '%0A=', '%23', '=3D', 'title=%2525&']) {
			const hash = mendedHash('a' + junk.repeat(20_000) + 'b').hash;
			expect(hash.length).toBeLessThan(300_000);
		}
	});
});
