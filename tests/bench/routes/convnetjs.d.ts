declare module 'convnetjs' {
	export interface Weights {
		w: Float64Array;
	}
	export interface Layer {
		layer_type: string;
		filters: Weights[];
		biases: Weights;
	}
	export interface Vol extends Weights {}
	export interface Net {
		layers: Layer[];
		makeLayers(layers: object[]): void;
		forward(input: Vol, isTraining: boolean): Vol;
		/** Adds to the gradients; the target of the last example that went forward. */
		backward(target: number | number[]): number;
		getParamsAndGrads(): { params: Float64Array; grads: Float64Array }[];
	}
	const convnetjs: {
		Vol: new (width: number, height: number, depth: number, value?: number) => Vol;
		Net: new () => Net;
	};
	export default convnetjs;
}
