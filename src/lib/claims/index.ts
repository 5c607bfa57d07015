import '../experiment/parts/everyPart.ts';
import * as capacity from './capacity.ts';
import type { Claim } from './claim.ts';
import * as convolution from './convolution.ts';
import { depthOrWidth } from './depthOrWidth.ts';
import * as doubleDescent from './doubleDescent.ts';
import { distilRings } from './afterTraining/distil.ts';
import { featuresOnRings } from './features.ts';
import { equalCompute } from './equalCompute.ts';
import * as fineTune from './afterTraining/fineTune.ts';
import * as firstScreen from './firstScreen.ts';
import { gradientDescent } from './gradientDescent.ts';
import * as learningRate from './learningRate.ts';
import { moreData } from './moreData.ts';
import { oneStep } from './oneStep.ts';
import { parameterGolf } from './parameterGolf.ts';
import * as prune from './started/prune.ts';
import { pruneAndQuantize, pruneAndQuantizeHardSpiral } from './started/pruneAndQuantize.ts';
import * as quantize from './started/quantize.ts';
import { penguinClaim } from './penguins.ts';
import { randomLabels } from './randomLabels.ts';
import * as regularization from './regularization.ts';
import { residualConnections } from './residual.ts';
import { scalingLaw } from './scalingLaw.ts';
import { sixPoints } from './sixPoints.ts';

/** Every claim, as `npm run claims` goes through them. */
export const claims: readonly Claim[] = [
	gradientDescent,
	oneStep,
	sixPoints,
	firstScreen.firstScreenClaim,
	firstScreen.firstScreenTurn,
	firstScreen.spiralClaim,
	firstScreen.enoughForSpiral,
	firstScreen.correctLabelsClaim,
	capacity.widthOnCurve,
	capacity.widthOnRings,
	capacity.depthOnRings,
	capacity.labelNoise,
	capacity.uCurve,
	doubleDescent.doubleDescent,
	doubleDescent.doubleDescentSolved,
	doubleDescent.ridgeRemovesPeak,
	doubleDescent.uAndSecondPeak,
	moreData,
	featuresOnRings,
	penguinClaim,
	regularization.earlyStopping,
	regularization.regularizationOnCurve,
	regularization.regularizationOnRings,
	regularization.tooStrongPenalty,
	parameterGolf,
	randomLabels,
	depthOrWidth,
	scalingLaw,
	equalCompute,
	learningRate.learningRateOfSgd,
	learningRate.workingRates,
	learningRate.tooHighRate,
	learningRate.learningRateOfAdam,
	convolution.convolution,
	convolution.howManyKernels,
	convolution.convolutionFewerRows,
	convolution.convolutionShuffled,
	convolution.convolutionOfPlace,
	convolution.convolutionCentred,
	residualConnections,
	prune.pruneBySize,
	prune.pruneHardSpiral,
	prune.pruneSmallFromStart,
	pruneAndQuantize,
	pruneAndQuantizeHardSpiral,
	quantize.quantizeSpiral,
	quantize.quantizeHardSpiral,
	distilRings,
	fineTune.fineTuneSwapped,
	fineTune.fineTuneTurned,
	fineTune.fineTuneSpoils,
	fineTune.fineTuneForgets,
	fineTune.fineTuneCeiling,
	fineTune.fineTuneHalfPlane,
	fineTune.loraTurned
];

/** Throws a `RangeError` where there is none of this name. */
export function claimNamed(name: string): Claim {
	const claim = claims.find((candidate) => candidate.name === name);
	if (!claim) throw new RangeError(`There is no claim named “${name}”.`);
	return claim;
}
