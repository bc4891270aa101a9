/** What base components are to the shell's code, as far as it uses them. */

declare module 'lightning/toast' {
  export default class Toast {
    static show(config: Record<string, unknown>, source?: unknown): void;
  }
}

declare module 'lightning/modal' {
  import { LightningElement } from 'lwc';
  export default class LightningModal extends LightningElement {
    label: string;
    size: string;
    close(result?: unknown): void;
    static open(config: Record<string, unknown>): Promise<unknown>;
  }
}

declare module 'lightning/confirm' {
  export default class LightningConfirm {
    static open(config: Record<string, unknown>): Promise<boolean>;
  }
}
