/**
 * Custom notifications: what the bell of each user lists. Kept in the data file, so that a transaction that fails takes
 * them back as it takes back rows, but in a table of no object: the platform's is not to be queried either.
 */
import type { Store } from '../data/store.ts';

export interface NewNotification {
  /** Id of the CustomNotificationType. */
  typeId: string;
  title: string;
  body: string;
  senderId: string;
  /** The record it leads to; one that does not exist leads nowhere. */
  targetId: string | null;
  /** Page reference as JSON: the page it leads to. */
  targetPage: string | null;
  /** Milliseconds. */
  sentAt: number;
}

export interface StoredNotification extends NewNotification {
  id: number;
  isRead: boolean;
}

const COLUMNS = 'type_id, title, body, sender_id, target_id, target_page, sent_at';

const createTable = (store: Store) =>
  store.db.exec(
    `CREATE TABLE IF NOT EXISTS org_notification (id INTEGER PRIMARY KEY, recipient_id TEXT NOT NULL,
     type_id TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, sender_id TEXT NOT NULL, target_id TEXT,
     target_page TEXT, sent_at INTEGER NOT NULL, is_read INTEGER NOT NULL DEFAULT 0)`,
  );

/** One for each recipient. */
export function addNotification(store: Store, recipientIds: Iterable<string>, sent: NewNotification): void {
  createTable(store);
  for (const recipientId of recipientIds) {
    store.run(
      `INSERT INTO org_notification (recipient_id, ${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      recipientId,
      sent.typeId,
      sent.title,
      sent.body,
      sent.senderId,
      sent.targetId,
      sent.targetPage,
      sent.sentAt,
    );
  }
}

/** A user's notifications, the latest first. */
export function notificationsOf(store: Store, userId: string, maximum: number): StoredNotification[] {
  createTable(store);
  const rows = store.all(
    `SELECT id, is_read, ${COLUMNS} FROM org_notification WHERE recipient_id = ? ORDER BY id DESC LIMIT ?`,
    userId,
    maximum,
  ) as [number, number, string, string, string, string, string | null, string | null, number][];
  return rows.map(([id, isRead, typeId, title, body, senderId, targetId, targetPage, sentAt]) => ({
    id,
    isRead: isRead === 1,
    typeId,
    title,
    body,
    senderId,
    targetId,
    targetPage,
    sentAt,
  }));
}

/** @param id one of the user's; null: all of them */
export function markNotificationsRead(store: Store, userId: string, id: number | null): void {
  createTable(store);
  const where = 'UPDATE org_notification SET is_read = 1 WHERE recipient_id = ?';
  if (id === null) store.run(where, userId);
  else store.run(`${where} AND id = ?`, userId, id);
}
