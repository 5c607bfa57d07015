import { formatCount } from '$lib/format.ts';
import { firstScreen } from '$lib/experiment/presets.ts';
import { step, type Lesson } from '../../../src/lessons/lesson.ts';
import { notYet } from '../../../src/lessons/notYet.ts';

export const lesson: Lesson = {
	title: 'A wider layer',
	summary: 'What one more unit costs.',
	minutes: 2,
	claims: [],
	sources: [
		{
			by: 'Goodfellow, Bengio and Courville 2016',
			title: 'Deep Learning, chapter 6',
			url: 'https://www.deeplearningbook.org/'
		}
	],
	steps: [
		step({
			id: 'wider',
			title: 'Make it wider',
			text: 'A has three units in each layer. Every unit brings _weights_ and a _bias_.',
			formula: String.raw`\text{in} \times \text{out} + \text{out}`,
			experiment: firstScreen,
			shown: { card: ['squares', 'width', 'layers'], editable: ['A'] },
			task: 'Give A more than 25 parameters.',
			hint: 'Move the slider “Width” to the right.',
			check({ counts: [count] }) {
				if (count > 25) return { count };
				return notYet(`A has ${formatCount(count)} parameters, and it is to have more than 25.`);
			},
			seen: ({ count }) => [{ text: `A has ${formatCount(count)} parameters now.` }]
		})
	],
	teacher: {
		misconception: 'A unit is one number.',
		expected: ['At width 4 there are 37 parameters.'],
		answers: ['Any width above 3.'],
		question: 'Which layer grew most, and why?'
	}
};
