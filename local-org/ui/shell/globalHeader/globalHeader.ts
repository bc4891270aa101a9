/** Top bar: whose eyes the pages are seen with, and the switch to another's. */
import { LightningElement } from 'lwc';
import { boot } from 'localOrg/boot';
import { ask } from 'localOrg/server';

export default class GlobalHeader extends LightningElement {
  users = boot().users.map((user) => ({ ...user, label: `${user.name} – ${user.description}` }));
  userId = boot().userId;
  maySetUp = boot().maySetUp;

  get user() {
    return this.users.find(({ id }) => id === this.userId);
  }

  get menuLabel(): string {
    return `Logged in as ${this.user?.name}: switch user`;
  }

  get choices() {
    return this.users.map((user) => ({ ...user, checked: user.id === this.userId }));
  }

  /** A button and no link: the main part is in a shadow of its own, where no address of the document leads. */
  handleSkip(): void {
    this.dispatchEvent(new CustomEvent('skip'));
  }

  async handleSwitch(event: CustomEvent<{ value: string }>): Promise<void> {
    await ask('POST', '/switch-user', { userId: event.detail.value });
    location.reload();
  }
}
