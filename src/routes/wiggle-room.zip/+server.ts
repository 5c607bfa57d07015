import { isOfflineCopy } from '../../offline/copy.js';
import { offlineZip } from '../../offline/zip.server.ts';

export const prerender = !isOfflineCopy;

export async function GET() {
	return new Response(await offlineZip(), { headers: { 'content-type': 'application/zip' } });
}
