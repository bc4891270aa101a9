trigger OnAccount on Account(
    before insert,
    after insert,
    before update,
    after update,
    before delete,
    after delete,
    after undelete
) {
    PersonAccountTest.saw(Trigger.operationType, Trigger.new, Trigger.old);
}
