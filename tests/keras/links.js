/** Stacks that together have every kind of layer and every option, as links carry them. */
export const links = [
	'784~dense-300~dense-100,bias:no~dense-10',
	'18x18x3~convolution-3-3,padding:valid~convolution-2-2,padding:valid~flatten~dense-2',
	'32x32x3~convolution-16-3,stride:2,bias:no~batchnorm~pooling-2~convolution-32-5~batchnorm,frozen:yes~pooling-3,of:average,stride:2,padding:same~globalpooling~dropout-50~dense-10',
	'64x64x3~depthwise-3~depthwise-5,multiplier:2,stride:2,padding:valid,bias:no~globalpooling,of:max~dense-100,frozen:yes~dropout-20~dense-1',
	'100~embedding-5000-32~convolution1d-64-5~pooling-2~convolution1d-64-3,stride:2,padding:valid,bias:no~globalpooling,of:max~dense-1',
	'80~embedding-20000-128~lstm-64,sequence:yes~lstm-32~dense-1',
	'40x16~gru-48,sequence:yes,bidirectional:yes~gru-24,bias:no~normalisation~dense-3',
	'40x16~rnn-20,sequence:yes~rnn-12,bidirectional:yes~dense-2',
	'64~embedding-1000-96,positions:yes~attention,heads:6~attention,heads:6,keyValueHeads:2,feedForward:128~normalisation~globalpooling~dense-4',
	'32~embedding-500-64~selfattention-4-24~normalisation~selfattention-8-8,keyValueHeads:2,frozen:yes~pooling-4,of:average~flatten~dense-7',
	'10x4096~lstm-256~dense-10',
	'16x16x1~flatten~batchnorm~dense-1000~normalisation~batchnorm~dense-10'
];
