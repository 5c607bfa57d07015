/** The browser took the device away; everything on it is gone, and a new one may be had. */
export class DeviceLostError extends Error {
	constructor() {
		super('The WebGL context was lost.');
	}
}
