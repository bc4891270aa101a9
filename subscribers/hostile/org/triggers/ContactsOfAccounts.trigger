/** Counts saves of contacts on their account. */
trigger ContactsOfAccounts on Contact(after update) {
    Map<Id, Account> accounts = new Map<Id, Account>();
    for (Contact contact : Trigger.new) {
        if (contact.AccountId != null) {
            accounts.put(contact.AccountId, null);
        }
    }
    if (accounts.isEmpty()) {
        return;
    }
    accounts = new Map<Id, Account>([SELECT Contact_Saves__c FROM Account WHERE Id IN :accounts.keySet()]);
    for (Contact contact : Trigger.new) {
        Account account = accounts.get(contact.AccountId);
        if (account != null) {
            account.Contact_Saves__c = (account.Contact_Saves__c == null ? 0 : account.Contact_Saves__c) + 1;
        }
    }
    update accounts.values();
}
