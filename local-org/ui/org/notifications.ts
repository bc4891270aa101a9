/** The custom notifications of a user: what the bell lists. */
import { markNotificationsRead, notificationsOf } from '../../services/notifications.ts';
import type { UserNotification } from '../shapes.ts';
import type { Context } from './context.ts';

const MAX_SHOWN = 50;
/** Apex Reference Guide: "A dummy value … prevents automatic navigation", such as 000000000000000AAA. */
const NOWHERE = '000';

export const notifications = ({ org, user }: Context): UserNotification[] =>
  notificationsOf(org.store, user.id, MAX_SHOWN).map(({ id, title, body, sentAt, isRead, targetId, targetPage }) => ({
    id,
    title,
    body,
    sentAt,
    isRead,
    recordId: targetId && !targetId.startsWith(NOWHERE) && org.schema.objectOfId(targetId) ? targetId : null,
    pageReference: targetPage,
  }));

/** @param id one of the user's; null: all of them */
export const markRead = ({ org, user }: Context, id: number | null): void =>
  org.atomically(() => markNotificationsRead(org.store, user.id, id));
