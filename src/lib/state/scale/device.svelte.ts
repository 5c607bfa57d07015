import {
	capacityOf,
	type CardPlan,
	type Hardware,
	type Quantity
} from '$lib/architectures/device/device.ts';
import type { Bits, KeyValueBits } from '$lib/architectures/device/formats.ts';
import type { Setting } from '$lib/architectures/device/memory.ts';
import { presetNamed } from '$lib/architectures/device/presets.ts';
import {
	assumptionsOf,
	changedQuantities,
	mostAgainst,
	ownDevice,
	usualDeviceView,
	usualHardware,
	type AskedOf,
	type DeviceNumber,
	type DeviceView
} from './deviceView.ts';
import { saveDevice, savedDevice } from './savedDevice.ts';

/** The device that a model is to run on, and what is asked about it. */
export class YourDevice {
	#view = $state.raw(usualDeviceView);
	#saved = $state.raw<Hardware | null>(null);

	readonly view = $derived(this.#view);
	readonly hardware = $derived(this.#view.hardware);
	/** Null for a device of one's own. */
	readonly preset = $derived(presetNamed(this.#view.device) ?? null);
	readonly isEdited = $derived(this.preset !== null && changedQuantities(this.#view).length > 0);
	readonly name = $derived(
		this.preset === null
			? 'your own device'
			: `${this.preset.name}${this.isEdited ? ', edited' : ''}`
	);
	readonly capacity = $derived(capacityOf(this.hardware, this.#view.plan));
	readonly setting = $derived<Setting>({
		bits: this.#view.bits,
		keyValueBits: this.#view.keyValueBits,
		context: this.#view.numbers.context
	});
	/** Tokens of an answer; no more than the context holds. */
	readonly answer = $derived(Math.min(this.#view.numbers.answer, this.#view.numbers.context));
	readonly assumptions = $derived(assumptionsOf(this.#view));

	/** Whether there is a device of one's own to choose. */
	get hasOwn() {
		return this.#saved !== null || this.#view.device === ownDevice;
	}

	/** As a link says; without one the usual. */
	open(view: DeviceView = usualDeviceView) {
		this.#view = view;
	}

	/** The device that was saved here, in the browser. */
	recall() {
		this.#saved = savedDevice();
	}

	choose(device: string) {
		const own = this.#view.device === ownDevice ? this.hardware : usualHardware;
		const hardware = presetNamed(device)?.hardware ?? this.#saved ?? own;
		this.#change({ device, hardware });
	}

	setQuantity(quantity: Quantity, value: number) {
		this.#change({ hardware: { ...this.hardware, [quantity]: value } });
	}

	/** As its data sheet has it. */
	reset() {
		if (this.preset !== null) this.#change({ hardware: this.preset.hardware });
	}

	/** What it is now becomes the reader's own device, on later visits too. */
	save() {
		this.#saved = this.hardware;
		saveDevice(this.hardware);
		this.#change({ device: ownDevice });
	}

	forget() {
		this.#saved = null;
		saveDevice(null);
		if (this.#view.device === ownDevice) this.choose(usualDeviceView.device);
	}

	setPlan(plan: CardPlan) {
		this.#change({ plan });
	}

	askOf(of: AskedOf) {
		this.#change({ of });
	}

	setBits(bits: Bits) {
		this.#change({ bits });
	}

	setKeyValueBits(keyValueBits: KeyValueBits) {
		this.#change({ keyValueBits });
	}

	setNumber(key: DeviceNumber, value: number) {
		this.#change({ numbers: { ...this.#view.numbers, [key]: value } });
	}

	setMatrices(matrices: readonly string[] | null) {
		this.#change({ matrices });
	}

	/** The model at this place of the comparison; null takes it away. */
	setAgainst(at: number, model: string | null) {
		const { against } = this.#view;
		const rest = against.filter((id, place) => place !== at && id !== model);
		this.holdAgainst(model === null ? rest : rest.toSpliced(at, 0, model));
	}

	holdAgainst(models: readonly string[]) {
		this.#change({ against: models.slice(0, mostAgainst) });
	}

	#change(part: Partial<DeviceView>) {
		this.#view = { ...this.#view, ...part };
	}
}
