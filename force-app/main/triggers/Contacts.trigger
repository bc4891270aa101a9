trigger Contacts on Contact(
    before insert,
    before update,
    before delete,
    after insert,
    after update,
    after delete,
    after undelete
) {
    TriggerDispatch.run(
        new List<TriggerHandler>{
            new PersonTouchpoints(Contact.Email),
            new StageCapture(),
            new InteractionPeopleChanges(),
            new ClickInteractions()
        }
    );
}
