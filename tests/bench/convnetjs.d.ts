declare module 'convnetjs' {
	interface Weights {
		w: Float64Array;
	}
	interface Layer {
		layer_type: string;
		filters: Weights[];
		biases: Weights;
	}
	class Vol {
		w: Float64Array;
		constructor(width: number, height: number, depth: number, value?: number);
	}
	class Net {
		layers: Layer[];
		makeLayers(layers: object[]): void;
	}
	class Trainer {
		constructor(net: Net, options: object);
		train(input: Vol, target: number | number[]): object;
	}
	const convnetjs: { Vol: typeof Vol; Net: typeof Net; Trainer: typeof Trainer };
	export default convnetjs;
}
