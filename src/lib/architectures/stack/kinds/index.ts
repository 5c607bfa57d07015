/** Every kind of layer that readers stack, by its name in links: never change one. */
import type { StackKind } from '../kind.ts';
import { attention, selfAttention } from './attention.ts';
import { batchNormalisation } from './batchNormalisation.ts';
import { convolution } from './convolution.ts';
import { convolution1d } from './convolution1d.ts';
import { dense } from './dense.ts';
import { depthwise } from './depthwise.ts';
import { dropout } from './dropout.ts';
import { embedding } from './embedding.ts';
import { flatten } from './flatten.ts';
import { globalPooling } from './globalPooling.ts';
import { normalisation } from './normalisation.ts';
import { pooling } from './pooling.ts';
import { gru, lstm, simpleRecurrent } from './recurrent.ts';

export const stackKinds = {
	dense,
	convolution,
	convolution1d,
	depthwise,
	pooling,
	globalpooling: globalPooling,
	flatten,
	batchnorm: batchNormalisation,
	normalisation,
	dropout,
	embedding,
	lstm,
	gru,
	rnn: simpleRecurrent,
	selfattention: selfAttention,
	attention
} satisfies Record<string, StackKind>;

export type StackKindName = keyof typeof stackKinds;
export const stackKindNames = Object.keys(stackKinds) as StackKindName[];
