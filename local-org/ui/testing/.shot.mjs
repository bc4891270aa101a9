import { chromium } from 'playwright-core';
const [base, ...paths] = process.argv.slice(2);
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless','--no-sandbox','--disable-gpu','--disable-background-networking','--disable-component-update','--disable-sync'] });
const p = await b.newPage({ viewport: { width: 1300, height: 900 } });
p.on('console', m => console.log('[' + m.type() + ']', m.text().slice(0, 600)));
p.on('pageerror', e => console.log('[pageerror]', e.message.slice(0, 800)));
p.on('requestfailed', r => console.log('[failed]', r.url()));
p.on('response', r => { if (r.status() >= 400) console.log('[' + r.status() + ']', r.url()); });
let i = 0;
for (const path of paths) {
  const t = Date.now();
  await p.goto(base + path);
  await p.waitForTimeout(2500);
  await p.screenshot({ path: `/tmp/shot${i++}.png` });
  console.log(path, Date.now() - t);
}
await b.close();
