import { describeParameter, describeUpdated } from '$lib/network/describeParameter.ts';
import { countParameters } from '$lib/network/cost.ts';
import { matricesOf } from '$lib/network/matrices.ts';
import type { NetworkSpec } from '$lib/network/spec.ts';
import { formatParameter } from '$lib/format.ts';
import { dragging, sideways, type Threshold } from '../controls/dragging.ts';
import { countShown } from './squares/parameterOrder.ts';
import { parameterAfterKey, valueStep } from './squares/squareKeys.ts';
import { ValueEdit } from './valueEdit.svelte.ts';

/** What a drawing of parameters tells of itself. */
export interface Handled {
	readonly spec: NetworkSpec;
	readonly parameters: Float32Array | null;
	readonly editable: boolean;
	/** A 1 for each parameter that is pruned, and so stays at 0; null for none. */
	readonly pruned?: Uint8Array | null;
	/** A 1 for each parameter that is frozen, and so stays as it is; null for none. */
	readonly frozen?: Uint8Array | null;
	/** Of a LoRA update, whose numbers come after the network's own in `parameters`. Default: none. */
	readonly rank?: number;
	/** Whether a place stands for several parameters: none is dragged then. */
	readonly isScaled?: boolean;
	/** The parameter that keys change before the reader has chosen one. Default: the first. */
	readonly usual?: number;
	/** The parameter that a key selects beside the usual ones; null for none. */
	after?(event: KeyboardEvent): number | null;
	/** The parameter at a place of the drawing, or −1. */
	at(event: PointerEvent): number;
	focus(): void;
	/** Called when another parameter is pointed at or focused here; null for none. */
	point(index: number | null): void;
	/** Called while a value is dragged or stepped; `isFinal` once it is let go. */
	report(index: number, value: number, isFinal: boolean): void;
}

const perPixel = 0.02;
/** How far a mouse or a pen goes before it drags. */
const upright: Threshold = { px: 3, axis: 'y' };

/** The one parameter of a drawing that is pointed at, chosen by keys, and set by dragging or stepping. */
export class ParameterHandle {
	readonly #of: Handled;
	readonly edit: ValueEdit;
	/** Null until the reader has chosen one. */
	#selected = $state<number | null>(null);
	#pointed = $state(-1);
	#isFocused = $state(false);
	/** The parameter under a press, and where that was. */
	#press: { index: number; y: number } | null = null;
	#drag: { from: number; value: number } | null = null;

	/** To be made with the component that draws. */
	constructor(of: Handled) {
		this.#of = of;
		this.edit = new ValueEdit((...change) => of.report(...change));
		let told: number | null = null;
		$effect(() => {
			if (this.own !== told) of.point((told = this.own));
		});
		$effect(() => () => this.edit.dispose());
	}

