/** `lightning-record-edit-form`: saves what its `lightning-input-field`s were given. */
import { api, LightningElement } from 'lwc';
import { objectInfoResource } from 'lightning/uiObjectInfoApi';
import type { ObjectInfo, RecordRepresentation } from '../../../shapes.ts';
import { type FormMember, type FormState, messagesOf, type ObjectName, objectNameOf, REGISTER } from 'localOrg/forms';
import { recordResource, saveChanges, saveNew } from 'localOrg/records';
import type { FetchResponse } from 'localOrg/server';

export default class RecordEditForm extends LightningElement {
  @api objectApiName: ObjectName = '';
  @api recordTypeId: string | undefined;
  @api density = 'auto';
  @api
  get recordId(): string | null {
    return this.#recordId;
  }
  set recordId(id: string | null) {
    this.#recordId = id;
    if (this.isConnected) void this.load();
  }

  #recordId: string | null = null;
  #members = new Set<FormMember>();
  #state: FormState | null = null;
  #stop: (() => void) | null = null;

  constructor() {
    super();
    this.addEventListener(REGISTER, (event) => {
      event.stopPropagation();
      const member = (event as CustomEvent<FormMember>).detail;
      this.#members.add(member);
      if (this.#state) member.receive(this.#state);
    });
  }

  connectedCallback(): void {
    void this.load();
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  async load(): Promise<void> {
    this.#stop?.();
    const info = objectInfoResource(objectNameOf(this.objectApiName));
    await info.refresh();
    const objectInfo = (await info.read()) as ObjectInfo;
    this.#stop = this.#recordId
      ? recordResource(this.#recordId, [], ['*']).subscribe(({ data }) => {
          if (data) this.provide({ objectInfo, record: data as RecordRepresentation });
        })
      : null;
    if (!this.#recordId) this.provide({ objectInfo, record: null });
  }

  provide(loaded: Pick<FormState, 'objectInfo' | 'record'>): void {
    this.share({ ...loaded, errors: [], fieldErrors: {} });
    const records = loaded.record ? { [loaded.record.id]: loaded.record } : {};
    const objectInfos = { [loaded.objectInfo.apiName]: loaded.objectInfo };
    this.dispatchEvent(new CustomEvent('load', { detail: { records, objectInfos } }));
  }

  share(state: FormState): void {
    this.#state = state;
    for (const member of this.#members) member.receive(state);
  }

  handleSubmit(event: Event): void {
    event.preventDefault();
    const fields = this.values();
    const allowed = this.dispatchEvent(new CustomEvent('submit', { detail: { fields }, cancelable: true }));
    if (allowed) this.submit(fields);
  }

  values(): Record<string, unknown> {
    return Object.assign({}, ...[...this.#members].map((member) => member.changes?.() ?? {})) as Record<
      string,
      unknown
    >;
  }

  /** Saves; without fields given, what the inputs hold. */
  @api
  submit(fields?: Record<string, unknown>): void {
    const valid = [...this.#members].map((member) => member.reportValidity?.() ?? true);
    if (!valid.includes(false)) void this.save(fields ?? this.values());
  }

  async save(fields: Record<string, unknown>): Promise<void> {
    const state = this.#state;
    if (!state) return;
    // The same message again has to be seen again.
    this.share({ ...state, errors: [], fieldErrors: {} });
    try {
      const saved = this.#recordId
        ? await saveChanges(this.#recordId, fields)
        : await saveNew(state.objectInfo.apiName, fields);
      this.dispatchEvent(new CustomEvent('success', { detail: saved }));
    } catch (error) {
      const { body } = error as FetchResponse;
      this.share({ ...state, ...messagesOf(body) });
      this.dispatchEvent(new CustomEvent('error', { detail: body }));
    }
  }
}
