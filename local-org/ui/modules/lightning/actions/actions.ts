/** `lightning/actions`: a quick action's component asks its modal to close. */
export class CloseActionScreenEvent extends CustomEvent<undefined> {
  constructor(options: EventInit = {}) {
    super('lightning__actionsclosescreen', { bubbles: true, composed: true, cancelable: true, ...options });
  }
}
