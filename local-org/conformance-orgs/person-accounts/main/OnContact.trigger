trigger OnContact on Contact(
    before insert,
    after insert,
    before update,
    after update,
    before delete,
    after delete,
    after undelete
) {
    PersonAccountTest.SEEN.add('Contact ' + Trigger.operationType.name());
}
