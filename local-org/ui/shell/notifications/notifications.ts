/** The bell of the header: a user's notifications, how many are unread, and where each leads. */
import { LightningElement, wire } from 'lwc';
import type { UserNotification } from '../../shapes.ts';
import { getNotifications, refreshNotifications } from 'localOrg/pages';
import { goTo, onPage, urlOf, type PageReferenceInput } from 'localOrg/router';
import { ask } from 'localOrg/server';

const moment = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' });

export default class Notifications extends LightningElement {
  notifications: UserNotification[] = [];
  isOpen = false;

  @wire(getNotifications, {})
  receive({ data }: { data?: UserNotification[] }): void {
    if (data) this.notifications = data;
  }

  connectedCallback(): void {
    // Whatever a page did may have sent some.
    onPage(() => void refreshNotifications());
  }

  get unread(): number {
    return this.notifications.filter(({ isRead }) => !isRead).length;
  }

  get bellLabel(): string {
    if (this.unread === 0) return 'Notifications';
    return `Notifications: ${this.unread} unread`;
  }

  get isEmpty(): boolean {
    return this.notifications.length === 0;
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get rows() {
    return this.notifications.map(({ id, title, body, sentAt, isRead }) => ({
      id,
      title,
      body,
      when: moment.format(sentAt),
      state: isRead ? null : 'Unread',
      itemClass: `slds-global-notifications__item${isRead ? '' : ' slds-global-notifications__item_unread'}`,
    }));
  }

  async handleToggle(): Promise<void> {
    this.isOpen = !this.isOpen;
    if (this.isOpen) await refreshNotifications();
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.isOpen) return;
    event.stopPropagation();
    this.close();
  }

  handleClose(): void {
    this.close();
  }

  async handleReadAll(): Promise<void> {
    await this.markRead(null);
  }

  async handleFollow(event: Event): Promise<void> {
    const id = Number((event.currentTarget as HTMLElement).dataset.id);
    const followed = this.notifications.find((one) => one.id === id);
    await this.markRead(id);
    const address = followed ? addressOf(followed) : null;
    this.close();
    if (address) goTo(address);
  }

  private close(): void {
    this.isOpen = false;
    this.template?.querySelector<HTMLElement>('.shell-bell')?.focus();
  }

  private async markRead(id: number | null): Promise<void> {
    this.notifications = await ask<UserNotification[]>('POST', '/shell-api/notifications/read', { id });
    await refreshNotifications();
  }
}

/** Null where it leads nowhere this shell has a page for. */
function addressOf({ recordId, pageReference }: UserNotification): string | null {
  if (recordId) return `/lightning/r/${recordId}/view`;
  if (!pageReference) return null;
  try {
    return urlOf(JSON.parse(pageReference) as PageReferenceInput) || null;
  } catch {
    return null;
  }
}
