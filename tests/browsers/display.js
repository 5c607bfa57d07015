import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';

const server = '/usr/bin/Xvfb';

/** An X server that shows nothing: there Firefox has WebGL, and WebKit a window. Null where there is none. */
export async function openDisplay() {
	if (!existsSync(server)) return null;
	const screen = ['-screen', '0', '1400x1000x24'];
	const running = spawn(server, ['-displayfd', '1', '-nolisten', 'tcp', ...screen], {
		stdio: ['ignore', 'pipe', 'ignore']
	});
	const [number] = await once(running.stdout, 'data');
	return { name: `:${String(number).trim()}`, close: () => running.kill() };
}
