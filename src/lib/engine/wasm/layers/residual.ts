import type { ResidualSpec } from '../../../network/layers/residual.ts';
import { noWindow, type WasmLayer } from './layer.ts';

export const residual: WasmLayer<ResidualSpec> = ({ units, activation }) => ({
	kind: 'residual',
	activation,
	places: 1,
	units,
	depth: units,
	...noWindow
});
