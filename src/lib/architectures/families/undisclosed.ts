import type { UndisclosedModel } from '../family.ts';

export const gpt4: UndisclosedModel = {
	id: 'gpt-4',
	name: 'GPT-4',
	short: 'GPT-4',
	lane: 'Not disclosed',
	estimate: { from: 1.7e12, to: 1.8e12, text: '1.7–1.8 trillion' },
	sources: [
		{
			title: 'GPT-4 Technical Report: gives no architecture and no size',
			year: 2023,
			url: 'https://arxiv.org/abs/2303.08774'
		},
		{
			title: 'The Decoder: GPT-4 architecture, datasets, costs and more leaked',
			year: 2023,
			url: 'https://the-decoder.com/gpt-4-architecture-datasets-costs-and-more-leaked/'
		}
	],
	notes: [
		'Its makers have not said how many parameters it has, nor how it is built. The figure is one that the press repeats and nobody has confirmed. So nothing is computed here.',
		'If it is a mixture of experts, as the same reports say, most of its parameters rest for any one token: see Mixtral for how little a total then says.'
	]
};
