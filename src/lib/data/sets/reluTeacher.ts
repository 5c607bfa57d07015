import { denseNetwork } from '../../network/spec.ts';
import { freshTeacher } from '../teacherSet.ts';

/** Of the scaling law. */
export const reluTeacher = freshTeacher({
	name: 'reluteacher',
	title: 'Relu teacher',
	description:
		'The answers of a hidden relu network with eight inputs and 128 units, without noise: new points at every step, so that there is nothing to memorise.',
	kind: {
		network: denseNetwork({ inputs: 8, hidden: [128], outputs: 1, activation: 'relu' }),
		gain: 1.5,
		bias: 0.5
	},
	validation: 2000
});
