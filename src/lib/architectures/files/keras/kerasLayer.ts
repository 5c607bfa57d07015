import { counted } from '../../../format.ts';
import { Refusal } from '../../../network/exact.ts';
import { isObject, type JsonObject } from '../jsonText.ts';
import { shownName } from '../names.ts';

/** A layer as the `config.json` of a `.keras` file has it, with what its weights' sizes follow from. */
export class KerasLayer {
	/** Its class. */
	readonly kind: string;
	readonly config: JsonObject;
	readonly name: string;
	readonly #build: JsonObject;

	constructor(json: unknown) {
		if (!isObject(json) || typeof json.class_name !== 'string' || !isObject(json.config)) {
			throw new Refusal('A layer in “config.json” has no “class_name” or no “config”.');
		}
		this.kind = json.class_name;
		this.config = json.config;
		const name = json.config.name ?? json.name;
		this.name = typeof name === 'string' ? name : json.class_name;
		this.#build = isObject(json.build_config) ? json.build_config : {};
	}

	/** Whether it has been built: before, it has no weights. */
	get isBuilt() {
		return Object.keys(this.#build).length > 0;
	}
	get isTrainable() {
		return this.config.trainable !== false;
	}
	/** The type of its numbers. */
	get type(): string {
		const { dtype } = this.config;
		const policy = isObject(dtype) && isObject(dtype.config) ? dtype.config.name : dtype;
		if (typeof policy !== 'string') return 'float32';
		// A mixed policy computes in few bits and keeps its weights in 32.
		return policy.startsWith('mixed_') ? 'float32' : policy;
	}

	/** A whole number from 1 up. */
	size(key: string): number {
		const value = this.config[key];
		if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1) return value;
		throw new Refusal(`“${key}” of ${shownName(this.name)} must be a whole number from 1 up.`);
	}

	/** A whole number from 1 up, or `usual` where there is none. */
	sizeOr(key: string, usual: number): number {
		return this.config[key] === undefined || this.config[key] === null ? usual : this.size(key);
	}

	/** A list of whole numbers, of which one alone may stand without brackets. */
	sizes(key: string): number[] {
		const value = this.config[key];
		const list = Array.isArray(value) ? value : [value];
		if (list.length <= 8 && list.every((side) => Number.isSafeInteger(side) && side >= 0)) {
			return list as number[];
		}
		throw new Refusal(`“${key}” of ${shownName(this.name)} must be whole numbers.`);
	}

	/** A yes or no, yes where there is none. */
	has(key: string): boolean {
		return this.config[key] !== false;
	}

	hasInput(key: string): boolean {
		return this.#inputNamed(key) !== undefined;
	}

	#inputNamed(key: string): unknown {
		const { shapes_dict: shapes } = this.#build;
		return this.#build[key] ?? (isObject(shapes) ? shapes[key] : undefined);
	}

	/** What comes in, without the batch; null for a side that is not known. */
	input(key = 'input_shape'): (number | null)[] {
		const shape = this.#inputNamed(key);
		const isShape =
			Array.isArray(shape) &&
			shape.length > 0 &&
			shape.length <= 16 &&
			shape.every((side) => side === null || (Number.isSafeInteger(side) && side >= 0));
		if (!isShape) {
			throw new Refusal(`“${key}” of ${shownName(this.name)} must be a list of whole numbers.`);
		}
		return shape.slice(1) as (number | null)[];
	}

	/** One side of what comes in, as Keras counts axes: with the batch, and −1 for the last. */
	side(axis: number, key?: string): number {
		const shape = this.input(key);
		const side = axis < 0 ? shape.at(axis) : shape[axis - 1];
		if (side !== null && side !== undefined) return side;
		throw new Refusal(
			`What comes into ${shownName(this.name)} has ${counted(shape.length, 'side')}, and side ${axis} is not known.`
		);
	}

	get channelAxis(): number {
		return this.config.data_format === 'channels_first' ? 1 : -1;
	}
}
