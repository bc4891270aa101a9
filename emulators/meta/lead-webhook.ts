/** Webhooks of a page: leads as Meta posts them. Meta: Webhooks for leads. */
import { createHmac, randomBytes } from 'node:crypto';
import { deliver, type DeliveryOptions, type Sent } from '../shared/webhooks.ts';
import type { Submission } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { rawNumber } from './lossless-json.ts';

export interface LeadWebhook extends DeliveryOptions {
  /** Signs with another secret than the app's. */
  secret?: string;
  form?: string;
  ids?: string[];
  limit?: number;
  /** Test leads too; default false. */
  isTest?: boolean;
  /** Ids are shown as numbers, of 17 digits too; default number. */
  idsAs?: 'number' | 'string';
  /** Default 1 each. */
  entriesPerPost?: number;
  changesPerEntry?: number;
}

export function sendLeads(
  world: World,
  leads: readonly Submission[],
  webhook: LeadWebhook,
  appSecret: string,
): Promise<Sent[]> {
  const { entriesPerPost = 1, changesPerEntry = 1, secret = appSecret } = webhook;
  const id = (text: string | undefined) =>
    text === undefined ? undefined : webhook.idsAs === 'string' ? text : rawNumber(text);
  const change = (lead: Submission) => {
    const ad = lead.adKey === null ? null : world.adWithKey(lead.adKey);
    return {
      field: 'leadgen',
      value: {
        leadgen_id: id(lead.id),
        page_id: id(world.form('Facebook', lead.formId)!.pageId!),
        form_id: id(lead.formId),
        ...(ad ? { adgroup_id: id(ad.id), ad_id: id(ad.id) } : {}),
        created_time: Math.floor(lead.submittedAt / 1000),
      },
    };
  };
  const pageOf = (lead: Submission) => world.form('Facebook', lead.formId)!.pageId!;
  // An entry is of one page.
  const byPage = new Map<string, Submission[]>();
  for (const lead of leads) byPage.set(pageOf(lead), [...(byPage.get(pageOf(lead)) ?? []), lead]);
  const entries = [...byPage].flatMap(([page, ofPage]) =>
    chunks(ofPage, changesPerEntry).map((some) => ({
      id: page,
      time: Math.floor(some.at(-1)!.submittedAt / 1000),
      changes: some.map(change),
    })),
  );
  const deliveries = chunks(entries, entriesPerPost).map((entry) => {
    const body = JSON.stringify({ object: 'page', entry });
    return {
      body,
      headers: { 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` },
    };
  });
  return deliver(deliveries, webhook, (status) => status >= 200 && status < 300);
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

/** The verification that a subscription begins with: the challenge must come back as it is. */
export async function verify(webhook: string, verifyToken: string): Promise<{ status: number; isValid: boolean }> {
  const url = new URL(webhook);
  const challenge = String(randomBytes(4).readUInt32BE());
  url.searchParams.set('hub.mode', 'subscribe');
  url.searchParams.set('hub.challenge', challenge);
  url.searchParams.set('hub.verify_token', verifyToken);
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return { status: answer.status, isValid: answer.status === 200 && (await answer.text()) === challenge };
  } catch {
    return { status: 0, isValid: false };
  }
}
