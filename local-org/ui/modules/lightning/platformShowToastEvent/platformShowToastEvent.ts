/** `lightning/platformShowToastEvent`: the shell shows what bubbles up to it. */

export interface ToastAttributes {
  title?: string;
  message?: string;
  messageData?: unknown;
  variant?: string;
  mode?: string;
}

export class ShowToastEvent extends CustomEvent<object> {
  readonly toastAttributes: ToastAttributes & { type: string | undefined };
  constructor(attributes: ToastAttributes) {
    super('lightning__showtoast', { bubbles: true, composed: true, cancelable: true, detail: {} });
    this.toastAttributes = { ...attributes, type: attributes.variant };
  }
}