	readonly #layers = $derived.by(() => matricesOf(this.#of.spec, this.#of.rank));
	readonly #count = $derived.by(() => countShown(this.#layers));
	/** The one that keys change. */
	readonly index = $derived.by(() =>
		Math.min(this.#selected ?? this.#of.usual ?? 0, this.#count - 1)
	);
	/** The one pointed at, else the focused one; null for none. */
	readonly own = $derived.by((): number | null =>
		this.isPointed ? this.#pointed : this.#isFocused ? this.index : null
	);

	get isPointed() {
		return this.#pointed >= 0 && this.#pointed < this.#count;
	}
	get value() {
		return this.valueOf(this.index);
	}

	valueOf(parameter: number): number {
		const { present } = this.edit;
		const { parameters } = this.#of;
		return present?.index === parameter ? present.value : (parameters?.[parameter] ?? 0);
	}

	/** Whether it is one of an update, which training alone sets. */
	#isOfUpdate(parameter: number): boolean {
		return parameter >= countParameters(this.#of.spec);
	}

	/** Whether the reader may set this parameter. */
	#isFree(parameter: number): boolean {
		if (this.#isOfUpdate(parameter)) return false;
		return this.#of.editable && this.#of.parameters !== null && !this.#of.pruned?.[parameter];
	}

	/** "weight from input 1 to unit 2 of hidden layer 1: −0.53" */
	describe(parameter: number): string {
		const { spec, rank = 0, pruned, frozen } = this.#of;
		const sentence = this.#isOfUpdate(parameter)
			? describeUpdated(spec, rank, parameter)
			: describeParameter(spec, parameter).sentence;
		if (pruned?.[parameter]) return `${sentence}: pruned`;
		if (!this.#of.parameters) return sentence;
		const value = formatParameter(this.valueOf(parameter));
		return `${sentence}: ${value}${frozen?.[parameter] ? ', frozen' : ''}`;
	}

	/** A mouse drags up and down, a finger sideways: up and down it scrolls the page. */
	readonly pointers = dragging({
		threshold: (event) => {
			const index = this.#of.at(event);
			if (index < 0) return null;
			this.finish();
			this.#press = { index, y: event.clientY };
			if (event.pointerType === 'touch') return sideways;
			this.#selected = index;
			return upright;
		},
		drag: ({ pointerType, clientX, clientY }) => {
			if (!this.#press || this.#of.isScaled || !this.#isFree(this.#press.index)) return;
			const isFinger = pointerType === 'touch';
			if (this.#drag === null) {
				if (isFinger) this.#touch(this.#press.index);
				const from = isFinger ? clientX : this.#press.y;
				this.#drag = { from, value: this.valueOf(this.index) };
				this.#pointed = -1;
			}
			const distance = isFinger ? clientX - this.#drag.from : this.#drag.from - clientY;
			this.edit.set(this.index, this.#drag.value + distance * perPixel);
		},
		drop: () => this.finish(),
		cancel: () => {
			if (this.#drag) this.edit.set(this.index, this.#drag.value);
			this.finish();
		},
		tap: (event) => {
			if (this.#press && event.pointerType === 'touch') this.#touch(this.#press.index);
			this.finish();
		}
	});

	/** Makes it the one that keys change. */
	select(index: number) {
		this.finish();
		this.#selected = index;
		this.#pointed = -1;
	}

	#touch(index: number) {
		this.#selected = index;
		this.#of.focus();
	}

	finish() {
		this.#press = this.#drag = null;
		this.edit.finish();
	}

	/** What the drawing is to a screen reader, and what it hears. */
	get slider() {
		return {
			tabindex: 0,
			'aria-orientation': 'vertical',
			'aria-valuemin': Math.min(-10, this.value),
			'aria-valuemax': Math.max(10, this.value),
			'aria-valuenow': this.value,
			'aria-valuetext': this.describe(this.index),
			'aria-readonly': !this.#of.editable,
			onpointermove: this.#onpointermove,
			onpointerleave: this.#onpointerleave,
			onkeydown: this.#onkeydown,
			onkeyup: this.#onkeyup,
			onfocus: this.#onfocus,
			onblur: this.#onblur
		} as const;
	}

	readonly #onpointermove = (event: PointerEvent) => {
		if (this.#drag === null) {
			this.#pointed = event.pointerType === 'touch' ? -1 : this.#of.at(event);
		}
	};

	readonly #onpointerleave = () => {
		this.#pointed = -1;
	};

	readonly #onkeydown = (event: KeyboardEvent) => {
		if (event.altKey || event.ctrlKey || event.metaKey) return;
		const step = valueStep(event.key, event.shiftKey);
		const next = this.#of.after?.(event) ?? parameterAfterKey(event.key, this.#layers, this.index);
		if (step !== 0) {
			if (this.#isFree(this.index)) {
				this.edit.set(this.index, Number((this.value + step).toPrecision(7)));
			}
		} else if (next !== null) this.select(next);
		else return;
		this.#pointed = -1;
		event.preventDefault();
	};

	readonly #onkeyup = () => this.finish();

	readonly #onfocus = () => {
		this.#isFocused = true;
	};

	readonly #onblur = () => {
		this.#isFocused = false;
		this.finish();
	};
}
