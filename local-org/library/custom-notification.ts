/**
 * Messaging.CustomNotification (Apex Reference Guide). What it sends is listed by the bell of the recipients' pages. The
 * guide says when `send` fails, but neither with which exception nor with which words: code can only catch Exception.
 */
import { addNotification } from '../services/notifications.ts';
import { storeOf } from '../data/running.ts';
import { toId18 } from '../data/id.ts';
import { transaction } from '../running/transaction.ts';
import { notSupported, throwApex } from '../values/exceptions.ts';
import type { ApexSet } from '../values/values.ts';
import { required } from './arguments.ts';
import type { DataObject } from './data-class.ts';
import { defineDataClass, settersOf } from './data-class.ts';

const PROPERTIES = [
  'String notificationTypeId',
  'String senderId',
  'String title',
  'String body',
  'String targetId',
  'String targetPageRef',
];
const MAX_TITLE = 250;
const MAX_BODY = 750;
const MAX_RECIPIENTS = 500;

const CustomNotification = defineDataClass(
  'Messaging.CustomNotification',
  {},
  {
    'new(String typeId, String sender, String title, String body, String targetId, String targetPageRef)': (
      _type,
      ...values: (string | null)[]
    ) => {
      const made = new CustomNotification();
      PROPERTIES.forEach((signature, i) => (made.values[signature.split(' ')[1].toLowerCase()] = values[i]));
      return made;
    },
    ...settersOf(PROPERTIES),
    'void send(Set<String> users)': (self: DataObject, users: ApexSet<string> | null) => send(self, required(users)),
  },
);

function send({ values }: DataObject, users: ApexSet<string>): void {
  const current = transaction();
  const store = storeOf(current.org);
  const title = textOf(values.title, 'title', MAX_TITLE);
  const body = textOf(values.body, 'body', MAX_BODY);
  const typeId = idOf(values.notificationtypeid);
  if (!typeId || !store.first('SELECT Id FROM "CustomNotificationType" WHERE Id = ?', typeId)) {
    return refuse('The notification type ID is missing or invalid');
  }
  if (!values.targetid && !values.targetpageref) refuse('A target ID or a target page reference is required');
  if (users.size > MAX_RECIPIENTS) refuse(`A notification has at most ${MAX_RECIPIENTS} recipients`);
  const recipients = new Set(users.toArray().flatMap((user) => usersOf(store, user)));
  if (recipients.size === 0) return;
  // Whether a callout may follow is not documented: code that does without is right in either case.
  current.hasUncommittedWork = true;
  addNotification(store, recipients, {
    typeId,
    title,
    body,
    senderId: idOf(values.senderid) ?? current.user.id,
    targetId: (values.targetid as string | undefined) ?? null,
    targetPage: (values.targetpageref as string | undefined) ?? null,
    sentAt: current.now(),
  });
}

type Store = ReturnType<typeof storeOf>;

/** The active users a recipient stands for: itself, or the members of a group or queue. */
function usersOf(store: Store, recipient: string | null): string[] {
  const id = idOf(recipient);
  const object = id ? store.schema.objectOfId(id)?.name : null;
  switch (object) {
    case 'User':
      return activeUsers(store, 'Id = ?', id!);
    case 'Group':
      return activeUsers(
        store,
        'Id IN (SELECT UserOrGroupId FROM "GroupMember" WHERE GroupId = ? AND IsDeleted = 0)',
        id!,
      );
    case 'Account':
    case 'Opportunity':
      return notSupported(`teams of ${object} as recipients`, 'Messaging.CustomNotification');
    default:
      return refuse(`The recipient ID is invalid: ${recipient}`);
  }
}

const activeUsers = (store: Store, where: string, id: string): string[] =>
  store.all(`SELECT Id FROM "User" WHERE IsActive = 1 AND ${where}`, id).map(([found]) => found as string);

function textOf(value: unknown, what: string, maximum: number): string {
  if (typeof value !== 'string' || value.trim() === '') return refuse(`The notification's ${what} is required`);
  if (value.length > maximum) return refuse(`The notification's ${what} has more than ${maximum} characters`);
  return value;
}

/** Its 18 characters; null when it is none. */
const idOf = (value: unknown): string | null => (typeof value === 'string' ? toId18(value) : null);

const refuse = (message: string): never => throwApex('HandledException', message);
