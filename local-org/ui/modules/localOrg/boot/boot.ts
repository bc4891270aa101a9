/** What the page was served with. */
import type { BootData } from '../../../shapes.ts';

let data: BootData | null = null;

export function boot(): BootData {
  data ??= JSON.parse(document.getElementById('boot')?.textContent ?? '{}') as BootData;
  return data;
}
