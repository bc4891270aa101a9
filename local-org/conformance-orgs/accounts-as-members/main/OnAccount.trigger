trigger OnAccount on Account(before insert, after insert) {
    AccountMemberTest.SEEN.add(Trigger.operationType.name());
}
