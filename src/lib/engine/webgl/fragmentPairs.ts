import type { Device } from './device.ts';
import { precisionText } from './programs/program.ts';
import { pairSumText } from './programs/tinySteps.ts';
import { Readback } from './readback.ts';

const vertex = `precision highp float;
void main() {
	gl_Position = vec4(gl_VertexID == 1 ? 3 : -1, gl_VertexID == 2 ? 3 : -1, 0, 1);
}
`;

const fragment = `${precisionText}
layout(location = 0) out vec4 result0;
${pairSumText}
void main() {
	vec4 left = vec4(0.1, -3.7, 1.0e-20, 12345.678);
	vec4 right = vec4(-0.7, 1.1e-3, 3.0e-20, 0.1);
	result0 = pairSum((int(gl_FragCoord.x) & 1) == 0 ? left : right);
}
`;

const left = [0.1, -3.7, 1e-20, 12345.678].map(Math.fround);
const right = [-0.7, 1.1e-3, 3e-20, 0.1].map(Math.fround);
const expected = left.map((value, i) => Math.fround(value + right[i]));

const known = new WeakMap<WebGL2RenderingContext, Promise<boolean>>();

/** Whether pairs of fragments add their numbers exactly on this device, as `tinySteps` needs it. */
export function pairsAddUp(device: Device): Promise<boolean> {
	const { gl } = device;
	let answer = known.get(gl);
	if (!answer) known.set(gl, (answer = check(device)));
	return answer;
}

async function check(device: Device): Promise<boolean> {
	const { gl } = device;
	const texture = device.texture(2, 2);
	const framebuffer = device.framebuffer(texture);
	const program = device.program({ vertex, fragment, samplers: [] });
	device.begin(new Map());
	gl.viewport(0, 0, 2, 2);
	gl.useProgram(program.handle);
	gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer.handle);
	gl.drawArrays(gl.TRIANGLES, 0, 3);
	const whole = { x: 0, y: 0, width: 2, height: 2, attachment: 0, attachments: 1 };
	const reading = new Readback(device).read([{ ...whole, framebuffer }]);
	device.free(framebuffer, texture);
	const [texels] = await reading;
	return texels.every((value, i) => value === expected[i % 4]);
}
