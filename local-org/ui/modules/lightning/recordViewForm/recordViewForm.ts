/** `lightning-record-view-form`: gives a record to its `lightning-output-field`s. */
import RecordEditForm from 'lightning/recordEditForm';

export default class RecordViewForm extends RecordEditForm {}
