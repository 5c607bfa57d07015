import { chromium } from 'playwright';
import { launchOptions } from './support/browser.js';
const b = await chromium.launch(launchOptions());
const gaps = (page, s = 4) => page.evaluate((s) => new Promise((r) => { const g = []; let l = performance.now(); const e = l + 1000 * s; const f = () => { const n = performance.now(); g.push(n - l); l = n; if (n < e) requestAnimationFrame(f); else { g.sort((a, b) => a - b); r([g[g.length >> 1].toFixed(1), g[Math.floor(.95 * g.length)].toFixed(1), g.at(-1).toFixed(0)]); } }; requestAnimationFrame(f); }), s);
for (let k = 0; k < 3; k++) for (const [name, port] of (process.argv[2] ?? 'start:4390,prev:4391,new:4392').split(',').map((x) => x.split(':'))) {
	const page = await (await b.newContext({ viewport: { width: 1360, height: 860 } })).newPage();
	page.on('console', (m) => console.log('console', m.text()));
	await page.goto('http://localhost:' + port + '/#stop=100000&speed=full');
	await page.getByRole('button', { name: 'Train', exact: true }).waitFor();
	await page.waitForTimeout(3000);
	const idle = await gaps(page);
	const out = page.getByText(/^Step/).first();
	const t = await page.evaluate(() => new Promise((r) => { const btn = [...document.querySelectorAll('button')].find((b) => b.textContent.trim() === 'Train'); const body = document.querySelector('main'); const first = body.innerText; const s = performance.now(); btn.click(); const f = () => { const m = body.innerText.match(/Step\s+([\d,]+)/); if (m && m[1] !== '0') r([Math.round(performance.now() - s), m[1]]); else requestAnimationFrame(f); }; f(); }));
	await page.waitForTimeout(1500);
	const busy = await gaps(page);
	const step = await page.evaluate(() => document.querySelector('main').innerText.match(/Step\s+([\d,]+)/)[1]);
	console.log(name, 'idle', idle, 'train', busy, 'first step after', t, 'step', step);
	await page.close();
}
await b.close();
