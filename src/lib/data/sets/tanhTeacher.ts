import { denseNetwork } from '../../network/spec.ts';
import { freshTeacher } from '../teacherSet.ts';

/** Of equal compute. */
export const tanhTeacher = freshTeacher({
	name: 'tanhteacher',
	title: 'Tanh teacher',
	description:
		'The answers of a hidden tanh network with four inputs and 256 units, without noise: new points at every step, so that there is nothing to memorise.',
	kind: {
		network: denseNetwork({ inputs: 4, hidden: [256], outputs: 1, activation: 'tanh' }),
		gain: 4,
		bias: 1
	},
	validation: 1000
});
