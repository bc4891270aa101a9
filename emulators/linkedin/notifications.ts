/** Lead notifications: subscriptions, the handshake that keeps them, and what is posted. LinkedIn: webhook validation. */
import { createHmac, randomUUID } from 'node:crypto';
import { deliver, type DeliveryOptions, type Sent } from '../shared/webhooks.ts';
import type { Frame } from '../shared/server.ts';

const HANDSHAKE_MILLISECONDS = 3_000;

const hmac = (text: string, secret: string) => createHmac('sha256', secret).update(text).digest('hex');

export interface Handshake {
  status: number;
  /** Within three seconds, with the code and its HMAC. */
  isValid: boolean;
}

/** @param code a UUID unless a test wants another */
export async function shakeHands(webhook: string, secret: string, code: string = randomUUID()): Promise<Handshake> {
  const url = new URL(webhook);
  url.searchParams.set('challengeCode', code);
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(HANDSHAKE_MILLISECONDS) });
    const json = (await answer.json()) as { challengeCode?: string; challengeResponse?: string };
    const isValid =
      answer.status === 200 &&
      /json/.test(answer.headers.get('content-type') ?? '') &&
      json.challengeCode === code &&
      json.challengeResponse === hmac(code, secret);
    return { status: answer.status, isValid };
  } catch {
    return { status: 0, isValid: false };
  }
}

export interface LeadNotifications extends DeliveryOptions {
  form?: string;
  ids?: string[];
  limit?: number;
  isTest?: boolean;
  /** Default CREATED; DELETED tells those that were withdrawn. */
  action?: 'CREATED' | 'DELETED';
  /** Signs with another secret than the app's. */
  secret?: string;
}

export function sendNotifications(
  { world, clock }: Frame,
  notifications: LeadNotifications,
  appSecret: string,
): Promise<Sent[]> {
  const { action = 'CREATED', secret = appSecret } = notifications;
  const now = clock();
  const deliveries = world.forms
    .filter(
      ({ network, id }) => network === 'LinkedIn' && (notifications.form === undefined || notifications.form === id),
    )
    .flatMap((form) => world.submissionsOf({ form }, now))
    .filter(({ id, isTest, deletedAt }) => {
      if (notifications.ids) return notifications.ids.includes(id);
      const isGone = deletedAt !== null && deletedAt <= now;
      return isTest === (notifications.isTest ?? false) && (action === 'CREATED' || isGone);
    })
    .slice(0, notifications.limit)
    .map((submission) => {
      const form = world.form('LinkedIn', submission.formId)!;
      const ad = submission.adKey === null ? null : world.adWithKey(submission.adKey);
      const body = JSON.stringify({
        type: 'LEAD_ACTION',
        leadGenFormResponse: `urn:li:leadGenFormResponse:${submission.id}`,
        // With a blank after the comma, other than everywhere else.
        leadGenForm: `urn:li:versionedLeadGenForm:(urn:li:leadGenForm:${form.id}, ${submission.formVersion})`,
        owner: { sponsoredAccount: `urn:li:sponsoredAccount:${form.accountId}` },
        ...(ad ? { associatedEntity: { associatedCreative: `urn:li:sponsoredCreative:${ad.id}` } } : {}),
        leadType: 'SPONSORED',
        leadAction: action,
        occurredAt: action === 'DELETED' ? submission.deletedAt : submission.submittedAt,
      });
      // The prefix is signed, and not sent.
      return { body, headers: { 'x-li-signature': hmac(`hmacsha256=${body}`, secret) } };
    });
  return deliver(deliveries, notifications, (status) => status >= 200 && status < 300);
}
