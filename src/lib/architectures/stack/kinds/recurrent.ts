import type { RecurrentCell } from '../../../network/layers/recurrent.ts';
import { argument, biasOption, call, defineKind, single } from '../kind.ts';

function recurrent(name: string, cell: RecurrentCell, type: string) {
	return defineKind({
		name,
		hasParameters: true,
		fields: { units: { label: 'Units', minimum: 1, maximum: 1_000_000, usual: 64 } },
		options: {
			sequence: {
				form: 'switch',
				label: 'Gives the whole sequence',
				usual: false,
				hint: 'Off: what it knows after the last position'
			},
			bidirectional: { form: 'switch', label: 'Both ways', usual: false },
			bias: biasOption
		},
		apply: (shape, { units, sequence, bidirectional, bias }) =>
			single(
				name,
				'feed-forward',
				{
					kind: 'recurrent',
					cell,
					units,
					biases: bias ? undefined : 0,
					givesSequence: sequence,
					isBidirectional: bidirectional
				},
				shape
			),
		keras(_, { units, sequence, bidirectional, bias }) {
			const one = call(
				type,
				units,
				argument(sequence, 'return_sequences=True'),
				argument(!bias, 'use_bias=False')
			);
			if (!bidirectional) return { type, call: one };
			return { type: 'Bidirectional', within: [type], call: call('Bidirectional', one) };
		}
	});
}

export const lstm = recurrent('LSTM', 'lstm', 'LSTM');
export const gru = recurrent('GRU', 'gru', 'GRU');
export const simpleRecurrent = recurrent('Recurrent', 'simple', 'SimpleRNN');
