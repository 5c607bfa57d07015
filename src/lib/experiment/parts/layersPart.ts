import '../../network/layers/further.ts';
import { stackProblems, withFittingStacks } from '../layers/fitting.ts';
import { stackForm } from '../layers/stackForm.ts';
import { stackNetwork, stackProblem } from '../layers/stackNetwork.ts';
import { agreesWithStack, shapeOfStack, withDepth, withWidth } from '../layers/stackShape.ts';
import { bringPart } from './parts.ts';

bringPart('layers', {
	stackForm,
	shapeOfStack,
	agreesWithStack,
	withWidth,
	withDepth,
	stackProblem,
	stackProblems,
	withFittingStacks,
	stackNetwork
});
